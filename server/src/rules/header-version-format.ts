/** A version that is not written as 1.0 or 1.0.0. */

import { filledEntries, spanInValue, withoutRemark } from '../spec/header-values.ts';
import { replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const header = (version: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nVERSION: ${version}\n\`\`\``;

export const headerVersionFormat = specRule({
  id: 'header-version-format',
  title: 'Version not written as 1.0',
  why: 'Versions are compared and quoted; two ways of writing the same one look like two versions.',
  severity: 'warning',
  examples: [
    { bad: header('‹v1.2›'), good: header('1.2') },
    { bad: header('‹2›'), good: header('2.0') },
    { bad: header('‹Version 2› (after the review)'), good: header('2.0 (after the review)') },
    { bad: header('‹second›'), good: header('1.0.0-rc.1') },
  ],
  *check(spec) {
    for (const entry of filledEntries(spec, 'version')) {
      const written = withoutRemark(entry.value);
      if (wellFormed.test(written)) continue;
      const span = spanInValue(spec, entry, written);
      const right = rightForm(written);
      yield {
        span,
        message: `Unexpected ${entry.field.key} '${written}', expected ${right ?? 'the form 1.0 or 1.0.0'}`,
        ...(right === undefined
          ? {}
          : { fix: { title: `Replace with \`${right}\``, edits: [replace(span, right)] } }),
      };
    }
  },
});

// With a semantic version's tag, such as `1.0-rc.1`.
const wellFormed = /^\d+(?:\.\d+){1,2}(?:[-+][0-9A-Za-z.+-]+)?$/;

function rightForm(written: string): string | undefined {
  const match = /^(?:v|version)?[.\s]*(\d+)((?:\.\d+){0,2})$/i.exec(written);
  return match ? `${match[1]}${match[2] === '' ? '.0' : match[2]}` : undefined;
}
