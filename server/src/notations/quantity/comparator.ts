/** Comparators: `<`, `at most`, `no more than`, `or less`, and what a "not" before them makes of it. */

import type { Token } from './token.ts';

export type Comparator = '<' | '<=' | '>' | '>=' | '=' | '~';

export interface ComparatorReading {
  readonly comparator: Comparator;
  /** Index of the token behind it. */
  readonly next: number;
}

/** The comparator that begins at a token. */
export function readComparator(tokens: readonly Token[], at: number): ComparatorReading | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'mark') return readMark(tokens, at);
  if (token.kind !== 'word') return undefined;
  const phrase = phraseAt(phrases, tokens, at);
  if (!phrase) return undefined;
  const comparator = isNegation(tokens[at - 1]) ? opposite[phrase.comparator] : phrase.comparator;
  return { comparator, next: skipFillers(tokens, phrase.next) };
}

/** True at a word that turns the comparator behind it round. */
export const isNegation = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (token.key === 'not' || token.key === 'never' || token.key === 'cannot');

/** The comparator that stands behind a quantity, as in `300 ms or less`, `5 s max`. */
export function readSuffix(tokens: readonly Token[], at: number): ComparatorReading | undefined {
  const token = tokens[at];
  if (token?.key === '+' && token.glued && tokens[at + 1]?.kind !== 'number')
    return { comparator: '>=', next: at + 1 };
  if (token?.kind !== 'word') return undefined;
  const phrase = phraseAt(suffixes, tokens, at);
  // In `100 ms max 5 retries` the word belongs to what follows.
  if (!phrase || tokens[phrase.next]?.kind === 'number' || tokens[phrase.next]?.key === ':') return undefined;
  return phrase;
}

const marks: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['&lt;', '<'],
  ['>', '>'],
  ['&gt;', '>'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['⩽', '<='],
  ['&le;', '<='],
  ['&lt;=', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['⩾', '>='],
  ['&ge;', '>='],
  ['&gt;=', '>='],
  ['=', '='],
  ['==', '='],
  ['~', '~'],
  ['≈', '~'],
]);

function readMark(tokens: readonly Token[], at: number): ComparatorReading | undefined {
  const comparator = marks.get(tokens[at]!.key);
  return comparator && { comparator, next: at + 1 };
}

const opposite: Readonly<Record<Comparator, Comparator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '=',
  '~': '~',
};

interface Phrase {
  readonly words: readonly string[];
  readonly comparator: Comparator;
}

type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** By first word, the longest first. */
function index(rows: readonly (readonly [Comparator, string])[]): Phrases {
  const found = new Map<string, Phrase[]>();
  for (const [comparator, list] of rows)
    for (const phrase of list.split(',')) {
      const parts = phrase.trim().split(' ');
      found.set(parts[0]!, [...(found.get(parts[0]!) ?? []), { words: parts, comparator }]);
    }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

const phrases = index([
  ['<', 'under, below, less than, fewer than, lower than, smaller than, shorter than, faster than'],
  ['>', 'over, above, more than, greater than, higher than, larger than, longer than, older than, beyond'],
  ['>', 'exceeds, exceed, exceeding, exceeded, slower than, in excess of'],
  ['<=', 'at most, up to, no more than, not more than, no longer than, not longer than, no greater than'],
  [
    '<=',
    'max, maximum, within, less than or equal to, no higher than, not higher than, no later than, no slower than, maxlength, upper limit',
  ],
  ['>=', 'at least, min, minimum, no less than, not less than, no fewer than, not fewer than, reaches'],
  ['>=', 'greater than or equal to, more than or equal to, no lower than, not lower than, lower limit'],
  ['=', 'exactly, equal to, equals, precisely'],
  ['~', 'about, around, approx, approximately, roughly, circa, ca, nearly, almost'],
]);

const suffixes = index([
  ['<=', 'or less, or fewer, or below, or under, or faster, max, maximum, at most, at the most, tops'],
  ['>=', 'or more, or above, or over, or higher, or longer, minimum, at least, or greater'],
]);

function phraseAt(from: Phrases, tokens: readonly Token[], at: number): ComparatorReading | undefined {
  for (const { words, comparator } of from.get(tokens[at]!.key) ?? [])
    if (words.every((word, i) => tokens[at + i]?.key === word))
      return { comparator, next: at + words.length };
  return undefined;
}

/** `max. 5`, `maximum of 5`, `Min: 1`. */
function skipFillers(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let n = 0; n < 2 && fillers.has(tokens[at]?.key ?? ''); n++) at++;
  return at;
}

const fillers: ReadonlySet<string> = new Set(['.', ':', '=', 'of', 'a', 'the', 'total']);
