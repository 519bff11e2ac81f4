/** A version below 1.0 of a specification that is approved. */

import { filledEntries, spanInValue, withoutRemark } from '../spec/header-values.ts';
import { gate, specRule } from './rule.ts';

const header = (version: string, status = 'Approved'): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ${status}\nVERSION: ${version}\n\`\`\``;

export const headerVersionBelowOne = specRule({
  id: 'header-version-below-one',
  title: 'Approved below version 1.0',
  why: 'A version below 1.0 tells readers that all of it may still change, an approval that it will not.',
  severity: gate({ Approved: 'warning' }),
  examples: [
    { bad: header('‹0.9›'), good: header('1.0') },
    { bad: header('‹0.4.2›', 'Implementation'), good: header('1.0.0', 'Implementation') },
  ],
  *check(spec) {
    for (const entry of filledEntries(spec, 'version')) {
      const written = withoutRemark(entry.value);
      if (!/^v?0\.\d+(?:\.\d+)?$/i.test(written)) continue;
      yield {
        span: spanInValue(spec, entry, written),
        message: `Unexpected ${entry.field.key} '${written}' of an approved specification, expected at least 1.0`,
      };
    }
  },
});
