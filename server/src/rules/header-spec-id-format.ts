/** A specification's number that is not of the template's form. */

import { filledEntries, spanInValue, withoutRemark } from '../spec/header-values.ts';
import { idPattern } from '../template/fields.ts';
import { expectedId, hasForm, nearId } from '../template/id.ts';
import { replace } from '../text/edit.ts';
import { offer, specRule } from './rule.ts';

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
      const near = nearId(written, placeholder);
      yield {
        span,
        ...(near
          ? offer({ title: `Replace with \`${near.id}\``, edits: [replace(span, near.id)] }, near.isSure)
          : {}),
        message: `Unexpected ${key} '${written}', ${expectedId(written, placeholder)}`,
      };
    }
  },
});
