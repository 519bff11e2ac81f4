/** The data model of a generated specification: entities, migrations and the data to move, with or without SQL. */

import { fence, paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';

export const dataModel = ({ resources, sql }: Subject): string =>
  paragraphs(
    '## Data Model',
    '### New Entities',
    ...resources.map(r => entity(r, sql)),
    '### Schema Migrations',
    ...resources.map(r => migration(r, sql)),
    `### Data Migration\n${moves(resources)}`,
    '---',
  );

const entity = (resource: Resource, sql: boolean): string =>
  paragraphs(
    sql
      ? `#### \`${resource.pascal}\`\n${fence('sql', [create(resource), '', ...indexes(resource)].join('\n'))}`
      : `#### \`${resource.pascal}\``,
    `**Field Definitions**:\n${definitions(resource)}`,
  );

function create({ snake, fields, states }: Resource): string {
  const columns = [
    'id UUID PRIMARY KEY DEFAULT gen_random_uuid()',
    ...fields.map(f => `${f.snake} ${f.sql}${f.required ? ' NOT NULL' : ''}`),
    `status VARCHAR(20) NOT NULL DEFAULT '${states[0]}'\n    CHECK (status IN (${states.map(s => `'${s}'`).join(', ')}))`,
    'created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()',
  ];
  return `CREATE TABLE ${snake} (\n  ${columns.join(',\n  ')}\n);`;
}

const indexed = ({ snake, fields }: Resource): (readonly [string, string])[] =>
  [fields[0]!.snake, 'status'].map(column => [`idx_${snake}_${column}`, column]);

const indexes = (resource: Resource): string[] =>
  indexed(resource).map(([name, column]) => `CREATE INDEX ${name} ON ${resource.snake}(${column});`);

function definitions({ fields, states, remark }: Resource): string {
  return table(
    ['Field', 'Type', 'Constraints', 'Description'],
    [
      ['id', 'UUID', 'PK, DEFAULT gen_random_uuid()', `Identifies the record, ${remark}`],
      ...fields.map(f => [f.snake, f.sql, f.required ? 'NOT NULL' : 'NULL', f.description]),
      ['status', 'VARCHAR(20)', `NOT NULL, DEFAULT '${states[0]}'`, `States: ${states.join(', ')}`],
      ['created_at', 'TIMESTAMPTZ', 'NOT NULL, DEFAULT NOW()', 'Stored at'],
    ],
  );
}

function migration(resource: Resource, sql: boolean): string {
  const day = new Date(Date.UTC(2025, 0, 1 + resource.index)).toISOString().slice(0, 10).replaceAll('-', '');
  const head = `#### Migration: \`${day}_add_${resource.snake}\``;
  const strategy = '**Migration Strategy**: Rolling';
  if (!sql) {
    const steps = `- The table \`${resource.snake}\` is added with its two indexes.\n- The way back removes them in reverse order.`;
    return paragraphs(head, steps, strategy);
  }
  const down = [...indexed(resource)].reverse().map(([name]) => `DROP INDEX ${name};`);
  const lines = [
    '-- Up',
    create(resource),
    '',
    ...indexes(resource),
    '',
    '-- Down',
    ...down,
    `DROP TABLE ${resource.snake};`,
  ];
  return paragraphs(`${head}\n${fence('sql', lines.join('\n'))}`, strategy);
}

const moves = (resources: readonly Resource[]): string =>
  table(
    ['Source', 'Destination', 'Transformation', 'Volume'],
    resources
      .filter(r => r.index % 3 === 0)
      .map(r => [
        `legacy_${r.snake}`,
        r.snake,
        'One row to one row, times to UTC',
        `${(r.index + 2) * 1000} rows`,
      ]),
  );
