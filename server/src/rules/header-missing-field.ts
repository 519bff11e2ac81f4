/** A field of the template that the header lacks. */

import { type HeaderBlock, type HeaderEntry, headerEntry } from '../spec/header.ts';
import { keyInStyle, misnamedEntries } from '../spec/header-keys.ts';
import { styleOf } from '../spec/insert.ts';
import { type Spec, specText } from '../spec/spec.ts';
import type { HeaderField } from '../template/template.ts';
import { type Edit, insertAt } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import { specRule } from './rule.ts';

const fields = '```\nRFC: [RFC-XXXX]\nSTATE: [Open/Done]\nCHAMPION: [Name]\n```\n';
const template = `# Plan\n\n<!-- handoff: header\nRFC: id\nSTATE: status\n-->\n${fields}`;

export const headerMissingField = specRule({
  id: 'header-missing-field',
  title: 'Header field missing',
  why: 'Each field answers a question that somebody asks before reading on: what is it, who answers for it, how far is it.',
  severity: 'error',
  examples: [
    {
      template,
      bad: '# Caches\n\n```\n‹RFC›: RFC-0007\nCHAMPION: Ada\n```\n',
      good: '# Caches\n\n```\nRFC: RFC-0007\nSTATE: Open\nCHAMPION: Ada\n```\n',
    },
    {
      template,
      bad: '# Caches\n\n> **‹State›:** Open | **Champion:** Ada\n',
      good: '# Caches\n\n> **RFC:** RFC-0007 | **State:** Open | **Champion:** Ada\n',
    },
    {
      template,
      bad: '# Caches\n\n| ‹State›    | Open |\n|----------|------|\n| Champion | Ada  |\n',
      good: '# Caches\n\n| State    | Open |\n|----------|------|\n| Champion | Ada  |\n| RFC      | RFC-0007 |\n',
    },
  ],
  *check(spec) {
    const { header } = spec;
    const first = header?.block.entries[0];
    if (!header || !first) return;
    const misnamed = new Set(misnamedEntries(spec).values());
    for (const field of spec.template.header?.fields ?? []) {
      if (headerEntry(header, field.key) || misnamed.has(field)) continue;
      const edit = insertField(spec, field, header.block);
      yield {
        span: first.keySpan,
        message: `${field.key} is missing in the header, expected it ${placeName(spec, field)}`,
        ...(edit ? { fix: { title: `Insert ${field.key}`, edits: [edit], scaffold: true } } : {}),
      };
    }
  },
});

function placeName({ template }: Spec, field: HeaderField): string {
  const order = template.header?.fields ?? [];
  const before = order[order.indexOf(field) - 1];
  return before ? `after ${before.key}` : 'first';
}

/** A line like its neighbour's, behind the nearest field that precedes it in the template, or else before the first. */
function insertField(spec: Spec, field: HeaderField, block: HeaderBlock): Edit | undefined {
  const order = spec.template.header!.fields;
  const index = order.indexOf(field);
  const present = (f: HeaderField): HeaderEntry | undefined =>
    block.entries.filter(e => e.field === f).at(-1);
  const [before] = order
    .slice(0, index)
    .reverse()
    .flatMap(f => present(f) ?? []);
  const [first] = block.entries.filter(e => e.field);
  const neighbour = before ?? first;
  if (!neighbour) return undefined;
  const place = placeOf(specText(spec, block.span), { block, neighbour });
  const text = likeNeighbour(place, { key: keyInStyle(field, block), value: field.placeholder });
  const at = block.span.start;
  if (place.isShared)
    return before ? insertAt(at + place.to, ` | ${text}`) : insertAt(at + place.from, `${text} | `);
  const { lineEnd } = styleOf(spec);
  return before || place.isHeaderRow
    ? insertAt(at + place.behind, breakBefore(place) + lineEnd + text)
    : insertAt(at + place.from, text + lineEnd);
}

/** Where the neighbour stands, in offsets of the block. */
interface Place {
  readonly text: string;
  readonly entry: HeaderEntry;
  readonly key: number;
  readonly keyEnd: number;
  readonly value: number;
  readonly valueEnd: number;
  /** Its line, or its piece of a line that it shares with others. */
  readonly from: number;
  readonly to: number;
  /** End of the last line that belongs to it. */
  readonly behind: number;
  readonly isShared: boolean;
  readonly isHeaderRow: boolean;
}

function placeOf(text: string, { block, neighbour }: { block: HeaderBlock; neighbour: HeaderEntry }): Place {
  const by = block.span.start;
  const key = neighbour.keySpan.start - by;
  const starts = block.entries.map(e => e.keySpan.start - by);
  const start = lineStart(text, key);
  const end = endOfLine(text, key);
  const isShared = starts.filter(s => s >= start && s < end).length > 1;
  const isHeaderRow = block.form === 'table' && start === 0;
  const mark = text.charCodeAt(start) === 0xfeff ? 1 : 0;
  return {
    text,
    entry: neighbour,
    key,
    keyEnd: neighbour.keySpan.end - by,
    value: neighbour.valueSpan.start - by,
    valueEnd: neighbour.valueSpan.end - by,
    from: isShared ? neighbour.span.start - by : start + mark,
    to: isShared ? neighbour.span.end - by : end,
    // Nothing may come between the header row and the delimiter row.
    behind: isHeaderRow ? endOfLine(text, nextLine(text, end)) : lastLine(text, key, starts),
    isShared,
    isHeaderRow,
  };
}

function endOfLine(text: string, at: number): number {
  const length = text.slice(at).search(/[\r\n]/);
  return length < 0 ? text.length : at + length;
}

const nextLine = (text: string, end: number): number => end + (text.startsWith('\r\n', end) ? 2 : 1);

const indentAt = (text: string, at: number): number => /^[ \t]*/.exec(text.slice(at))![0].length;

/** End of the last line that continues an entry: deeper ones, and lines of text in which no other entry begins. */
function lastLine(text: string, key: number, starts: readonly number[]): number {
  const own = indentAt(text, lineStart(text, key));
  let last = endOfLine(text, key);
  while (last < text.length) {
    const from = nextLine(text, last);
    const to = endOfLine(text, from);
    const isDeeper = indentAt(text, from) > own;
    if (!/[\p{L}\p{N}]/u.test(text.slice(from, to))) break;
    if (!isDeeper && starts.some(s => s >= from && s < to)) break;
    last = to;
  }
  return last;
}

/** Marks, blanks and line end like the neighbour's around another key and value. */
function likeNeighbour(place: Place, { key, value }: { key: string; value: string }): string {
  const { text, entry } = place;
  const rawKey = text.slice(place.key, place.keyEnd);
  const newKey = rawKey.includes(entry.key) ? rawKey.replace(entry.key, () => key) : key;
  const rawValue = text.slice(place.value, place.valueEnd);
  // A hard break, or emphasis that opened before the key.
  const closing = /^(?:\*\*|__)/.test(rawValue) ? '' : (/(?:\*\*|__|\\)$/.exec(rawValue)?.[0] ?? '');
  const newValue = value + closing;
  return [
    text.slice(place.from, place.key),
    newKey,
    fitBlanks(text.slice(place.keyEnd, place.value), newKey.length - rawKey.length),
    newValue,
    fitBlanks(text.slice(place.valueEnd, place.to), newValue.length - rawValue.length),
  ].join('');
}

/** The separator, with so many blanks fewer that what follows stands in its column; one behind a colon at least. */
function fitBlanks(separator: string, longer: number): string {
  if (/[:：*]$/.test(separator)) return `${separator} `;
  const pipe = separator.indexOf('|');
  const head = pipe < 0 ? separator : separator.slice(0, pipe);
  const bare = head.trimEnd();
  const width = head.length - bare.length;
  // One blank lines nothing up, unless a table's column ends there.
  if (pipe < 0 ? width < 2 || bare === '' : width === 0) return separator;
  return bare + ' '.repeat(Math.max(1, width - longer)) + separator.slice(head.length);
}

/** The hard break that the neighbour needs once it is no longer the last line of its paragraph. */
function breakBefore({ text, to, behind }: Place): string {
  const used = /(\S)( {2,}|\\)(?:\r\n|\n|\r)/.exec(text)?.[2];
  return used !== undefined && behind === text.length && !text.slice(0, to).endsWith(used) ? used : '';
}
