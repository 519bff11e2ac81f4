/** A foreign key that no index begins with. */

import { keyOf } from '../notations/sql/model.ts';
import { type EntityTable, entityOf } from '../spec/entity.ts';
import { referencesOf } from '../spec/reference.ts';
import { insertAt } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import { sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataFkWithoutIndex = sectionRule({
  id: 'data-fk-without-index',
  title: 'Foreign key without an index',
  why: 'Without one every delete of the referenced row reads the whole table, and so does every join.',
  severity: 'hint',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  ‹buyer_id› UUID REFERENCES account(id)\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY REFERENCES draft(id),\n  buyer_id UUID REFERENCES account(id),\n  payment_id UUID UNIQUE REFERENCES payment(id),\n  seller_id UUID REFERENCES account(id)\n);\nCREATE INDEX a ON orders(buyer_id, id);\nCREATE INDEX b ON orders(seller_id);\n\`\`\`\n\n`,
    },
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE item (\n  order_id UUID,\n  place_id UUID,\n  PRIMARY KEY (order_id, place_id),\n  FOREIGN KEY (order_id) REFERENCES orders(id),\n  FOREIGN KEY (‹place_id›) REFERENCES place(id)\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE item (\n  order_id INT,\n  FOREIGN KEY (order_id) REFERENCES orders(id)\n) ENGINE=InnoDB;\n\`\`\`\n\n`,
    },
  ],
  *check(section) {
    for (const table of entityOf(section).tables) {
      // MySQL makes the index by itself.
      if (table.block.sql.dialect === 'mysql' || !table.isComplete) continue;
      const known = leads(table);
      for (const { columns } of referencesOf(table)) {
        const first = columns[0];
        if (!first || known.has(keyOf(first))) continue;
        const name = `idx_${table.name.name}_${first.name}`.replace(/[^\w$]/g, '');
        const statement = `CREATE INDEX ${name} ON ${table.name.written}(${first.written});`;
        yield {
          span: first.span,
          message: `Unexpected foreign key '${first.name}' without an index, expected one that begins with it`,
          suggestions: [
            {
              title: `Add index \`${name}\``,
              edits: [insertAt(endOf(section.text, table), `${lineEndOf(section.text)}${statement}`)],
            },
          ],
        };
      }
    }
  },
});

/** The columns that an index, a key or a UNIQUE begins with. */
function leads({ columns, constraints, indexes }: EntityTable): Set<string> {
  const found = columns.filter(c => c.primaryKey || c.unique).map(c => c.name);
  for (const { kind, columns: own } of constraints)
    if (own[0] && /^(?:primary-key|unique|index)$/.test(kind)) found.push(own[0]);
  for (const { columns: own } of indexes) if (own[0]?.name) found.push(own[0].name);
  return new Set(found.map(keyOf));
}

/** Behind the last statement on the table, its semicolon counted in. */
function endOf(text: string, { statement, indexes }: EntityTable): number {
  const end = Math.max(statement.span.end, ...indexes.map(i => i.span.end));
  return text[end] === ';' ? end + 1 : end;
}
