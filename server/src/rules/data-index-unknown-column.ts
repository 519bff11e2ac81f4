/** An index, a key or a constraint on a column that its table does not have. */

import { type Column, keyOf, type Name } from '../notations/sql/model.ts';
import { type EntityTable, entityOf } from '../spec/entity.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataIndexUnknownColumn = sectionRule({
  id: 'data-index-unknown-column',
  title: 'Index on an unknown column',
  why: 'The statement fails, and whatever comes behind it in the migration is never run.',
  severity: 'error',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  buyer_id UUID,\n  UNIQUE (‹number›)\n);\nCREATE INDEX a ON orders(‹buyr_id›);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  "buyerId" UUID,\n  UNIQUE (ID)\n);\nCREATE INDEX a ON orders("buyerId", lower(name)) INCLUDE (id);\nCREATE INDEX b ON account(email);\n\`\`\`\n\n`,
    },
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY\n);\nCREATE INDEX a ON orders(‹state›) WHERE id IS NOT NULL;\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  -- other columns\n);\nCREATE INDEX a ON orders(state);\n\`\`\`\n\n`,
    },
  ],
  *check(section) {
    for (const table of entityOf(section).tables) {
      if (!table.isComplete) continue;
      const known = new Map(table.columns.map(c => [keyOf(c.name), c]));
      for (const name of namedIn(table)) if (!known.has(keyOf(name))) yield finding(table, name, known);
    }
  },
});

function* namedIn({ constraints, indexes }: EntityTable): Generator<Name> {
  for (const { columns } of constraints) yield* columns;
  for (const { columns, include, elided } of indexes) {
    if (elided) continue;
    for (const { name } of columns) if (name) yield name;
    yield* include;
  }
}

/** Of more columns than these none is taken for a misspelling. */
const maxKnown = 200;

function finding(
  table: EntityTable,
  { span, name, written }: Name,
  known: ReadonlyMap<string, Column>,
): Finding {
  const related = [{ span: table.name.span, message: `'${table.name.name}' is created here` }];
  const near = known.size > maxKnown ? undefined : nearest(name, known.keys());
  const column = near === undefined ? undefined : known.get(near);
  if (!column)
    return { span, message: `Unexpected column '${written}', expected one of '${table.name.name}'`, related };
  return {
    span,
    message: `Unexpected column '${written}', did you mean '${column.name.name}'?`,
    related,
    fix: { title: `Replace with \`${column.name.written}\``, edits: [replace(span, column.name.written)] },
  };
}
