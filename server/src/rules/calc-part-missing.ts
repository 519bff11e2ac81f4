/** A calculation that lacks one of the parts which the template asks for. */

import {
  type Calculation,
  type CalculationPart,
  calculationsOf,
  type PartSlot,
  partSlotsOf,
} from '../spec/calculation.ts';
import type { Section } from '../spec/section.ts';
import { insertAt, replace } from '../text/edit.ts';
import { contentEnd, lineEndOf, lineStart } from '../text/lines.ts';
import { textOf } from '../text/span.ts';
import { type Finding, type Repair, sectionRule } from './rule.ts';

const head = '## Business Logic\n\n### Calculation Logic\n\n';

export const calcPartMissing = sectionRule({
  id: 'calc-part-missing',
  title: 'Calculation is incomplete',
  why: 'Without its inputs, its output and its edge cases a formula is built in as many ways as there are readers.',
  severity: 'warning',
  kinds: ['calculations'],
  examples: [
    {
      bad: `${head}\`\`\`\n‹Fee›:\n  Input: amount\n  Formula: amount * 0.02\n  Output: fee in cents\n\`\`\`\n`,
      good: `${head}\`\`\`\nFee:\n  Inputs: amount\n  Formula: amount * 0.02;\n           at least: 5\n  Output: fee in cents\n  Edge case: none\n\`\`\`\n`,
    },
    {
      bad: `${head}\`\`\`\nFee:\n  Input: amount\n  ‹Formla›: amount * 0.02\n  ‹Output›:\n  Edge cases: none\n\`\`\`\n`,
      good: `${head}Fee = amount * 0.02\n\n\`\`\`\nnet: amount - fee\n\`\`\`\n`,
    },
    {
      bad: `${head}**‹Fee›**:\n- Input: amount\n- Formula: amount * 0.02\n`,
      good: `${head}**Fee**:\n- **Input**: amount\n- **Formula**: amount * 0.02\n- **Output**: fee\n- **Edge cases**: none\n`,
    },
  ],
  *check(section) {
    if (!section.slot) return;
    const slots = partSlotsOf(section.slot);
    for (const calculation of calculationsOf(section)) {
      for (const part of calculation.parts) {
        const finding = checkPart(section, part);
        if (finding) yield finding;
      }
      const missing = slots.filter(slot => !calculation.parts.some(part => part.slot === slot));
      // One known word with a colon may be anything.
      if (missing.length > 0 && calculation.parts.length >= 2 && !calculation.isOpen)
        yield incomplete(section, calculation, missing);
    }
  },
});

function checkPart(
  { text }: Section,
  { slot, nameSpan, isMisspelt, value }: CalculationPart,
): Finding | undefined {
  if (isMisspelt)
    return {
      span: nameSpan,
      message: `Unexpected part '${textOf(text, nameSpan)}', did you mean '${slot.name}'?`,
      fix: { title: `Rename to \`${slot.name}\``, edits: [replace(nameSpan, slot.name)] },
    };
  if (value.start < value.end) return undefined;
  return { span: nameSpan, message: `'${slot.name}' says nothing, expected a value` };
}

function incomplete(section: Section, calculation: Calculation, missing: readonly PartSlot[]): Finding {
  const named = calculation.name ? ` '${calculation.name.text}'` : '';
  const all = partSlotsOf(section.slot!).map(slot => slot.name);
  return {
    span: calculation.name?.span ?? calculation.parts[0]!.nameSpan,
    message: `Calculation${named} lacks ${namesOf(missing)}, expected ${all.join(', ')}`,
    fix: insertion(section, calculation, missing),
  };
}

/** Each part behind the last one that comes before it in the template. */
function insertion(section: Section, calculation: Calculation, missing: readonly PartSlot[]): Repair {
  const { text } = section;
  const slots = partSlotsOf(section.slot!);
  const lineEnd = lineEndOf(text);
  const edits = missing.map(slot => {
    const before = slots.slice(0, slots.indexOf(slot));
    const last = calculation.parts.filter(part => before.includes(part.slot)).at(-1);
    const line = `${markOf(calculation)}${slot.line.trimStart()}`;
    if (last)
      return insertAt(contentEnd(text, Math.max(last.value.end, last.nameSpan.end)), `${lineEnd}${line}`);
    return insertAt(lineStart(text, calculation.parts[0]!.nameSpan.start), `${line}${lineEnd}`);
  });
  return { title: `Insert ${namesOf(missing)}`, edits, scaffold: true };
}

const namesOf = (slots: readonly PartSlot[]): string => slots.map(slot => slot.name).join(' and ');

/** Blanks and bullet of its other parts, emphasis left out. */
const markOf = ({ indent }: Calculation): string => indent.replace(/(?<![*_`])[*_`]+$/, '');
