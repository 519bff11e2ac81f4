/** A specification's number that is not of the template's form. */

import { idOf, idPattern } from '../template/fields.ts';
import { replace } from '../text/edit.ts';
import { distance } from '../text/similarity.ts';
import { filledEntries, spanInValue, withoutRemark } from './header-empty-field.ts';
import { type Repair, specRule } from './rule.ts';

const header = (id: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: ${id}\nPRD REF: PRD-226\nSTATUS: Draft\n\`\`\``;

export const headerSpecIdFormat = specRule({
  id: 'header-spec-id-format',
  title: 'Specification number not of the usual form',
  why: 'Other documents, tickets and branches find a specification by its number; that works only if all are written alike.',
  severity: 'warning',
  examples: [
    { bad: header('‹TEC-142›'), good: header('TECH-142') },
    { bad: header('‹tech 12›'), good: header('TECH-12') },
    { bad: header('‹142›'), good: header('[TECH-142](https://specs.example.com/142) (was 141)') },
    { bad: header('‹saved-searches›'), good: header('[TECH-XXX]') },
  ],
  *check(spec) {
    for (const entry of filledEntries(spec, 'id')) {
      const { placeholder, key } = entry.field;
      const written = withoutRemark(entry.value);
      if (!hasForm(placeholder) || idPattern(placeholder).test(written)) continue;
      const span = spanInValue(spec, entry, written);
      yield {
        span,
        ...repairId(written, placeholder, id => ({
          title: `Replace with \`${id}\``,
          edits: [replace(span, id)],
        })),
        message: `Unexpected ${key} '${written}', ${expectedId(written, placeholder)}`,
      };
    }
  },
});

/** False for a placeholder such as `[Number]`, which shows no form. */
export const hasForm = (placeholder: string): boolean => /[^\p{L}]X+|^\[?X+\]?$/u.test(placeholder);

/** What a misspelt identifier should have been, for the end of a message. */
export function expectedId(written: string, placeholder: string): string {
  const near = nearId(written, placeholder);
  return near ? `did you mean '${near.id}'?` : `expected the form ${idOf(placeholder, 1)}`;
}

/** The repair of a misspelt identifier: a fix if it is sure, else a suggestion. */
export function repairId(
  written: string,
  placeholder: string,
  toRepair: (id: string) => Repair,
): { fix?: Repair; suggestions?: Repair[] } {
  const near = nearId(written, placeholder);
  if (!near) return {};
  return near.isSure ? { fix: toRepair(near.id) } : { suggestions: [toRepair(near.id)] };
}

/** The identifier of the template's form with the same number and a like word. */
function nearId(written: string, placeholder: string): { id: string; isSure: boolean } | undefined {
  const [, before, behind] = /^\[?(.*?)X+(.*?)\]?$/.exec(placeholder) ?? [];
  const match = /^([\p{L}\s._–—#-]*?)0*(\d+)$/u.exec(written);
  if (before === undefined || behind !== '' || !match) return undefined;
  const digits = written.slice(match[1]!.length);
  const id = `${before}${digits}`;
  const word = lettersOf(match[1]!);
  const wanted = lettersOf(before);
  if (word === wanted) return { id, isSure: true };
  if (word === '') return { id, isSure: false };
  // Two letters are too few for a slip: PR is a pull request.
  if (word.length < 3 || distance(word, wanted, 1) > 1) return undefined;
  // In a short word another letter makes another word: PRJ is not a slip of PRD.
  const isSlip = word.length !== wanted.length || [...word].sort().join() === [...wanted].sort().join();
  return { id, isSure: isSlip || wanted.length > 3 };
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');
