/** A field of a request whose type the column of its name cannot keep. */

import { normaliseType } from '../notations/sql/type.ts';
import type { TypeFamily } from '../notations/sql/type-names.ts';
import { type KeptField, keptFields } from '../spec/field-column.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const api =
  '### New Endpoints\n\n#### `POST /orders`\n\n**Request**:\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';
const entity = '\n### New Entities\n\n#### `Order`\n\n';

export const dataApiTypeMismatch = specRule({
  id: 'data-api-type-mismatch',
  title: 'Field and column of different types',
  why: 'What callers send does not fit where it is stored, so somebody has to invent a conversion.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change', 'entity'],
  examples: [
    {
      bad: `${api}| buyerId | ‹integer› | Yes | | Who orders |\n| isPaid | ‹uuid› | No | | Whether it is paid |\n${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  buyer_id UUID,\n  is_paid BOOLEAN\n);\n\`\`\`\n`,
      good: `${api}| buyerId | string | Yes | UUID | Who orders |\n| total | string | Yes | | In cents |\n| paidAt | integer | No | | Seconds since 1970 |\n| tags | array | No | | Its tags |\n| isPaid | integer | No | | 0 or 1 |\n| state | enum | No | | Where it is |\n${entity}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  buyer_id UUID,\n  total BIGINT,\n  paid_at TIMESTAMPTZ,\n  tags JSONB,\n  is_paid BOOLEAN,\n  state SMALLINT\n);\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const kept of keptFields(spec)) {
      const { placed, field, home, column } = kept;
      if (!field.type || !column.type || !differs(kept)) continue;
      yield {
        span: shift(field.type.span, placed.origin),
        message: `Unexpected type ${field.type.text} of '${field.name.text}', expected one that column '${column.name.name}' of type ${column.type.text} keeps`,
        related: [
          { span: shift(column.type.span, home.origin), message: `The column is ${column.type.text}` },
        ],
      };
    }
  },
});

/** Families of columns that a value of each family never fits in; the doubtful ones are left out. */
const foreign: Readonly<Record<string, readonly TypeFamily[]>> = {
  integer: ['uuid', 'json', 'binary'],
  number: ['uuid', 'json', 'binary', 'boolean', 'date', 'timestamp'],
  boolean: ['uuid', 'json', 'binary', 'date', 'timestamp', 'decimal', 'float'],
  array: ['integer', 'decimal', 'float', 'uuid', 'boolean', 'date', 'timestamp'],
  object: ['integer', 'decimal', 'float', 'uuid', 'boolean', 'date', 'timestamp'],
  uuid: ['integer', 'decimal', 'float', 'boolean', 'date', 'timestamp', 'json'],
};

function differs({ field, column }: KeptField): boolean {
  const { type } = field;
  const kept = normaliseType(column.type?.text ?? '');
  if (!type?.isKnown || !kept?.isKnown || kept.isArray) return false;
  const family = type.form === 'uuid' ? 'uuid' : type.family;
  return family !== undefined && (foreign[family]?.includes(kept.family) ?? false);
}
