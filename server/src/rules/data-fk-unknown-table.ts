/** A reference to a table that no SQL of the document creates. */

import { keyOf, type Name } from '../notations/sql/model.ts';
import { entitiesOf } from '../spec/entity.ts';
import { referencesOf } from '../spec/reference.ts';
import type { Spec } from '../spec/spec.ts';
import { createdTables, isSampleName } from '../spec/sql-block.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataFkUnknownTable = specRule({
  id: 'data-fk-unknown-table',
  title: 'Referenced table is not here',
  why: 'A reference to a table that the reader cannot find is a dependency or a misspelling, and somebody should know which.',
  severity: 'info',
  reads: ['entity', ''],
  readsFences: true,
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE payment (id UUID PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id UUID REFERENCES ‹paymet›(id),\n  buyer_id UUID REFERENCES ‹account›(id)\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE payment (id UUID PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  parent_id UUID REFERENCES orders(id),\n  payment_id UUID,\n  FOREIGN KEY (payment_id) REFERENCES public.payment\n);\n\`\`\`\n\n`,
    },
  ],
  *check(spec) {
    const known = knownTables(spec);
    const told = new Set<string>();
    for (const { placed, entity } of entitiesOf(spec))
      for (const table of entity.tables)
        for (const { reference } of referencesOf(table)) {
          const name = reference.table;
          if (known.has(keyOf(name)) || isSampleName(placed.section, name.name)) continue;
          // One table that is missing is one finding, however often it is referenced.
          if (told.has(keyOf(name))) continue;
          told.add(keyOf(name));
          yield finding(name, placed.origin, known);
        }
  },
});

/** Of more tables than these none is taken for a misspelling. */
const maxKnown = 200;

function finding(name: Name, origin: number, known: ReadonlyMap<string, string>): Finding {
  const span = shift(name.span, origin);
  const near = known.size > maxKnown ? undefined : nearest(keyOf(name), known.keys());
  if (near === undefined)
    return { span, message: `Unexpected table '${name.name}', expected one that this document creates` };
  const written = known.get(near)!;
  return {
    span,
    message: `Unexpected table '${name.name}', did you mean '${written}'?`,
    suggestions: [{ title: `Replace with \`${written}\``, edits: [replace(span, written)] }],
  };
}

/** Tables that are created anywhere in the document, as they are written. */
function knownTables(spec: Spec): Map<string, string> {
  const known = new Map<string, string>();
  for (const { statement } of createdTables(spec)) known.set(keyOf(statement.name), statement.name.written);
  return known;
}
