/** Mentions: code spans of the text, and words that no sentence has, which are the very name of one known thing. */

import { memo } from '../../text/memo.ts';
import { type Span, shift, textOf } from '../../text/span.ts';
import { endpointOf } from '../endpoint.ts';
import { readEndpointHeading } from '../endpoint-heading.ts';
import { lastKey } from '../field-path.ts';
import { type NamedThing, type NameKind, nameKey } from '../name.ts';
import { eachProse } from '../prose.ts';
import type { Section } from '../section.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { type Found, foundIn } from './found.ts';
import { toNameKey } from './key.ts';
import { columnsOf, qualifiedName } from './tables.ts';

/** Every mention of what the structure of the document names; where a word may mean two things it names neither. */
export function mentionNames(spec: Spec, structural: readonly Found[]): Found[] {
  const known = thingsByWord(structural);
  const tables = columnsOf(spec);
  return spec.sections.flatMap(placed =>
    mentionsIn(placed.section).flatMap(mention => {
      const thing = thingAt(placed, mention, known);
      const { spans, isCode } = mention;
      if (thing) return foundIn(placed, { ...thing, spans });
      if (!isCode) return [];
      const dot = mention.text.indexOf('.');
      const isColumn = dot > 0 && tables.has(toNameKey('entity', mention.text.slice(0, dot)));
      return isColumn ? qualifiedName(placed, spans[0]!, tables) : [];
    }),
  );
}

export interface Mention {
  readonly text: string;
  /** Within the section's chunk. */
  readonly spans: readonly [Span];
  /** In code marks. */
  readonly isCode: boolean;
  /** It stands in a table of this kind. */
  readonly table: string;
}

// With an underscore, a dot or a capital inside: no sentence has such a word.
const codeWord =
  /(?<![\p{L}\p{N}_.@/#-])\p{L}[\p{L}\p{N}]*(?:[_.][\p{L}\p{N}]+)+(?![\p{L}\p{N}_(@/-])|(?<![\p{L}\p{N}_.@/#-])\p{Ll}+\p{N}*\p{Lu}[\p{L}\p{N}]*(?![\p{L}\p{N}_(@/-])/gu;
const maxCode = 200;

export const mentionsIn: (section: Section) => readonly Mention[] = memo(section => {
  const found: Mention[] = [];
  const kinds = new Map(
    section.tables.flatMap(({ columns, kind }) => columns.map(column => [column, kind] as const)),
  );
  for (const { start, text, column } of eachProse(section)) {
    const raw = section.text.slice(start, start + text.length);
    const table = (column && kinds.get(column)) ?? '';
    if (raw.includes('`'))
      for (const span of codeSpans(raw, text)) {
        const own = shift(span, start);
        found.push({ text: textOf(section.text, own), spans: [own], isCode: true, table });
      }
    for (const { 0: word, index } of text.matchAll(codeWord)) {
      const span = { start: start + index, end: start + index + word.length };
      found.push({ text: word, spans: [span], isCode: false, table });
    }
  }
  return found;
});

/** What code spans hold, blanks at their ends left out; `prose` is the text with them blanked out. */
function codeSpans(raw: string, prose: string): Span[] {
  const spans: Span[] = [];
  let open: { readonly index: number; readonly length: number } | undefined;
  for (const { 0: run, index } of raw.matchAll(/`+/g)) {
    if (open && run.length === open.length) {
      let from = open.index + open.length;
      let to = index;
      while (from < to && raw[from] === ' ') from++;
      while (to > from && raw[to - 1] === ' ') to--;
      if (to > from && to - from <= maxCode) spans.push({ start: from, end: to });
      open = undefined;
    } else if (!open && prose.charAt(index) !== '`') open = { index, length: run.length };
  }
  return spans;
}

interface Known extends NamedThing {
  /** As the name is written somewhere. */
  readonly spellings: Set<string>;
}

const wordOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The things under what all spellings of their names share, whatever their kind; endpoints under their paths, too. */
function thingsByWord(structural: readonly Found[]): ReadonlyMap<string, readonly Known[]> {
  const all = new Map<string, Known>();
  const found = new Map<string, Known[]>();
  for (const { kind, key, scope, name } of structural) {
    const id = nameKey({ kind, key, ...(scope === undefined ? {} : { scope }) });
    const own = all.get(id) ?? { kind, key, ...(scope === undefined ? {} : { scope }), spellings: new Set() };
    all.set(id, own);
    own.spellings.add(name);
  }
  for (const thing of all.values()) {
    if (thing.kind === 'endpoint' && thing.scope === undefined) {
      const path = thing.key.slice(thing.key.indexOf('/'));
      if (!found.get(path)?.push(thing)) found.set(path, [thing]);
    }
    const names = thing.kind === 'field' ? [lastKey(thing.key), thing.key] : [...thing.spellings];
    for (const word of new Set(names.map(wordOf))) {
      const list = found.get(word);
      if (list) list.push(thing);
      else found.set(word, [thing]);
    }
  }
  return found;
}

/** Kinds of things whose names are words of code, so that they need no marks. */
const plainKinds: ReadonlySet<NameKind> = new Set<NameKind>([
  'entity',
  'event',
  'flag',
  'metric',
  'error code',
  'field',
]);

/** Of more things under one word nobody can say which is meant. */
const maxAlike = 300;

/** The one thing that a mention names. */
function thingAt(
  placed: PlacedSection,
  mention: Mention,
  known: ReadonlyMap<string, readonly Known[]>,
): NamedThing | undefined {
  const { text, isCode, table } = mention;
  const endpoint = isCode && text.includes('/') ? endpointIn(text, known) : undefined;
  if (endpoint) return endpoint;
  const alike = known.get(wordOf(text)) ?? [];
  if (alike.length > maxAlike) return undefined;
  const all = alike.filter(
    thing =>
      toNameKey(thing.kind, text) ===
      (thing.kind === 'field' && !text.includes('.') ? lastKey(thing.key) : thing.key),
  );
  const exact = all.filter(({ spellings }) => spellings.has(text));
  const near = exact.length > 0 ? exact : all;
  // A parameter of the path is the endpoint's.
  if (near.some(({ kind }) => kind === 'field') && isParameter(placed, text)) return undefined;
  const here = near.filter(({ scope }) => scope !== undefined && isHome(placed, scope));
  const [thing, ...more] = here.length > 0 ? here : near;
  if (!thing || more.length > 0 || !isAllowed(thing, { isCode, table, isHere: here.length > 0 }))
    return undefined;
  return { kind: thing.kind, key: thing.key, ...(thing.scope === undefined ? {} : { scope: thing.scope }) };
}

/** What a log writes and how a metric is labelled are words of their own, and a field's name without marks may be another's. */
function isAllowed(
  { kind, scope, spellings }: Known,
  { isCode, table, isHere }: { readonly isCode: boolean; readonly table: string; readonly isHere: boolean },
): boolean {
  const isOfData = kind === 'field' || kind === 'column' || kind === 'state';
  if (isOfData && (table === 'logs' || table === 'metrics')) return false;
  if (isCode) return kind !== 'specification' && kind !== 'requirement';
  if (!plainKinds.has(kind)) return false;
  // A rule on what is refused speaks of what is asked for.
  if (kind === 'field') return isHere || (table === 'validation' && scope?.endsWith(' request') === true);
  return kind !== 'entity' || [...spellings].some(name => name.includes('_'));
}

/** True for the section of the endpoint or the entity that a scope names. */
function isHome({ section }: PlacedSection, scope: string): boolean {
  const { slot, part } = section;
  if (slot?.kind === 'entity') return toNameKey('entity', part.title.replace(/`/g, '')) === scope;
  if (slot?.kind !== 'endpoint' && slot?.kind !== 'endpoint change') return false;
  const key = toNameKey('endpoint', part.title);
  return key !== '' && (scope === key || scope.startsWith(`${key} `));
}

const isParameter = ({ section }: PlacedSection, name: string): boolean =>
  /^endpoint/.test(section.slot?.kind ?? '') && endpointOf(section).parameters.some(p => p.name === name);

/** `METHOD /path`, or the path of the one endpoint that has it. */
function endpointIn(text: string, known: ReadonlyMap<string, readonly Known[]>): NamedThing | undefined {
  const { methods, path, host } = readEndpointHeading(text);
  const key = toNameKey('endpoint', text);
  if (!path || host || key === '' || path.span.end !== text.length) return undefined;
  if (methods.length === 1) return /^[A-Z]+\s+\//.test(text) ? { kind: 'endpoint', key } : undefined;
  if (!text.startsWith('/')) return undefined;
  const fits = known.get(key) ?? [];
  const [only, ...more] = new Set(fits.map(thing => thing.key));
  return only === undefined || more.length > 0 ? undefined : { kind: 'endpoint', key: only };
}
