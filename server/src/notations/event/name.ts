/** Names of events: dotted lower case such as `refund.approved`, with a version at the end or without. */

import type { Span } from '../../text/span.ts';

export interface EventName {
  /** As written. */
  readonly name: string;
  readonly span: Span;
  /** Without the version. */
  readonly base: string;
  /** The number in `.v1` or `V1`, as written: `1`. */
  readonly version?: string;
  /** It is dotted lower case already. */
  readonly isCanonical: boolean;
}

/** The event that a cell names, in back-ticks or bare; undefined for prose. */
export function readEventName(text: string): EventName | undefined {
  const span = wordIn(text);
  if (!span) return undefined;
  const name = text.slice(span.start, span.end);
  if (name.length > maxName || !looksLikeName(name)) return undefined;
  const { base, version } = parted(name);
  return { name, span, base, ...(version !== undefined && { version }), isCanonical: isEventName(name) };
}

const maxName = 200;

/** `refund.approved`, `refund.approved.v1`: two or more words of lower case and digits, joined by dots. */
export const isEventName = (name: string): boolean =>
  name.length <= maxName && /^[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)+$/.test(name);

/**
 * The dotted name for any spelling: `RefundApproved`, `refund_approved`, `REFUND_APPROVED`, `refund-approved`,
 * `Refund Approved` give `refund.approved`. A name that is dotted keeps its words. Undefined where fewer than two
 * words are left.
 */
export function toEventName(written: string): string | undefined {
  const bare = written.trim().replace(/^`+|(?<!`)`+$/g, '');
  if (bare === '' || bare.length > maxName || /[^\w.:/ @-]/.test(bare) || bare.split(' ').length > 4)
    return undefined;
  if (isEventName(bare)) return bare;
  const { base, version } = parted(bare);
  const words = base.includes('.') ? dottedWords(base) : wordsOf(base);
  const name = [...words, ...(version === undefined ? [] : [`v${version}`])].join('.');
  return words.length > 1 && isEventName(name) ? name : undefined;
}

/** `Refund.LineItemAdded` has two words, one of which is `line_item_added`. */
const dottedWords = (name: string): string[] =>
  name
    .split('.')
    .map(part => wordsOf(part).join('_'))
    .filter(part => part !== '');

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');

/** A version is `.v1`, `_v2`, `-v1`, `:v1`, ` v1`, or `V1` behind a word in camel case. */
function parted(name: string): { base: string; version?: string } {
  const match = /(?:[._:@/ -]v|(?<=[a-z])V)(\d{1,4})$/i.exec(name);
  if (!match || match.index === 0 || (!/[._:@/ -]/.test(match[0][0]!) && match[0][0] !== 'V'))
    return { base: name };
  return { base: name.slice(0, match.index), version: match[1]! };
}

/** The first code span, else the whole cell if it is one word or a few capitalised ones. */
function wordIn(text: string): Span | undefined {
  const open = text.indexOf('`');
  const close = open < 0 ? -1 : text.indexOf('`', open + 1);
  if (close > open + 1) return { start: open + 1, end: close };
  let start = 0;
  let end = text.length;
  while (start < end && /[\s*_~[]/.test(text[start]!)) start++;
  // A link's text: `[refund.approved](schema.json)`.
  const bracket = text.slice(0, start).includes('[') ? text.indexOf(']', start) : -1;
  if (bracket > 0) end = bracket;
  while (end > start && /[\s*~]/.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : undefined;
}

/** One word with an inner joint, or up to four capitalised words. */
function looksLikeName(name: string): boolean {
  if (/^[A-Za-z][\w]*(?:[.:-]\w+)*$/.test(name)) return /[._:-]|[a-z][A-Z]/.test(name);
  return /^[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}(?: v\d+)?$/.test(name);
}
