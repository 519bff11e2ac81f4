/** Documents that specifications refer to: product requirements and decision records, known by file name and first heading. */

import { type Document, documentText } from '../blocks/document.ts';
import { positionAt } from '../blocks/position.ts';
import { decisionNumber } from '../spec/adr.ts';
import { isStandard, requirementForm } from '../spec/requirement.ts';
import { idPattern } from '../template/fields.ts';
import { stripMarkup } from '../template/key.ts';
import type { Template } from '../template/template.ts';
import { detached, memo } from '../text/memo.ts';
import { decoded } from '../text/uri.ts';
import type { Entry, Origin } from './entry.ts';
import { idKey, type Mention, type MentionKind } from './mention.ts';

/** True if it may be one, by its name and its beginning: then it is worth to be read as a whole. */
export const isReferenceDocument = (uri: string, head: string, template: Template): boolean =>
  identify(uri, head, template) !== undefined;

/** The entry of a document that is no specification; undefined for ordinary Markdown. */
export function referenceEntryOf(
  { uri, encoding }: Origin,
  document: Document,
  template: Template,
): Entry | undefined {
  const text = documentText(document);
  const found = identify(uri, text.slice(0, maxHead), template);
  if (!found) return undefined;
  const toMention = (
    kind: MentionKind,
    { key, name }: { key: string; name: string },
    [start, end]: readonly [number, number],
  ): Mention => {
    const from = positionAt(document, start, encoding);
    const to = positionAt(document, end, encoding);
    const endCharacter = to.line === from.line ? to.character : from.character;
    return {
      kind,
      key: detached(key),
      name: detached(name),
      uri,
      start,
      end,
      line: from.line,
      character: from.character,
      endCharacter,
    };
  };
  const { form, id, place, title } = found;
  const own = { key: idKey(id), name: id };
  const prefix = { key: prefixOf(id), name: id };
  const isRequirements = form === 'requirements';
  return {
    uri,
    form,
    id: detached(id),
    title: detached(title),
    references: [],
    mentions: [
      toMention(form, own, place),
      ...(isRequirements ? [toMention(form, prefix, place)] : []),
      ...(isRequirements ? requirementsOf(text, id) : []).map(({ name, start }) =>
        toMention('requirement', { key: own.key, name }, [start, start + name.length]),
      ),
    ],
  };
}

/** `prd-` of `PRD-208`: under it are all documents of that kind. */
export const prefixOf = (id: string): string => /^\D*/.exec(idKey(id))![0];

const maxHead = 4000;

interface Identity {
  readonly form: 'requirements' | 'decision';
  readonly id: string;
  /** Where the identifier stands, or the first heading. */
  readonly place: readonly [start: number, end: number];
  readonly title: string;
}

function identify(uri: string, head: string, template: Template): Identity | undefined {
  const text = head.slice(0, maxHead);
  const file = decoded(uri.slice(uri.lastIndexOf('/') + 1));
  const heading = /^#[ \t]+(\S[^\r\n]*)/m.exec(text);
  const title = stripMarkup(heading?.[1] ?? '').slice(0, 120);
  const line = heading ? heading.index + heading[0].length - heading[1]!.length : 0;
  const form = formOf(template);
  if (form) {
    const inHeading = heading && form.exec(heading[1]!);
    const inFront = /^(?:id|prd|ref)[ \t]*:[ \t]*["']?([\w-]+)/im.exec(text)?.[1];
    const inName = form.exec(file.replace(/[_ ]/g, '-'));
    const id = inHeading?.[0] ?? (inFront && form.exec(inFront)?.[0]) ?? inName?.[0];
    if (id) {
      const start = inHeading ? line + inHeading.index : line;
      return { form: 'requirements', id, place: [start, start + (inHeading ? id.length : 0)], title };
    }
  }
  const number = decisionNumber(file);
  const named = /^ADR[- ]?0*(\d{1,5})\b/.exec(title)?.[1];
  if (named === undefined && (number === undefined || !/\badrs?\b|decision/i.test(uri))) return undefined;
  return { form: 'decision', id: `ADR-${named ?? number}`, place: [line, line], title };
}

/** Begins with an identifier of the form that the template gives references. */
const formOf = memo(({ header }: Template) => {
  const field = header?.fields.find(f => f.type === 'ids');
  if (!field || !/\p{L}/u.test(field.placeholder.replace(/X{2,}/g, ''))) return undefined;
  return new RegExp(`^${idPattern(field.placeholder).source.slice(1, -1)}(?![\\p{L}\\p{N}])`, 'iu');
});

const item = new RegExp(
  [
    String.raw`^(?:[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]{1,4}(?:\[[ xX]\][ \t])?|#{1,6}[ \t]+|[ \t]{0,3}\|[ \t]*|)`,
    '[*_`]{0,3}',
    `(${requirementForm})`,
    String.raw`(?=[*_:.)\s|\x60–—-])`,
  ].join(''),
);
const leftOut = /out of scope|left out|non-?goals?|not (?:in|part)|won.?t|later|future|deferred|parked/i;

/** The requirements that a document states, each once: at the start of an item, a heading, a row or a paragraph. */
function requirementsOf(text: string, own: string): { name: string; start: number }[] {
  const found = new Map<string, number>();
  let isLeftOut = false;
  let isCode = false;
  let start = 0;
  for (const line of text.split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    if (/^#{1,6}[ \t]/.test(line)) isLeftOut = leftOut.test(line);
    const match = isCode || isLeftOut || line.includes('~~') ? null : item.exec(line);
    const name = match?.[1];
    const isOwn = name !== undefined && prefixOf(name) === prefixOf(own);
    if (name !== undefined && !isOwn && !isStandard(name) && !found.has(name) && found.size < maxRequirements)
      found.set(name, start + match!.index + match![0].length - name.length);
    start += line.length + 1;
  }
  return [...found].map(([name, at]) => ({ name, start: at }));
}

const maxRequirements = 500;
