/** A request that allows longer texts than the column can keep. */

import { normaliseType } from '../notations/sql/type.ts';
import { columnEdits, pairOf } from '../spec/defined-column.ts';
import { type KeptField, keptFields } from '../spec/field-column.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

const api =
  '### New Endpoints\n\n#### `POST /orders`\n\n**Request**:\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';
const entity = '\n### New Entities\n\n#### `Order`\n\n';

export const dataVarcharVsApiMax = specRule({
  id: 'data-varchar-vs-api-max',
  title: 'Request allows more than the column',
  why: 'A text that passes validation is refused by the database, and the caller sees a server error.',
  severity: 'warning',
  reads: ['endpoint', 'endpoint change', 'entity'],
  examples: [
    {
      bad: `${api}| note | string | No | ‹Max 500 chars› | A remark |\n${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  note VARCHAR(255)\n);\n\`\`\`\n`,
      good: `${api}| note | string | No | Max 255 chars | A remark |\n| title | string | No | Max 80 chars | Its title |\n| text | string | No | Max 9000 chars | All of it |\n| tags | array | No | Max 500 items | Its tags |\n${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  note VARCHAR(255),\n  title VARCHAR(100),\n  text TEXT,\n  tags VARCHAR(50)[]\n);\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const kept of keptFields(spec)) {
      const limit = limitOf(kept);
      if (limit === undefined) continue;
      for (const constraint of kept.field.validation?.constraints ?? []) {
        if (constraint.kind !== 'length' || constraint.max === undefined || constraint.max <= limit) continue;
        const { placed, field, home, column } = kept;
        yield {
          span: shift(constraint.span, placed.origin),
          message: `Unexpected maximum ${constraint.max} of '${field.name.text}', expected at most ${limit} as column '${column.name.name}' keeps`,
          related: [
            { span: shift(column.type!.span, home.origin), message: `The column is ${column.type!.text}` },
          ],
          suggestions: [
            ...lowered(kept, constraint.span, { from: constraint.max, to: limit }),
            ...widened(spec, kept, constraint.max),
          ],
        };
      }
    }
  },
});

/** How many characters the column keeps; undefined where there is no limit or it is not about characters. */
function limitOf({ column }: KeptField): number | undefined {
  const type = normaliseType(column.type?.text ?? '');
  if (!type || type.isArray || !/^character(?: varying)?$/.test(type.name)) return undefined;
  const limit = Number(type.arguments[0]);
  return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}

function lowered({ placed }: KeptField, span: Span, { from, to }: { from: number; to: number }): Repair[] {
  const text = textOf(placed.section.text, span);
  const at = text.indexOf(String(from));
  if (at < 0) return [];
  const own = shift({ start: at, end: at + String(from).length }, span.start + placed.origin);
  return [{ title: `Allow at most ${to}`, edits: [replace(own, String(to))] }];
}

/** The column made wide enough, in its field definition too. */
function widened(spec: Spec, { column }: KeptField, max: number): Repair[] {
  const pair = pairOf(spec, column);
  if (!pair || !column.type) return [];
  const wide = column.type.text.replace(/\d+/, String(max));
  const cell = pair.definition.type;
  const row = cell ? [replace(shift(cell.span, pair.placed.origin), wide)] : [];
  return [
    {
      title: `Make the column ${wide}`,
      edits: [...columnEdits(spec, pair, replace(column.type.span, wide)), ...row],
    },
  ];
}
