/** A foreign key in the field definitions that points elsewhere than the SQL. */

import { keyOf, type Reference } from '../notations/sql/model.ts';
import {
  type Directions,
  inDocument,
  type PlacedColumn,
  pairsThat,
  repairsOf,
} from '../spec/defined-column.ts';
import type { DefinedColumn } from '../spec/entity.ts';
import { referencesOf } from '../spec/reference.ts';
import type { Spec } from '../spec/spec.ts';
import { createdTables, sqlBlocksOf } from '../spec/sql-block.ts';
import { insertAt, replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldFkMismatch = specRule({
  id: 'data-field-fk-mismatch',
  title: 'Foreign keys differ',
  why: 'Joins, deletes and load order follow the reference; a wrong one is found when data will not load.',
  severity: 'error',
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id UUID REFERENCES payment(id)\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| payment_id | UUID | FK → ‹payments› | What was paid |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id UUID REFERENCES shop.payment(id),\n  buyer_id UUID,\n  FOREIGN KEY (buyer_id) REFERENCES account\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| payment_id | UUID | FK → Payment.id | What was paid |\n| buyer_id | UUID | FK | Who ordered |\n`,
    },
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE payment (id UUID PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id UUID NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| payment_id | UUID | NOT NULL, FK → ‹payment› | What was paid |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE payment (id UUID PRIMARY KEY);\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  payment_id UUID NOT NULL\n);\nALTER TABLE orders ADD FOREIGN KEY (payment_id) REFERENCES payment(id);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| payment_id | UUID | NOT NULL, FK → payment | What was paid |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const said = pair.definition.said!.references!.table!;
      const made = referenceOf(pair);
      if (!made && !isExpected(spec, pair)) continue;
      const name = pair.definition.name;
      yield {
        span: inDocument(pair, said.span),
        message: made
          ? `Unexpected table '${said.text}' of foreign key '${name}', expected '${made.table.name}' as in CREATE TABLE`
          : `Unexpected foreign key '${name}', expected REFERENCES ${said.text} in CREATE TABLE`,
        related: [
          {
            span: inDocument(pair, made?.span ?? pair.column.span),
            message: made ? `The SQL references '${made.table.name}'` : 'The SQL has no reference here',
          },
        ],
        suggestions: repairsOf(spec, pair, directions(spec, pair, made)),
      };
    }
  },
});

function referenceOf({ column, table }: DefinedColumn): Reference | undefined {
  if (column.references) return column.references;
  const key = keyOf(column.name);
  return table.constraints.find(c => c.kind === 'foreign-key' && c.columns.some(name => keyOf(name) === key))
    ?.references;
}

// A heading's name for an entity, such as `RefundCase`, is as good as the table's, `refund_case`.
const folded = (name: string): string => name.toLowerCase().replaceAll('_', '');

const differing = pairsThat(pair => {
  const said = pair.definition.said?.references?.table;
  const made = said && referenceOf(pair);
  return said !== undefined && (!made || folded(said.text) !== folded(made.table.name));
});

/** Tables that any SQL of the document gives a reference later. */
const alteredTables = memo(
  (spec: Spec): ReadonlySet<string> =>
    new Set(
      spec.sections.flatMap(({ section }) =>
        sqlBlocksOf(section).flatMap(({ sql }) =>
          sql.statements.flatMap(s =>
            s.kind === 'alter-table' &&
            s.actions.some(a => a.kind === 'add-constraint' && a.constraint.kind === 'foreign-key')
              ? [keyOf(s.table)]
              : [],
          ),
        ),
      ),
    ),
);

/** The DDL would have the reference: it has others, or makes the table, and nothing adds one later. */
function isExpected(spec: Spec, { definition, table }: PlacedColumn): boolean {
  if (!table.isComplete || alteredTables(spec).has(keyOf(table.name))) return false;
  const said = definition.said!.references!.table!;
  return referencesOf(table).length > 0 || tablesByName(spec).has(folded(said.text));
}

const tablesByName = memo(
  (spec: Spec) =>
    new Map(createdTables(spec).map(t => [folded(t.statement.name.name), t.statement.name.written])),
);

function directions(
  spec: Spec,
  { definition, column }: PlacedColumn,
  made: Reference | undefined,
): Directions {
  const said = definition.said!.references!;
  const name = tablesByName(spec).get(folded(said.table!.text)) ?? said.table!.text;
  if (made)
    return {
      row: replace(said.table!.span, made.table.name),
      ...(column.references ? { ddl: replace(made.table.span, name) } : {}),
    };
  const inner = said.column ? `(${said.column.text})` : '';
  return { ddl: insertAt(column.span.end, ` REFERENCES ${name}${inner}`) };
}
