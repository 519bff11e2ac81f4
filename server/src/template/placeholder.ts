/** Placeholders: bracketed texts of a template, found again in a document by their exact wording. */

import type { Span } from '../text/span.ts';

export interface Placeholder {
  /** Brackets included. */
  readonly span: Span;
  /** What stands between the brackets. */
  readonly label: string;
}

/** What a template calls a placeholder: the label, and for labels of one letter the text that must follow. */
export type PlaceholderSet = ReadonlyMap<string, ReadonlySet<string>>;

const bracketed = /\[([^[\]\r\n]+)\]/g;

/** The placeholders that a template's Markdown contains. */
export function readPlaceholderSet(markdown: string): PlaceholderSet {
  const set = new Map<string, Set<string>>();
  for (const { span, label } of eachBracket(markdown)) {
    if (!/[\p{L}\p{N}]/u.test(label) || /^["'{]/.test(label)) continue;
    const followers = set.get(label) ?? new Set<string>();
    followers.add(followerOf(markdown, span.end));
    set.set(label, followers);
  }
  return set;
}

/** Placeholders of the set that are left in a text, in order. */
export function readPlaceholders(text: string, set: PlaceholderSet): Placeholder[] {
  if (!text.includes('[')) return [];
  const found: Placeholder[] = [];
  for (const bracket of eachBracket(text)) {
    const followers = set.get(bracket.label);
    if (!followers) continue;
    // A single letter in brackets means too many things; its neighbour must be the template's, too.
    if (bracket.label.length === 1 && !followers.has(followerOf(text, bracket.span.end))) continue;
    found.push(bracket);
  }
  return found;
}

function* eachBracket(text: string): Generator<Placeholder> {
  for (const match of text.matchAll(bracketed)) {
    const start = match.index;
    const end = start + match[0].length;
    const label = match[1]!;
    if (isLink(text, start, end) || isTaskMark(text, start, label)) continue;
    yield { span: { start, end }, label };
  }
}

const followerOf = (text: string, end: number): string =>
  /^[^\S\r\n]*[^\s|]*/.exec(text.slice(end, end + 40))![0].trim();

// Inline links and images, reference links, and brackets that index a word: `a[Status]`.
function isLink(text: string, start: number, end: number): boolean {
  const after = text.charAt(end);
  const before = text.charAt(start - 1);
  return after === '(' || after === '[' || /[\w\])!\\]/.test(before);
}

const isTaskMark = (text: string, start: number, label: string): boolean =>
  /^[ xX]$/.test(label) &&
  /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d+[.)])[ \t]+$/.test(text.slice(Math.max(0, start - 40), start));

/** The alternatives of a choice list such as `New/Modify/Deprecate`; a remark behind ` - ` is no part of the last one. */
export function readChoices(text: string): string[] {
  const whole = text.replace(/^\[|\]$/g, '');
  const remark = whole.indexOf(' - ');
  const list = remark < 0 ? whole : whole.slice(0, remark);
  const parts = list.split('/').map(part => part.trim());
  return parts.length > 1 && parts.every(part => part !== '') ? parts : [];
}
