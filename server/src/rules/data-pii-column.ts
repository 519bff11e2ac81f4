/** A column that holds personal data where the security section says that there is none. */

import { columnKey } from '../spec/definition.ts';
import { entitiesOf } from '../spec/entity.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { cellOf, rowsIn } from '../spec/rows.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const security = (handling: string): string =>
  `\n\n## Non-Functional Requirements\n\n### Security\n\n| Requirement | Implementation |\n|---|---|\n| PII handling | ${handling} |\n`;
const entity = (columns: string): string =>
  `## Data Model\n\n### New Entities\n\n#### Customer\n\n\`\`\`sql\nCREATE TABLE customer (\n  id UUID PRIMARY KEY,\n  ${columns} TEXT\n);\n\`\`\``;

export const dataPiiColumn = specRule({
  id: 'data-pii-column',
  title: 'Personal data said to be absent',
  why: 'Personal data needs a reason, a place and an end; a document that says there is none hides all three.',
  severity: 'off',
  reads: ['entity', 'security'],
  examples: [
    {
      bad: `${entity('‹email›')}${security('N/A')}`,
      good: `${entity('email')}${security('Masked in logs, deleted after 30 days')}`,
    },
    { bad: `${entity('‹phone_number›')}${security('None')}`, good: `${entity('label')}${security('N/A')}` },
  ],
  *check(spec) {
    const denial = denialOf(spec);
    if (!denial) return;
    for (const {
      placed,
      entity: { tables },
    } of entitiesOf(spec))
      for (const { columns } of tables)
        for (const { name } of columns)
          if (personal.test(columnKey(name.name)))
            yield {
              span: shift(name.span, placed.origin),
              message: `Column '${name.name}' looks like personal data, expected how it is handled`,
              related: [{ span: denial, message: 'Said not to apply' }],
            };
  },
});

const personal =
  /^(?:.*_)?(?:e_?mail|phone(?:_number)?|mobile|iban|ssn|passport(?:_number)?|date_of_birth|birth_?date|first_name|last_name|full_name|street|postal_code|zip_code|tax_id|ip_address)$/;

type Spec = Parameters<typeof entitiesOf>[0];

/** Where the security table says that personal data is none of its matters. */
function denialOf(spec: Spec) {
  for (const { section, origin } of sectionsOfKind(spec, 'security'))
    for (const row of rowsIn(section, 'security')) {
      const said = cellOf(row, 'implementation');
      if (said && /\bPII\b|\bpersonal data\b/i.test(cellOf(row, 'requirement')?.text ?? ''))
        if (/^(?:n\/?a|none|no|not applicable|[-–—])\.?$/i.test(said.text.trim()))
          return shift(said.span, origin);
    }
  return undefined;
}
