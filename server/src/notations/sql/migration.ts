/** The parts of a migration: what leads up to the new schema, and what leads back down. */

import type { Span } from '../../text/span.ts';
import type { Comment } from './tokens.ts';

export interface MigrationPart {
  readonly direction: 'up' | 'down';
  /** The comment that begins it; undefined for an Up that nothing but the Down behind it marks. */
  readonly marker: Span | undefined;
  /** From behind the marker to the next one. */
  readonly span: Span;
}

const directions: Readonly<Record<string, 'up' | 'down'>> = {
  up: 'up',
  forward: 'up',
  forwards: 'up',
  down: 'down',
  undo: 'down',
  rollback: 'down',
  revert: 'down',
  backward: 'down',
  backwards: 'down',
};

const marks =
  /^[\s\-=*#/>{]*(?:\+(?:goose|migrate)\s+|migrate:|@)?(?:migration\s+|migrate\s+)?(up|forwards?|down|undo|rollback|revert|backwards?)\b/i;
// Prose goes on with a word: "Up to ten rows", "Rollback is done by hand".
const rest = /^\s*(?:$|[:(\-–—=*#/.}]|(?:migration|migrations|script|no\s+transaction)\b)/i;

/** The parts that comments mark, in order; none where no comment does. */
export function readParts(text: string, comments: readonly Comment[]): MigrationPart[] {
  const marked = comments.flatMap(comment => {
    const direction = directionOf(text, comment);
    return direction ? [{ direction, comment }] : [];
  });
  const first = marked[0];
  if (!first) return [];
  const parts: MigrationPart[] = [];
  const open = (start: number, end: number): void => {
    parts.push({ direction: 'up', marker: undefined, span: { start, end } });
  };
  const isUpMarked = marked.some(({ direction }) => direction === 'up');
  if (first.direction === 'down' && !isUpMarked) open(0, first.comment.start);
  marked.forEach(({ direction, comment }, i) => {
    const marker = { start: comment.start, end: comment.end };
    const end = marked[i + 1]?.comment.start ?? text.length;
    // A marker that holds its statement marks no more than that; what follows leads up again.
    const isAlone = direction === 'down' && statementIn(text, comment) !== undefined;
    parts.push({ direction, marker, span: { start: marker.end, end: isAlone ? marker.end : end } });
    if (isAlone) open(marker.end, end);
  });
  return parts;
}

function directionOf(text: string, { body, isFresh }: Comment): 'up' | 'down' | undefined {
  if (!isFresh) return undefined;
  const said = text.slice(body.start, Math.min(body.end, body.start + 120));
  const match = marks.exec(said);
  return match && rest.test(said.slice(match[0].length)) ? directions[match[1]!.toLowerCase()] : undefined;
}

const verbs =
  /^(?:(?:DROP|ALTER)\s+(?:TABLE|INDEX|TYPE|VIEW|MATERIALIZED|FUNCTION|TRIGGER|SCHEMA|SEQUENCE|POLICY|EXTENSION|COLUMN)|CREATE\s+(?:TABLE|INDEX|UNIQUE|TYPE|VIEW|OR)|DELETE\s+FROM|UPDATE\s+\S+\s+SET|INSERT\s+INTO|TRUNCATE)\s/i;
// A marker that has its statement behind it: "Rollback: DROP TABLE x;".
const lead = /^(?:rollback|down|undo|revert)\s*:?\s+/i;

/** True if a comment says a statement instead of a remark. */
export function statementIn(text: string, { body }: Comment): Span | undefined {
  const said = text.slice(body.start, Math.min(body.end, body.start + 120));
  const from = lead.exec(said)?.[0].length ?? 0;
  return verbs.test(said.slice(from)) ? { start: body.start + from, end: body.end } : undefined;
}

/**
 * A text of the same length in which only the statements in comments of Down parts are left, so that
 * positions stay what they are; undefined where there are none.
 */
export function commentedOnly(
  text: string,
  parts: readonly MigrationPart[],
  comments: readonly Comment[],
): string | undefined {
  let out = '';
  let isOpen = false;
  let last = 0;
  for (const comment of comments) {
    if (partAt(parts, comment.start)?.direction !== 'down') continue;
    const isNext: boolean = isOpen && /^\s*$/.test(text.slice(last, comment.start));
    const found: Span | undefined = statementIn(text, comment) ?? (isNext ? comment.body : undefined);
    last = comment.end;
    isOpen = found !== undefined && text[found.end - 1] !== ';';
    if (found) out += blank(text.slice(out.length, found.start)) + text.slice(found.start, found.end);
  }
  return out === '' ? undefined : out;
}

const blank = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** The part that holds an offset, its marker counted in. */
export function partAt(parts: readonly MigrationPart[], offset: number): MigrationPart | undefined {
  let low = -1;
  let high = parts.length;
  while (low + 1 < high) {
    const mid = (low + high) >> 1;
    const { marker, span } = parts[mid]!;
    if ((marker ?? span).start <= offset) low = mid;
    else high = mid;
  }
  return parts[low];
}
