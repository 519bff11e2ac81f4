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
  reads: ['entity', 'migration', ''],
  readsFences: true,
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
  return difference.kind === 'lacks index' || difference.kind === 'index differs'
    ? indexFinding(twin, difference)
    : columnFinding(twin, difference);
}

type IndexDifference = Extract<Difference, { kind: 'lacks index' | 'index differs' }>;

function columnFinding(twin: Twin, difference: Exclude<Difference, IndexDifference>): Finding {
  const made = twin.made!;
  const { column } = difference;
  const name = column.name.name;
  const table = made.table.name.name;
  if (difference.kind === 'lacks')
    return {
      span: toDocument(made, made.table.span),
      message: `Unexpected migration of '${table}' without column '${name}', expected it as in the data model`,
      related: [{ span: inEntity(twin, column.span), message: 'The data model has it here' }],
      ...suggest(twin, `Add \`${name}\` to the migration`, columnEdit(twin, column, difference.before)),
    };
  if (difference.kind === 'has more')
    return {
      span: toDocument(made, column.span),
      message: `Unexpected column '${name}', expected it in the data model of '${table}' too`,
      related: [
        { span: inEntity(twin, twin.entity.table.name.span), message: 'The data model does not have it' },
      ],
    };
  const { other, what } = difference;
  const text = textIn(twin, column.span);
  return {
    span: toDocument(made, other.span),
    message: `Unexpected ${what} of '${name}', expected \`${text.replace(/\s+/g, ' ')}\` as in the data model`,
    related: [{ span: inEntity(twin, column.span), message: 'The data model says this' }],
    ...suggest(twin, `Copy \`${name}\` from the data model`, replace(other.span, text)),
  };
}

function indexFinding(twin: Twin, difference: IndexDifference): Finding {
  const made = twin.made!;
  const { index } = difference;
  const name = index.name?.name ?? 'without a name';
  const text = textIn(twin, index.span);
  if (difference.kind === 'lacks index')
    return {
      span: toDocument(made, made.table.span),
      message: `Unexpected migration of '${made.table.name.name}' without index '${name}', expected it as in the data model`,
      related: [{ span: inEntity(twin, index.span), message: 'The data model has it here' }],
      ...suggest(twin, `Add \`${name}\` to the migration`, statementEdit(twin, text)),
    };
  const { other } = difference;
  return {
    span: toDocument(made, other.name?.span ?? other.span),
    message: `Unexpected columns or UNIQUE of index '${name}', expected them as in the data model`,
    related: [{ span: inEntity(twin, index.span), message: 'The data model says this' }],
    ...suggest(twin, `Copy \`${name}\` from the data model`, replace(other.span, text)),
  };
}

const inEntity = ({ entity }: Twin, span: Span): Span => shift(span, entity.placed.origin);
const textIn = ({ entity }: Twin, span: Span): string => textOf(entity.placed.section.text, span);

const suggest = (twin: Twin, title: string, edit: Edit | undefined): Pick<Finding, 'suggestions'> =>
  edit ? { suggestions: [{ title, edits: [{ ...edit, span: toDocument(twin.made!, edit.span) }] }] } : {};

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
