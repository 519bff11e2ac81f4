/** Choices: which of the allowed values a text means. */

import { stripMarkup, valueKey } from '../template/key.ts';
import { readChoices } from '../template/placeholder.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, trimSpan } from '../text/span.ts';

export type Choice =
  /** At least one of the values, whatever else is said about it. */
  | { readonly kind: 'known'; readonly values: readonly string[] }
  /** Nothing was chosen yet: no text, a word such as TBD, or the whole list of choices (then it has a span). */
  | { readonly kind: 'open'; readonly span?: Span }
  /** A dash or a word such as N/A: there is nothing to choose. */
  | { readonly kind: 'none' }
  /** Something else; `near` is the value that the span is a misspelling of. */
  | { readonly kind: 'unknown'; readonly span: Span; readonly near?: string };

/** The words of a template that stand for no value. */
export interface NoValues {
  readonly notApplicable: readonly string[];
  readonly unfinished: readonly string[];
}

// What is longer is prose that lists or chooses nothing; it would take long to search, too.
const maxLength = 300;

const noWords: NoValues = { notApplicable: [], unfinished: [] };

/** What a text chooses; spans count from its start. Placeholders are for the caller to leave out. */
export function readChoice(text: string, choices: readonly string[], words: NoValues = noWords): Choice {
  const span = trimSpan(text, { start: 0, end: text.length });
  const raw = text.slice(span.start, span.end);
  if (raw === '') return { kind: 'open' };
  if (choices.includes(raw)) return { kind: 'known', values: [raw] };
  if (raw.length > maxLength) return { kind: 'none' };
  if (isChoiceList(raw, choices)) return { kind: 'open', span };
  const plain = stripMarkup(raw);
  if (words.unfinished.some(word => hasWord(plain, word))) return { kind: 'open' };
  const near = misspeltPiece(text, choices);
  if (near) return { kind: 'unknown', ...near };
  const values = choices.filter(choice => hasValue(plain, choice));
  if (values.length > 0) return { kind: 'known', values };
  if (words.notApplicable.some(word => hasWord(plain, word))) return { kind: 'none' };
  const same = synonymOf(plain, choices);
  if (same !== undefined) return { kind: 'known', values: [same] };
  if (!/[\p{L}\p{N}]/u.test(plain)) return { kind: 'none' };
  return { kind: 'unknown', span: bareSpan(text, span) };
}

/** The values as a reader expects them: `Yes or No`, `one of A, B, C`. */
export const listOf = (choices: readonly string[]): string =>
  choices.length === 2
    ? choices.join(' or ')
    : choices.length > 2
      ? `one of ${choices.join(', ')}`
      : choices.join('');

/** True if a text is the list of all choices, with its brackets or without them. */
export function isChoiceList(text: string, choices: readonly string[]): boolean {
  if (text.length > maxLength || !text.includes('/')) return false;
  const own = readChoices(stripMarkup(text).trim());
  return (
    own.length > 0 &&
    own.length === choices.length &&
    own.every((choice, i) => valueKey(choice) === valueKey(choices[i]!))
  );
}

/** True if a text has the word or words, whole and in any letter case. */
export function hasWord(text: string, word: string): boolean {
  const inside = text.toLowerCase();
  const wanted = word.toLowerCase();
  for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1))
    if (!isWordAt(inside, at - 1) && !isWordAt(inside, at + wanted.length)) return true;
  return false;
}

// `Webhooks` means `Webhook`, and `in-progress` means `In progress`.
function hasValue(text: string, value: string): boolean {
  const loose = (words: string): string => words.replace(/[-_]/g, ' ');
  return hasWord(loose(text), loose(value)) || hasWord(loose(text), loose(`${value}s`));
}

const isWordAt = (text: string, at: number): boolean => at >= 0 && /[\p{L}\p{N}_]/u.test(text.charAt(at));

const separator = /(?:(?<!\s)\s+(?:[+,/;&()]|[-–—]\s|(?:and|or)\s)|[+,/;&()])\s*/g;

/** A piece of a combination, or the first words of a text, that is nearly one of the choices. */
function misspeltPiece(text: string, choices: readonly string[]): { span: Span; near: string } | undefined {
  const isKnown = (piece: Span): boolean =>
    choices.some(choice => hasValue(stripMarkup(text.slice(piece.start, piece.end)), choice));
  const pieces = piecesOf(text).map(piece => bareSpan(text, piece));
  const whole = bareSpan(text, { start: 0, end: text.length });
  if (isKnown(whole) && pieces.length === 1) return undefined;
  for (const piece of [whole, ...pieces, ...leadsOf(text, pieces[0], choices)]) {
    if (isKnown(piece)) continue;
    const near = nearest(text.slice(piece.start, piece.end), choices);
    if (near !== undefined) return { span: piece, near };
  }
  return undefined;
}

function piecesOf(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    pieces.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start, end: text.length });
  return pieces.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** The first word or words of a sentence; short words are too near to too much. */
function leadsOf(text: string, piece: Span | undefined, choices: readonly string[]): Span[] {
  if (!piece) return [];
  const counts = new Set(choices.map(choice => choice.split(/\s+/).length));
  return [...counts].flatMap(count => {
    const lead = new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}(?=\\s)`).exec(
      text.slice(piece.start, piece.end),
    )?.[0];
    return lead !== undefined && lead.length >= 5
      ? [{ start: piece.start, end: piece.start + lead.length }]
      : [];
  });
}

/** A stretch without the marks, pictographs and punctuation around it. */
function bareSpan(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}]*/u.exec(raw)![0].length;
  const rest = raw.slice(lead);
  const tail = /(?<![\s*_`~"'.,;:!\]])[\s*_`~"'.,;:!\]]*$/.exec(rest)![0].length;
  return rest === '' ? { start, end } : { start: start + lead, end: end - tail };
}

const yes = /^(?:[✓✔✅☑]|(?:y|x|true|required|mandatory)(?![\p{L}\p{N}]))/u;
const no = /^(?:[✗✘❌☐]|(?:n|false|optional)(?![\p{L}\p{N}]))/u;

/** Yes and No have more spellings than other values: ticks, true and false, required and optional. */
function synonymOf(plain: string, choices: readonly string[]): string | undefined {
  const find = (word: string): string | undefined => choices.find(choice => choice.toLowerCase() === word);
  if (choices.length !== 2 || !find('yes') || !find('no')) return undefined;
  const text = plain.toLowerCase();
  return yes.test(text) ? find('yes') : no.test(text) ? find('no') : undefined;
}
