/** Keys of the header: which field a misspelt one means, and how a document writes its own. */

import { idPattern } from '../template/fields.ts';
import { wordKey } from '../template/key.ts';
import type { HeaderField } from '../template/template.ts';
import { distance, nearest } from '../text/similarity.ts';
import { type HeaderBlock, type HeaderEntry, headerEntry } from './header.ts';
import type { Spec } from './spec.ts';

/** Entries of the main block whose key was meant to be that of a field which no block has. */
export function misnamedEntries(spec: Spec): Map<HeaderEntry, HeaderField> {
  const found = new Map<HeaderEntry, HeaderField>();
  const { header, template } = spec;
  let absent = (template.header?.fields ?? []).filter(f => !headerEntry(header, f.key));
  for (const entry of header?.block.entries ?? []) {
    if (entry.field || absent.length === 0) continue;
    const field = fieldMeant(entry, absent);
    if (!field) continue;
    found.set(entry, field);
    absent = absent.filter(f => f !== field);
  }
  return found;
}

function fieldMeant({ key, value }: HeaderEntry, fields: readonly HeaderField[]): HeaderField | undefined {
  const wanted = wordKey(key.replace(/\(s\)/i, ''));
  // A key in another language is no slip of the pen.
  if (/[^\x20-\x7e]/.test(wanted)) return undefined;
  const near = nearest(
    wanted,
    fields.map(f => wordKey(f.key)),
  );
  const likely = fields.find(f => wordKey(f.key) === near);
  if (likely && isSlip(wanted, wordKey(likely.key))) return likely;
  return fields.find(f => isLongForm(wanted, wordKey(f.key)) || isShortForm(wanted, value, f));
}

/** One slip, or more of them word by word: `epic id` is two letters from `spec id`, but another word. */
function isSlip(key: string, field: string): boolean {
  if (distance(key, field, 1) <= 1) return true;
  const words = key.split(' ');
  const wanted = field.split(' ');
  return (
    words.length === wanted.length && words.every((word, i) => nearest(word, [wanted[i]!]) !== undefined)
  );
}

/** `prd reference` or `engineering lead`, whose words begin with the field's, and `spec id number`. */
function isLongForm(key: string, field: string): boolean {
  const words = key.split(' ');
  const wanted = field.split(' ');
  if (words.length === wanted.length + 1 && /^(?:no|nr|number|#)$/.test(words.at(-1)!)) words.pop();
  return (
    words.length === wanted.length &&
    (wanted.length > 1 || words[0] === wanted[0]) &&
    words.every((word, i) => (wanted[i]!.length > 2 ? word.startsWith(wanted[i]!) : word === wanted[i]))
  );
}

/** `prd`, if the value has the form of the field's identifiers. */
const isShortForm = (key: string, value: string, { key: name, type, placeholder }: HeaderField): boolean =>
  (type === 'id' || type === 'ids') &&
  wordKey(name).startsWith(`${key} `) &&
  value.split(/(?:(?<!\s)\s+)?,\s*/).every(item => idPattern(placeholder).test(item));

/** The field's key as the block writes its keys: the template's way, in small letters or in title case. */
export function keyInStyle(field: HeaderField, block: HeaderBlock): string {
  const keys = block.entries.map(e => e.key);
  const known = block.entries.filter(e => e.field);
  const own = field.key;
  if (known.length === 0 || known.some(e => e.key === e.field!.key) || own !== own.toUpperCase()) return own;
  const joint = ['_', '-'].find(mark => keys.some(k => k.includes(mark)));
  const isLower = known.every(e => e.key === e.key.toLowerCase());
  const words = own.split(' ').map(word => (isLower ? word.toLowerCase() : titled(word, field.placeholder)));
  return words.join(joint ?? (isLower && block.form === 'frontmatter' ? '_' : ' '));
}

// `ID`, and `PRD` of which the placeholder `[PRD-XXX]` says that it is an abbreviation.
const titled = (word: string, placeholder: string): string =>
  word.length <= 2 || new RegExp(`\\b${word.replace(/\W/g, '')}\\b`).test(placeholder)
    ? word
    : word.charAt(0) + word.slice(1).toLowerCase();
