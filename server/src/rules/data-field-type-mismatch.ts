/** A type in the field definitions that is not the one the column is created with. */

import { keyOf } from '../notations/sql/model.ts';
import { isSameType, normaliseType } from '../notations/sql/type.ts';
import { inDocument, pairsThat, repairsOf } from '../spec/defined-column.ts';
import { joiningColumns } from '../spec/reference.ts';
import { stripMarkup } from '../template/key.ts';
import { replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldTypeMismatch = specRule({
  id: 'data-field-type-mismatch',
  title: 'Types of a column differ',
  why: 'Whoever reads the table and whoever runs the SQL get different columns, and the difference shows when data is lost.',
  severity: 'error',
  reads: ['entity', ''],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE order_item (\n  id UUID PRIMARY KEY,\n  quantity BIGINT NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| quantity | ‹INTEGER› | NOT NULL | How many |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE order_item (\n  id UUID PRIMARY KEY,\n  quantity INT4 NOT NULL,\n  price DECIMAL(10, 2),\n  state order_state,\n  noted TIMESTAMP WITH TIME ZONE\n);\n\`\`\`\n\n${fields}| id | string | PK | Identifies it |\n| quantity | integer | NOT NULL | How many |\n| price | \`numeric(10,2)\` | | Each |\n| state | ENUM | | Where it is |\n| noted | timestamptz (UTC) | | When |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const { definition, column } = pair;
      const [cell, type] = [definition.type!, column.type!];
      const mark = cell.raw.startsWith('`') && cell.raw.endsWith('`') ? '`' : '';
      yield {
        span: inDocument(pair, cell.span),
        message: `Unexpected type ${cell.text} of '${definition.name}', expected ${type.text} as in CREATE TABLE`,
        related: [{ span: inDocument(pair, type.span), message: `The SQL says ${type.text}` }],
        suggestions: repairsOf(spec, pair, {
          row: replace(cell.span, `${mark}${type.text}${mark}`),
          // Of a key more than this one type would have to change.
          ...(joiningColumns(pair.table).has(keyOf(column.name))
            ? {}
            : { ddl: replace(type.span, stripMarkup(cell.raw)) }),
        }),
      };
    }
  },
});

// A cell that offers several types, or tells a story, is not compared.
const plain = /^[A-Za-z]\w*(?: \w+)*(?: ?\([\w ,']*\))?(?: ?\[\])?(?: with(?:out)? time zone)?$/i;
const isTime = (name: string): boolean => /^(?:timestamp|datetime)/.test(name);

/** True where both types are known and cannot be the same. */
const differing = pairsThat(({ definition, column, table }) => {
  const [said, made] = [definition.type?.text.replace(/\s+/g, ' ') ?? '', column.type?.text ?? ''];
  if (said.length > 100 || !plain.test(said) || / (?:or|and) /i.test(said)) return false;
  const [left, right] = [normaliseType(said), normaliseType(made)];
  if (!left?.isKnown || !right?.isKnown || isSameType(said, made) !== false) return false;
  // Where there is no type for it JSON is kept as text.
  const kinds = [left.family, right.family];
  if (kinds.includes('json') && kinds.includes('text') && table.block.sql.dialect !== 'postgres')
    return false;
  // Some write DATETIME for any moment, whatever the database calls it.
  return !(
    isTime(left.name) &&
    isTime(right.name) &&
    (left.name === 'datetime' || right.name === 'datetime')
  );
});
