/** The fields that generated things can have: the same in JSON, in SQL and in the tables beside them. */

export interface Field {
  readonly snake: string;
  readonly camel: string;
  readonly json: 'string' | 'integer' | 'number' | 'boolean';
  readonly sample: string | number | boolean;
  readonly validation: string;
  readonly sql: string;
  readonly required: boolean;
  readonly description: string;
}

type Raw = readonly [string, Field['json'], Field['sample'], string, string, boolean, string];

const raw: readonly Raw[] = [
  ['reference_code', 'string', 'REF-0417-22', 'Max 32 chars', 'VARCHAR(32)', true, 'Code that people quote'],
  ['site_id', 'string', '5d0f7b1e-92c4-4a83-b6e7-1f3a5c7d9e20', 'UUID', 'UUID', true, 'Site it belongs to'],
  [
    'requested_by',
    'string',
    '17e5a9c3-0b6d-4d82-a4f1-2c9e8b7d6f35',
    'UUID',
    'UUID',
    true,
    'Who asked for it',
  ],
  [
    'note',
    'string',
    'Gate 4 is closed until noon.',
    'Max 500 chars',
    'VARCHAR(500)',
    false,
    'Remark for colleagues',
  ],
  ['amount_cents', 'integer', 12950, 'Min 0, Max 100000000', 'INTEGER', true, 'Amount in cents'],
  ['currency', 'string', 'EUR', 'Max 3 chars', 'VARCHAR(3)', true, 'Currency of the amount'],
  [
    'due_at',
    'string',
    '2026-11-16T06:30:00Z',
    'RFC 3339 date-time',
    'TIMESTAMPTZ',
    true,
    'When it must be settled',
  ],
  [
    'starts_at',
    'string',
    '2026-11-12T17:40:00Z',
    'RFC 3339 date-time',
    'TIMESTAMPTZ',
    true,
    'First moment it counts',
  ],
  [
    'ends_at',
    'string',
    '2026-11-17T09:00:00Z',
    'RFC 3339 date-time',
    'TIMESTAMPTZ',
    false,
    'Last moment it counts',
  ],
  ['quantity', 'integer', 12, 'Min 1, Max 400', 'SMALLINT', true, 'How many pieces'],
  ['weight_kg', 'number', 61.5, 'Min 0, Max 30000', 'NUMERIC(9,1)', false, 'Weight in kilograms'],
  ['distance_km', 'number', 310.5, 'Min 0, Max 20000', 'NUMERIC(9,1)', false, 'Distance in kilometres'],
  ['is_urgent', 'boolean', false, 'true or false', 'BOOLEAN', true, 'Goes before the others'],
  ['is_shared', 'boolean', true, 'true or false', 'BOOLEAN', false, 'Visible to partner sites'],
  ['priority_rank', 'integer', 3, 'Min 1, Max 9', 'SMALLINT', true, 'Order within the day'],
  [
    'contact_email',
    'string',
    'duty.desk@example.com',
    'Max 254 chars',
    'VARCHAR(254)',
    false,
    'Where questions go',
  ],
  ['country_code', 'string', 'NO', 'Max 2 chars', 'VARCHAR(2)', true, 'ISO 3166 country'],
  ['approved_by', 'string', 'b83e6f02-7d15-4c9a-8e41-60a2c4e6f813', 'UUID', 'UUID', false, 'Who approved it'],
  ['source_system', 'string', 'planning', 'Max 40 chars', 'VARCHAR(40)', true, 'System it came from'],
  ['retry_count', 'integer', 0, 'Min 0, Max 10', 'SMALLINT', false, 'Attempts so far'],
  ['tax_percent', 'number', 19.5, 'Min 0, Max 100', 'NUMERIC(4,1)', true, 'Tax that applies'],
  ['external_key', 'string', 'EXT-88121', 'Max 64 chars', 'VARCHAR(64)', false, 'Key in the old system'],
];

const camelOf = (snake: string): string =>
  snake.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export const fieldPool: readonly Field[] = raw.map(
  ([snake, json, sample, validation, sql, required, description]) => ({
    snake,
    camel: camelOf(snake),
    json,
    sample,
    validation,
    sql,
    required,
    description,
  }),
);
