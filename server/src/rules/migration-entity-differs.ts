/** A migration that makes a table other than the data model shows it. */

import type { Column } from '../notations/sql/model.ts';
import { type Difference, differencesOf, type Twin, twinsOf } from '../spec/migrated.ts';
import { toDocument } from '../spec/migration.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { contentEnd, lineEndOf, lineStart } from '../text/lines.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

const entity = '### New Entities\n\n#### `Order`\n\n';
const migration = '\n### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationEntityDiffers = specRule({
  id: 'migration-entity-differs',
  title: 'Migration differs from the data model',
  why: 'Code is written by the one and runs against the other.',
  severity: 'warning',
  examples: [
    {
      bad: `${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  state TEXT NOT NULL,\n  total BIGINT\n);\nCREATE INDEX a ON orders(state);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE ‹‹orders›› (\n  id UUID PRIMARY KEY,\n  ‹state TEXT›,\n  ‹note TEXT›\n);\n-- Down\nDROP TABLE orders;\n\`\`\`\n`,
      good: `${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  number INTEGER UNIQUE,\n  state TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP\n);\nCREATE INDEX a ON orders(state);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE orders (\n  id uuid,\n  state text DEFAULT now() NOT NULL,\n  number INT,\n  UNIQUE (number),\n  PRIMARY KEY (id)\n);\nCREATE INDEX orders_state ON orders (state);\n-- Down\nDROP TABLE orders;\n\`\`\`\n`,
    },
    {
      bad: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY, state TEXT CHECK (state IN ('a', 'b')));\nCREATE UNIQUE INDEX a ON orders(state);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY, ‹state TEXT CHECK (state IN ('a', 'c'))›);\nCREATE INDEX ‹a› ON orders(state);\n\`\`\`\n`,
      good: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY, state TEXT);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE INDEX a ON orders(id);\n\`\`\`\n\n#### Migration: \`20261020_add_state\`\n\n\`\`\`sql\n-- Up\nALTER TABLE orders ADD COLUMN state TEXT;\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const twin of twinsOf(spec)) {
      if (!twin.made) continue;
      for (const difference of differencesOf(twin.entity.table, twin.made.table))
        yield toFinding(twin, difference);
    }
  },
});

function toFinding(twin: Twin, difference: Difference): Finding {
  const made = twin.made!;
  const own = (span: Span): Span => shift(span, twin.entity.placed.origin);
  const other = (span: Span): Span => toDocument(made, span);
  const text = (span: Span): string => textOf(twin.entity.placed.section.text, span);
  const table = made.table.name.name;
  const suggest = (title: string, edit: Edit | undefined) =>
    edit ? { suggestions: [{ title, edits: [{ ...edit, span: other(edit.span) }] }] } : {};
  switch (difference.kind) {
    case 'lacks': {
      const { column, before } = difference;
      return {
        span: other(made.table.span),
        message: `Unexpected migration of '${table}' without column '${column.name.name}', expected it as in the data model`,
        related: [{ span: own(column.span), message: 'The data model has it here' }],
        ...suggest(`Add \`${column.name.name}\` to the migration`, columnEdit(twin, column, before)),
      };
    }
    case 'has more':
      return {
        span: other(difference.column.span),
        message: `Unexpected column '${difference.column.name.name}', expected it in the data model of '${table}' too`,
        related: [{ span: own(twin.entity.table.name.span), message: 'The data model does not have it' }],
      };
    case 'differs': {
      const { column, other: twinColumn, what } = difference;
      return {
        span: other(twinColumn.span),
        message: `Unexpected ${what} of '${column.name.name}', expected \`${text(column.span).replace(/\s+/g, ' ')}\` as in the data model`,
        related: [{ span: own(column.span), message: 'The data model says this' }],
        ...suggest(
          `Copy \`${column.name.name}\` from the data model`,
          replace(twinColumn.span, text(column.span)),
        ),
      };
    }
    case 'lacks index': {
      const name = difference.index.name?.name ?? 'without a name';
      return {
        span: other(made.table.span),
        message: `Unexpected migration of '${table}' without index '${name}', expected it as in the data model`,
        related: [{ span: own(difference.index.span), message: 'The data model has it here' }],
        ...suggest(`Add \`${name}\` to the migration`, statementEdit(twin, text(difference.index.span))),
      };
    }
    case 'index differs': {
      const { index, other: twinIndex } = difference;
      return {
        span: other(twinIndex.name!.span),
        message: `Unexpected columns or UNIQUE of index '${index.name!.name}', expected them as in the data model`,
        related: [{ span: own(index.span), message: 'The data model says this' }],
        ...suggest(
          `Copy \`${index.name!.name}\` from the data model`,
          replace(twinIndex.span, text(index.span)),
        ),
      };
    }
  }
}

/** The column behind the one it follows, on a line of its own if that one has one. */
function columnEdit({ entity, made }: Twin, column: Column, before: Column | undefined): Edit | undefined {
  const { text } = made!.placed.section;
  const end = before?.span.end ?? -1;
  // A comment at the end of the line would move to the new column.
  if (!before || /--|\/\*/.test(text.slice(end, contentEnd(text, end)))) return undefined;
  const indent = text.slice(lineStart(text, before.span.start), before.span.start);
  const gap = /^\s*$/.test(indent) ? `${lineEndOf(text)}${indent}` : ' ';
  return insertAt(end, `,${gap}${textOf(entity.placed.section.text, column.span)}`);
}

/** The statement behind the last of the Up that is about the table. */
function statementEdit({ made }: Twin, statement: string): Edit | undefined {
  const { migration, placed, table } = made!;
  const { text } = placed.section;
  const last = Math.max(...table.indexes.map(i => i.span.end), 0);
  const create = migration.up.find(s => s.kind === 'create-table' && s.name === table.name);
  const end = Math.max(last, create?.span.end ?? 0);
  return text[end] === ';' ? insertAt(end + 1, `${lineEndOf(text)}${statement};`) : undefined;
}
