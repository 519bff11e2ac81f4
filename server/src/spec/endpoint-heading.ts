/** Headings of endpoints: method and path in every form that people give them. */

import { httpMethods } from '../notations/http/http.ts';
import { nearest } from '../text/similarity.ts';
import type { Span } from '../text/span.ts';

/** A word of the document and where it stands. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

export interface PathParameter {
  readonly name: string;
  /** With its brackets or its colon. */
  readonly span: Span;
  readonly form: 'brace' | 'colon' | 'angle' | 'bracket';
}

export interface EndpointHeading {
  /** As written; not always a method of HTTP. */
  readonly method?: Word;
  /** The methods that it means, upper case; several in `PUT/PATCH`, none where it is no method of HTTP. */
  readonly methods: readonly string[];
  /** From the first slash on; a host before it is left out. */
  readonly path?: Word;
  readonly parameters: readonly PathParameter[];
  /** Scheme and host in front of the path. */
  readonly host?: Word;
  /** Method and path stand in one code span, and nothing else does. */
  readonly isCode: boolean;
}

const maxHeading = 1000;

/** Reads a heading's inline Markdown; spans count from its start. */
export function readEndpointHeading(inline: string): EndpointHeading {
  const text = inline.slice(0, maxHeading);
  const code = codeSpan(text);
  const inside = code ? readIn(text, code) : undefined;
  return inside?.path ? inside : (readIn(text, { start: 0, end: text.length }) ?? nothing);
}

const nothing: EndpointHeading = { methods: [], parameters: [], isCode: false };

/** The first code span that holds a slash, its marks left out. */
function codeSpan(text: string): Span | undefined {
  for (const match of text.matchAll(/`([^`]+)`/g))
    if (match[1]!.includes('/')) return { start: match.index + 1, end: match.index + match[0].length - 1 };
  return undefined;
}

const hostForm = /^(?:\{\{?\w+\}?\}|\$\{?\w+\}?|<[\w-]+>)$/;

/** Where the first path starts, and the host right before it. */
function pathStart(text: string): { at: number; host: string } | undefined {
  for (const { 0: word, index } of text.matchAll(/[^\s`*("'[]+/g)) {
    const lead = /^[_:]*/.exec(word)![0].length;
    const url = /^https?:\/\/[^/]+/.exec(word.slice(lead))?.[0];
    const slash = url === undefined ? word.indexOf('/') : word.indexOf('/', lead + url.length);
    if (slash < 0) continue;
    const host = word.slice(lead, slash);
    const isHost =
      url !== undefined || hostForm.test(host) || (/^[\w.:-]+$/.test(host) && /\w\.\w/.test(host));
    if (host === '' || isHost) return { at: index + slash, host };
  }
  return undefined;
}

/** Behind a method a path is one without its first slash, too. */
const relative = new RegExp(
  `(?<=(?:^|[^A-Za-z])(?:${httpMethods.join('|')})\\s{1,3}\`?)(?=[\\w{][\\w{}.-]*/)`,
);

function readIn(text: string, { start, end }: Span): EndpointHeading | undefined {
  const own = text.slice(start, end);
  const found = pathStart(own);
  const at = found?.at ?? relative.exec(own)?.index;
  if (at === undefined) return undefined;
  const hostText = found?.host;
  const from = start + at;
  const isCode = start > 0;
  const path = pathFrom(text, from, { end, isCode });
  const before = text.slice(0, from - (hostText?.length ?? 0));
  const method = methodBefore(before);
  return {
    ...(method ? { method } : {}),
    methods: method ? methodsOf(method.text) : [],
    path,
    parameters: parametersOf(path),
    ...(hostText ? { host: { text: hostText, span: { start: from - hostText.length, end: from } } } : {}),
    isCode: isCode && (!method || method.span.start >= start) && isWhole(text, { start, end }, method),
  };
}

const isWhole = (text: string, { start }: Span, method: Word | undefined): boolean =>
  text.slice(start, method?.span.start ?? start).trim() === '';

/** In a code span the path goes on to its end, blanks and all; elsewhere to the first blank. */
function pathFrom(text: string, from: number, { end, isCode }: { end: number; isCode: boolean }): Word {
  const rest = text.slice(from, end);
  let found = isCode ? rest.trimEnd() : /^[^\s`]*/.exec(rest)![0];
  if (!isCode) found = found.replace(/(?<![*,;:])(?:\*\*|[,;:])+$|(?<![)\]])\)$/, '');
  return { text: found, span: { start: from, end: from + found.length } };
}

function methodBefore(before: string): Word | undefined {
  let end = before.length;
  while (end > 0 && /[\s`*_("'[:]/.test(before[end - 1]!)) end--;
  const text = /(?<![A-Za-z/|,])[A-Za-z/|,]{1,60}$/.exec(before.slice(0, end))?.[0].replace(/^[/|,]/, '');
  if (!text) return undefined;
  const start = end - text.length;
  const isWord = /^[A-Z]{2,12}(?:[/|,][A-Z]{2,12})*$/.test(text);
  const isLower = httpMethods.includes(text.toUpperCase());
  const isNear = before.slice(0, start).replace(/[\s`*_\d.)]+/g, '') === '' && isMisspelt(text);
  return isWord || isLower || isNear ? { text, span: { start, end } } : undefined;
}

const isMisspelt = (text: string): boolean => text.length >= 3 && nearest(text, httpMethods) !== undefined;

function methodsOf(text: string): readonly string[] {
  const words = text.toUpperCase().split(/[/|,]/);
  return words.every(word => httpMethods.includes(word)) ? words : [];
}

const parameterForm =
  /\{([^{}/]{1,80})\}|(?<=\/):([A-Za-z_]\w{0,80})|<([^<>/]{1,80})>|(?<=\/)\[([^[\]/]{1,80})\]/g;

function parametersOf({ text, span }: Word): PathParameter[] {
  return [...text.matchAll(parameterForm)].map(match => {
    const [whole, brace, colon, angle, bracket] = match;
    const start = span.start + match.index;
    return {
      name: (brace ?? colon ?? angle ?? bracket)!.replace(/^[*+]|[*+?]$|^\w+:(?=\w)/g, '').trim(),
      span: { start, end: start + whole.length },
      form:
        brace !== undefined
          ? 'brace'
          : colon !== undefined
            ? 'colon'
            : angle !== undefined
              ? 'angle'
              : 'bracket',
    };
  });
}
