/** SQL that no database reads. */

import { readSyntax } from '../notations/sql/syntax.ts';
import { sqlBlocksOf } from '../spec/sql-block.ts';
import { type SqlFault, sqlFaultsOf } from '../spec/sql-fault.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n```sql\n';

export const sqlSyntax = sectionRule({
  id: 'sql-syntax',
  title: 'SQL is not well formed',
  why: 'What does not parse here was never run, and whoever copies it repairs it by guessing.',
  severity: 'error',
  needs: 'fences',
  examples: [
    {
      bad: `${head}CREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  state TEXT‹,›\n);\nCREATE INDEX a ON orders‹(›state;\n\`\`\``,
      good: `${head}CREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  note TEXT DEFAULT 'it''s (',\n  -- other columns\n);\nCREATE TABLE item (\n  id UUID, -- don't ask (yet\n  ...\n\`\`\``,
    },
    {
      bad: `${head}CREATE TABLE orders (id UUID PRIMARY KEY)‹)›;\nCREATE TABLE item (state TEXT DEFAULT ‹'new);›\n\`\`\``,
      good: `${head}It's a table (see above,\nCREATE TABLE orders (...);\n\`\`\`\n\n\`\`\`json\n{ "a": "CREATE TABLE (" }\n\`\`\``,
    },
  ],
  *check(section, _, { postgres }) {
    for (const block of sqlBlocksOf(section)) {
      const faults = sqlFaultsOf(block);
      for (const fault of faults) yield toFinding(fault);
      if (!postgres || faults.length > 0 || block.isQuoted) continue;
      for (const { span, message } of readSyntax(postgres, block.text))
        yield { span: shift(span, block.span.start), message: `Unexpected SQL: ${message}` };
    }
  },
});

const messages: Readonly<Record<SqlFault['kind'], string>> = {
  string: 'Unexpected string without an end, expected its closing quote',
  open: 'Unexpected `(` that is never closed, expected `)` before the statement ends',
  close: 'Unexpected `)`, expected a `(` before it',
  comma: 'Unexpected `,` with nothing behind it, expected another item or none',
};

const toFinding = ({ kind, span }: SqlFault): Finding => ({
  span,
  message: messages[kind],
  ...(kind === 'comma' ? { fix: { title: 'Remove the comma', edits: [replace(span, '')] } } : {}),
});
