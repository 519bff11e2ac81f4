/** A column whose type is not that of the column it references. */

import { keyOf } from '../notations/sql/model.ts';
import { isSameType, normaliseType } from '../notations/sql/type.ts';
import { type Entity, entitiesOf } from '../spec/entity.ts';
import { referencesOf, targetOf } from '../spec/reference.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataFkTypeMismatch = specRule({
  id: 'data-fk-type-mismatch',
  title: 'Foreign key of another type',
  why: 'The database refuses such a reference, so the migration stops half-way.',
  severity: 'error',
  reads: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE payment (id BIGSERIAL PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id ‹UUID› REFERENCES payment(id)\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE payment (id BIGSERIAL PRIMARY KEY);\nCREATE TABLE place (code VARCHAR(8) PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id INT REFERENCES payment,\n  place VARCHAR(20) REFERENCES place(code)\n);\n\`\`\`\n\n`,
    },
  ],
  *check(spec) {
    const tables = tablesByName(spec);
    for (const { placed, entity } of entitiesOf(spec))
      for (const table of entity.tables) {
        const own = new Map(table.columns.map(c => [keyOf(c.name), c]));
        for (const found of referencesOf(table)) {
          const [home, ...others] = tables.get(keyOf(found.reference.table)) ?? [];
          const target = home && others.length === 0 ? targetOf(found, home.table) : undefined;
          const column = found.columns[0] && own.get(keyOf(found.columns[0]));
          if (!home || !target?.type || !column?.type || !differs(column.type.text, target.type.text))
            continue;
          yield {
            span: shift(column.type.span, placed.origin),
            message: `Unexpected type ${column.type.text} of '${column.name.name}', expected ${target.type.text} as of '${home.table.name.name}.${target.name.name}'`,
            related: [
              { span: shift(target.span, home.placed.origin), message: `It is ${target.type.text} here` },
            ],
          };
        }
      }
  },
});

/** Other kinds of values; an INT that references a BIGINT works. */
function differs(a: string, b: string): boolean {
  const [left, right] = [normaliseType(a), normaliseType(b)];
  if (!left?.isKnown || !right?.isKnown || left.family === right.family) return false;
  return isSameType(a, b) === false;
}

interface Home {
  readonly placed: PlacedSection;
  readonly table: Entity['tables'][number];
}

function tablesByName(spec: Spec): Map<string, Home[]> {
  const found = new Map<string, Home[]>();
  for (const { placed, entity } of entitiesOf(spec))
    for (const table of entity.tables) {
      const list = found.get(keyOf(table.name)) ?? [];
      list.push({ placed, table });
      found.set(keyOf(table.name), list);
    }
  return found;
}
