/** A reference to the requirements that is not of the template's form. */

import type { HeaderEntry } from '../spec/header.ts';
import { filledEntries } from '../spec/header-values.ts';
import { type Spec, specText } from '../spec/spec.ts';
import { idPattern } from '../template/fields.ts';
import { expectedId, hasForm, nearId } from '../template/id.ts';
import { replace } from '../text/edit.ts';
import { offer, specRule } from './rule.ts';

const header = (ids: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nPRD REF: ${ids}\nSTATUS: Draft\n\`\`\``;

export const headerPrdRefFormat = specRule({
  id: 'header-prd-ref-format',
  title: 'Reference not of the usual form',
  why: 'The reference leads back to the requirements; one that is not of the usual form is found by nobody and checked by nothing.',
  severity: 'warning',
  examples: [
    { bad: header('PRD-226, ‹prd 227›'), good: header('PRD-226, PRD-227 and PRD-230') },
    { bad: header('‹the search document›'), good: header('None, because it pays off technical debt') },
    {
      bad: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **PRD Ref:** [PRD-226](prd/226.md), [‹PDR-227›](prd/227.md)',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **PRD Ref:** [PRD-226](prd/226.md), <https://docs.example.com/PRD-227>',
    },
  ],
  *check(spec) {
    for (const entry of filledEntries(spec, 'ids')) {
      const { placeholder, key } = entry.field;
      if (!hasForm(placeholder) || isNone(spec, entry)) continue;
      for (const item of wrongItems(specText(spec, entry.valueSpan), placeholder)) {
        const start = entry.valueSpan.start + item.at;
        const span = { start, end: start + item.text.length };
        const near = nearId(item.text, placeholder);
        yield {
          span,
          ...(near
            ? offer({ title: `Replace with \`${near.id}\``, edits: [replace(span, near.id)] }, near.isSure)
            : {}),
          message: `Unexpected ${key} '${item.text}', ${expectedId(item.text, placeholder)}`,
        };
      }
    }
  },
});

const isNone = ({ template }: Spec, { value }: HeaderEntry): boolean =>
  template.notApplicable.some(
    word =>
      value.toLowerCase().startsWith(word.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(value.slice(word.length)),
  );

interface Item {
  readonly text: string;
  /** Offset in the value. */
  readonly at: number;
}

/** Items of the list without a single identifier in them; where an item is several identifiers, those that are none. */
function* wrongItems(raw: string, placeholder: string): Generator<Item> {
  const whole = idPattern(placeholder);
  const inside = new RegExp(`(?<![\\p{L}\\p{N}])${whole.source.slice(1, -1)}(?![\\p{L}\\p{N}])`, 'u');
  for (const item of itemsOf(withoutMarkup(raw), /[,;]|\sand\s|\s&\s|\s\+\s/)) {
    if (!inside.test(item.text) && !inside.test(targetAt(raw, item.at))) {
      yield item;
      continue;
    }
    const words = itemsOf(item.text, /\s/);
    if (!words.every(word => /^\p{L}+[-_]?\d+$/u.test(word.text))) continue;
    for (const word of words) if (!whole.test(word.text)) yield { ...word, at: item.at + word.at };
  }
}

/** Where the link that begins at an offset leads, if one does. */
const targetAt = (raw: string, at: number): string =>
  /^[^[\],;]*\]\(([^()]*)\)/.exec(raw.slice(at))?.[1] ?? '';

function itemsOf(text: string, separator: RegExp): Item[] {
  const items: Item[] = [];
  let at = 0;
  for (const piece of text.split(separator)) {
    at = text.indexOf(piece, at);
    const trimmed = piece.trim();
    if (/[\p{L}\p{N}?-]/u.test(trimmed)) items.push({ text: trimmed, at: at + piece.indexOf(trimmed) });
    at += piece.length;
  }
  return items;
}

/** The text with link targets, brackets, emphasis and remarks blanked out, of the same length. */
const withoutMarkup = (raw: string): string =>
  raw
    .replace(/\]\([^()]*\)/g, blank)
    .replace(/\([^()]*\)/g, blank)
    .replace(/[[\]*`"'<>]/g, ' ');

const blank = (text: string): string => ' '.repeat(text.length);
