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

const pathStart =
  /(?<![^\s`*_("'[:])(?:(https?:\/\/[^\s/`]{1,99}|\{\{?\w{1,40}\}?\}|\$\{?\w{1,40}\}?|<[\w-]{1,40}>|[\w-]{1,40}(?:\.[\w-]{1,40}){1,6}(?::\d{1,5})?)(?=\/))?\//;

/** Behind a method a path is one without its first slash, too. */
const relative = new RegExp(
  `(?<=(?:^|[^A-Za-z])(?:${httpMethods.join('|')})\\s{1,3}\`?)(?=[\\w{][\\w{}.-]*/)`,
);

function readIn(text: string, { start, end }: Span): EndpointHeading | undefined {
  const own = text.slice(start, end);
  const found = pathStart.exec(own) ?? relative.exec(own);
  if (!found) return undefined;
  const hostText = found[1];
  const from = start + found.index + (hostText?.length ?? 0);
  const isCode = start > 0;
  const path = pathFrom(text, from, { end, isCode });
  const before = text.slice(0, start + found.index);
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
  const found = /(?<![A-Za-z])([A-Za-z]{1,20}(?:\s?[/|,]\s?[A-Z]{1,12}){0,6})[\s`*_("'[:]{0,9}$/.exec(before.slice(-120));
  if (!found) return undefined;
  const text = found[1]!;
  const start = before.length - Math.min(before.length, 120) + found.index;
  const isWord = /^[A-Z]{2,12}(?:\s?[/|,]\s?[A-Z]{2,12})*$/.test(text);
  const isLower = httpMethods.includes(text.toUpperCase());
  const isNear = before.slice(0, start).replace(/[\s`*_\d.)]+/g, '') === '' && isMisspelt(text);
  return isWord || isLower || isNear ? { text, span: { start, end: start + text.length } } : undefined;
}

const isMisspelt = (text: string): boolean => text.length >= 3 && nearest(text, httpMethods) !== undefined;

function methodsOf(text: string): readonly string[] {
  const words = text.toUpperCase().split(/\s?[/|,]\s?/);
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
