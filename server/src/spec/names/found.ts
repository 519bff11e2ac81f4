/** Found names: a stretch of a section as a place in the document, if it certainly holds the name that is looked for. */

import { type Span, shift, textOf, trimSpan } from '../../text/span.ts';
import { lastKey } from '../field-path.ts';
import type { NamedThing, NameKind, Occurrence } from '../name.ts';
import { holdsPlaceholder } from '../place.ts';
import type { PlacedSection } from '../spec.ts';
import { toNameKey } from './key.ts';

/** An occurrence before it is decided which of all places describe the thing: those of the most weight, if it is above 0. */
export interface Found extends Omit<Occurrence, 'role'> {
  readonly weight: number;
  /** Others describe the thing. */
  readonly isForeign?: boolean;
}

export interface Naming {
  readonly kind: NameKind;
  /** Within the section's chunk; several for a name over several lines. */
  readonly spans: readonly Span[];
  /** The thing's key, where the text alone does not give all of it; a text that contradicts it is none of its names. */
  readonly key?: string;
  readonly scope?: string | undefined;
  readonly weight?: number;
  readonly isForeign?: boolean;
}

/** The name at that place; nothing where the text there is no name of the thing, or still a placeholder. */
export function foundIn({ section, origin }: PlacedSection, naming: Naming): Found[] {
  const { kind, scope, weight = 0, isForeign = false } = naming;
  const spans =
    kind === 'endpoint' ? naming.spans.map(span => withoutQuery(section.text, span)) : naming.spans;
  const name = spans.map(span => textOf(section.text, span)).join(' ');
  const own = toNameKey(kind, name);
  const key = naming.key ?? own;
  const [first, ...rest] = spans.map(span => shift(span, origin));
  if (!first || own === '' || key === '' || !isNameOf({ kind, key }, own)) return [];
  if (spans.some(span => span.end <= span.start || holdsPlaceholder(section, span))) return [];
  return [
    {
      kind,
      key,
      ...(scope === undefined ? {} : { scope }),
      name,
      span: first,
      ...(rest.length > 0 ? { rest } : {}),
      weight,
      ...(isForeign ? { isForeign } : {}),
    },
  ];
}

/** A path without what it is asked. */
function withoutQuery(text: string, { start, end }: Span): Span {
  const at = textOf(text, { start, end }).search(/[?#]/);
  return { start, end: at < 0 ? end : start + at };
}

/** True if the key of a text is the thing's, or as much of it as is written where the rest is plain: a path, the last key. */
export function isNameOf({ kind, key }: Pick<NamedThing, 'kind' | 'key'>, own: string): boolean {
  if (own === key) return true;
  if (kind === 'field') return own === lastKey(key);
  return kind === 'endpoint' && own.startsWith('/') && key.endsWith(` ${own}`);
}

/** Where in lines of text a name stands that they hold together, blanks between them; none where they do not. */
export function nameSpans(text: string, lines: readonly Span[], name: string): Span[] {
  const at = lines
    .map(line => textOf(text, line))
    .join(' ')
    .indexOf(name);
  if (at < 0) return [];
  const found: Span[] = [];
  let from = 0;
  for (const line of lines) {
    const start = Math.max(line.start, line.start + at - from);
    const end = Math.min(line.end, line.start + at + name.length - from);
    if (start < end) found.push(trimSpan(text, { start, end }));
    from += line.end - line.start + 1;
  }
  return found;
}

/** The pieces of a cell between commas, semicolons, slashes, `&`, `and` and line breaks; blanks and marks of emphasis left out. */
export function piecesOf(text: string, cell: Span): Span[] {
  const raw = textOf(text, cell);
  const pieces: Span[] = [];
  let from = 0;
  for (const match of [...raw.matchAll(/[,;/&]|\band\b|<br\s?\/?>/gi), undefined]) {
    const end = match ? match.index : raw.length;
    const bare = unmarked(text, { start: cell.start + from, end: cell.start + end });
    if (bare.start < bare.end) pieces.push(bare);
    if (match) from = end + match[0].length;
  }
  return pieces;
}

/** A stretch without blanks, back-ticks and stars at its ends. */
export function unmarked(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s`*]/.test(text[start]!)) start++;
  while (end > start && /[\s`*]/.test(text[end - 1]!)) end--;
  return { start, end };
}
