/** A header key that is none of the template's, but near one that is absent. */

import { type HeaderBlock, type HeaderEntry, headerEntry } from '../spec/header.ts';
import { type Spec, specText } from '../spec/spec.ts';
import { idPattern } from '../template/fields.ts';
import { wordKey } from '../template/key.ts';
import type { HeaderField } from '../template/template.ts';
import { type Edit, replace } from '../text/edit.ts';
import { distance, nearest } from '../text/similarity.ts';
import { specRule } from './rule.ts';

export const headerFieldUnknown = specRule({
  id: 'header-field-unknown',
  title: 'Header key misspelt',
  why: 'A field is found by its key; under another key its value is as good as missing.',
  severity: 'warning',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\n‹PRD REFERENCE›: PRD-226\nSTATUS: Draft\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nPRD REF: PRD-226\nREVIEWERS: Petra Sand\n```',
    },
    {
      bad: '- **Feature:** Saved searches\n- **‹Spec Id No›:** TECH-001\n- **‹Authors›:** Noor Rahimi\n- **Status:** Draft',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Author:** Noor Rahimi\n- **Epic ID:** SRCH-4',
    },
    {
      bad: '| Feature | Saved searches |\n|---|---|\n| **Spec ID** | TECH-001 |\n| **‹Engineering Lead›** | Petra Sand |',
      good: '| Feature | Saved searches |\n|---|---|\n| **Spec ID** | TECH-001 |\n| **Versão** | 1.0 |',
    },
  ],
  *check(spec) {
    if (!spec.header) return;
    for (const [entry, field] of misnamedEntries(spec)) {
      const name = keyInStyle(field, spec.header.block);
      const rename = renameKey(spec, entry, name);
      yield {
        span: rename.span,
        message: `Unexpected header key '${entry.key}', did you mean '${name}'?`,
        fix: { title: `Rename to '${name}'`, edits: [rename] },
      };
    }
  },
});

/** Only the words of the key: emphasis around them in a table stays. */
function renameKey(spec: Spec, { key, keySpan }: HeaderEntry, name: string): Edit {
  const at = specText(spec, keySpan).indexOf(key);
  const start = keySpan.start + Math.max(0, at);
  return replace(at < 0 ? keySpan : { start, end: start + key.length }, name);
}

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
  value.split(/\s*,\s*/).every(item => idPattern(placeholder).test(item));

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
