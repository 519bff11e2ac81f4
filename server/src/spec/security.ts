/** Security: which requirements the table answers, and with which cryptography. */

import type { Row } from '../blocks/block.ts';
import { stripMarkup } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import { type CellText, cellOf, rowsOf, type SpecRow } from './rows.ts';
import type { Section, SpecTable } from './section.ts';

/** A requirement of the template that no row answers. */
export interface MissingRequirement {
  readonly table: SpecTable;
  readonly name: string;
  /** The row as in the template, cell by cell under its role. */
  readonly cells: ReadonlyMap<string, string>;
  /** The row of the document behind which it belongs. */
  readonly after?: Row;
}

// No table for people is longer, and no cell that is read for certain.
const maxRows = 200;
const maxCell = 2000;

const securityRows = memo((section: Section): readonly SpecRow[] =>
  rowsOf(section)
    .filter(row => row.table.kind === 'security')
    .slice(0, maxRows),
);

/** The rows of the template's security table that a section lacks. */
export const missingRequirements: (section: Section) => readonly MissingRequirement[] = memo(section =>
  section.tables.flatMap(table => {
    const { slot } = table;
    if (slot?.kind !== 'security' || !slot.standing || table.table.rows.length === 0) return [];
    const names = slot.rows.map(cells => stripMarkup(cells[0] ?? ''));
    const own = securityRows(section);
    const answers = names.map((_, i) => own.find(row => isAnswer(row, names, i)));
    return names.flatMap((name, i): MissingRequirement[] => {
      if (answers[i]) return [];
      const after = answers
        .slice(0, i)
        .filter(row => row?.table === table)
        .at(-1)?.row;
      const cells = new Map(slot.columns.map(({ role }, c) => [role, slot.rows[i]![c] ?? '']));
      return [{ table, name, cells, ...(after && { after }) }];
    });
  }),
);

/** A row answers if its name has a word that only this requirement has, or a word of it and such a word in its text. */
function isAnswer(row: SpecRow, names: readonly string[], at: number): boolean {
  const key = row.table.columns[0]?.role ?? '';
  const own = wordsIn(row.cells.get(key)?.text ?? '');
  const wanted = wordsIn(names[at]!);
  const others = new Set(names.flatMap((name, i) => (i === at ? [] : wordsIn(name))));
  const telling = wanted.filter(word => !others.has(word));
  const holds = (words: readonly string[], word: string): boolean => nearest(word, words) !== undefined;
  if (telling.some(word => holds(own, word))) return true;
  if (!wanted.some(word => holds(own, word))) return false;
  const rest = wordsIn([...row.cells.values()].map(cell => cell.text).join(' '));
  return telling.some(word => rest.includes(word));
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** A protocol, hash or cipher that is broken. The span is within the section's chunk. */
export interface WeakCrypto {
  readonly span: Span;
  readonly name: string;
  /** What takes its place. */
  readonly instead: readonly string[];
}

/** The broken cryptography that the rows of a section rely on; what they refuse is left out. */
export const weakCryptoIn: (section: Section) => readonly WeakCrypto[] = memo(section =>
  securityRows(section).flatMap(row => {
    const cell = row.isOpen ? undefined : cellOf(row, 'implementation');
    const forPasswords = /passw/i.test([...row.cells.values()].map(({ text }) => text).join(' '));
    return cell ? weakIn(cell).map(found => (forPasswords ? { ...found, instead: slowHashes } : found)) : [];
  }),
);

// A fast hash of a password is guessed, whichever it is.
const slowHashes = ['Argon2id', 'bcrypt'];
const tls = ['TLS 1.3', 'TLS 1.2'];
const cipher = ['AES-256-GCM'];
const weak: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bTLS ?v?1\.[01](?!\d)/gi, tls],
  [/\bSSL ?v?[23](?:\.0)?(?![.\d])/gi, tls],
  [/^SSL$/gi, tls],
  [/\bMD5\b/gi, ['SHA-256']],
  [/\bSHA-?1\b/gi, ['SHA-256']],
  [/\b(?:3DES|Triple[- ]DES|TDEA|DES(?:-?(?:CBC|ECB|EDE3?))?|RC4)\b/g, cipher],
  [/\bAES(?:-?(?:128|192|256))?-ECB\b|\bECB mode\b/gi, cipher],
];

function weakIn({ raw: whole, span }: CellText): WeakCrypto[] {
  const raw = whole.slice(0, maxCell);
  return sentences(raw).flatMap(({ start, end }) => {
    const sentence = raw.slice(start, end);
    if (refused.test(sentence)) return [];
    return weak.flatMap(([pattern, instead]) =>
      [...sentence.matchAll(pattern)]
        .filter(match => !isHarmless(match[0], sentence))
        .map(match => ({
          span: shift({ start, end: start + match[0].length }, span.start + match.index),
          name: match[0],
          instead,
        })),
    );
  });
}

const refused =
  /\b(?:no|not|never|without|neither|disabled?|disables|refused?|refuses|reject(?:s|ed)?|deprecated|forbid(?:s|den)?|removed?|banned|blocked|denied|instead|replac\w+|migrat\w+|upgrad\w+|from|above|newer|than|legacy|avoid\w*|drop(?:s|ped)?)\b|>|≠|❌|✗/i;

/** A fingerprint of a file and a keyed hash are no worse for the hash they use. */
const isHarmless = (name: string, sentence: string): boolean =>
  /^(?:MD5|SHA-?1)$/i.test(name) &&
  /\b(?:HMAC|checksum|etag|integrity|fingerprint|dedup\w*|cache|totp|hotp|git|commits?|builds?|thumbprint)\b|HMAC/i.test(
    sentence,
  );

function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/[;()]|\.(?=\s)|<br ?\/?>/gi)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...spans, { start, end: text.length }].filter(s => s.end > s.start);
}
