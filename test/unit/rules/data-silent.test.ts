/** Data models in the dialects and habits of real documents: what is right in them is not complained of. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createChecker } from '../../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { own } from '../../documents.ts';
import { specOf, today } from '../../engine.ts';

// An unknown table may well be one that was there before.
const mine = rules.filter(r => /^(?:data|migration|sql)-/.test(r.id) && r.id !== 'data-fk-unknown-table');
const configuration = {
  ...defaultConfiguration,
  rules: Object.fromEntries(mine.filter(r => r.severity !== 'off').map(r => [r.id, 'warning' as const])),
};
const check = createChecker({ rules: mine, configuration });
const assertSilent = (text: string, name: string): void =>
  assert.deepEqual(
    check(specOf(text, { force: true }), { today }).map(
      p => `${p.rule.id}: ${text.slice(p.span.start, p.span.end)}: ${p.message}`,
    ),
    [],
    name,
  );

const entity = (sql: string, table: string): string =>
  `### New Entities\n\n#### \`X\`\n\n\`\`\`sql\n${sql}\n\`\`\`\n\n${table}`;
const migration = (sql: string): string =>
  `### Schema Migrations\n\n#### \`20260101_x\`\n\n\`\`\`sql\n${sql}\n\`\`\`\n\n**Migration Strategy**: Rolling\n`;

const documents: Readonly<Record<string, string>> = {
  'MySQL with keys and comments': entity(
    "CREATE TABLE `users` (\n  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'the key',\n  `email` VARCHAR(255) NOT NULL,\n  `role` ENUM('a','b') DEFAULT 'a',\n  `active` TINYINT(1) NOT NULL DEFAULT 1,\n  `price` DECIMAL(10,2) DEFAULT '0.00',\n  PRIMARY KEY (`id`),\n  UNIQUE KEY `uk_email` (`email`),\n  KEY `idx_role` (`role`)\n) ENGINE=InnoDB;",
    '| Column | Type | Nullable | Description |\n|---|---|---|---|\n| id | bigint unsigned | No | key |\n| email | varchar(255) | NO | mail |\n| role | enum | Yes | Values: a, b |\n| active | boolean | No | x |\n| price | decimal | Yes | x |\n',
  ),
  'SQLite with JSON in text': entity(
    "CREATE TABLE accounts (\n  id TEXT PRIMARY KEY, -- uuid\n  name TEXT NOT NULL, -- 'a', 'b'\n  balance INTEGER NOT NULL DEFAULT (0),\n  meta TEXT DEFAULT '{}',\n  created INTEGER DEFAULT (strftime('%s','now'))\n) STRICT;\nCREATE INDEX IF NOT EXISTS ia ON accounts (name COLLATE NOCASE);",
    "| Name | Type | Constraint | Notes |\n|---|---|---|---|\n| `id` | TEXT | PRIMARY KEY | UUID |\n| `name` | TEXT | NOT NULL | x |\n| `balance` | INTEGER | NOT NULL, DEFAULT `0` | x |\n| `meta` | JSON | DEFAULT '{}' | x |\n| `created` | INTEGER | default now | x |\n",
  ),
  'PostgreSQL with partitions, schemas and generated columns': entity(
    "CREATE TABLE IF NOT EXISTS app.events (\n    id BIGINT GENERATED ALWAYS AS IDENTITY,\n    tenant_id UUID NOT NULL,\n    kind event_kind NOT NULL,\n    at TIMESTAMPTZ NOT NULL DEFAULT now(),\n    full_name TEXT GENERATED ALWAYS AS (a || b) STORED,\n    CONSTRAINT events_pk PRIMARY KEY (tenant_id, id),\n    CONSTRAINT fk_tenant FOREIGN KEY (tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE\n) PARTITION BY RANGE (at);\nCREATE TABLE events_2026 PARTITION OF app.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE INDEX ON app.events USING gin (kind);\nALTER TABLE app.events ENABLE ROW LEVEL SECURITY;",
    '**Field Definitions**:\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| id | bigint | PK | x |\n| tenant_id | uuid | PK, FK → tenants.id | x |\n| kind | enum | NOT NULL | x |\n| at | timestamp with time zone | NOT NULL, DEFAULT now() | x |\n| full_name | text | NULL | x |\n',
  ),
  'remarks between the columns and informal cells': entity(
    "CREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  -- who\n  user_id UUID NOT NULL, /* the buyer's id */\n  total NUMERIC(12,2) NOT NULL CHECK (total >= 0),\n  state VARCHAR(20) NOT NULL DEFAULT 'new' -- 'new' | 'paid'\n);",
    '| Field | Type | Constraints | Description |\n|---|---|---|---|\n| id | uuid | PK | x |\n| user_id | uuid | FK (users.id), not null, indexed | x |\n| total | decimal(12,2) | ≥ 0 | x |\n| state | string(20) | default: new; one of new/paid | x |\n',
  ),
  'queries, and statements without semicolons': `${entity("SELECT * FROM a WHERE b = 'it''s' AND (c = 1);", '')}\`\`\`sql\nCREATE TABLE a (id INT PRIMARY KEY, b INT)\nCREATE INDEX i ON a (b)\n\`\`\`\n`,
  'routines and data in a migration': migration(
    "-- Up\nBEGIN;\nCREATE TYPE st AS ENUM ('a','b');\nCREATE TABLE a (id UUID PRIMARY KEY, s st);\nCREATE OR REPLACE FUNCTION f() RETURNS trigger AS $$\nBEGIN\n  NEW.x = 1;\n  RETURN NEW;\nEND;\n$$ LANGUAGE plpgsql;\nCREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();\nINSERT INTO a VALUES ('x');\nCOMMIT;\n\n-- Down\nBEGIN;\nDROP TRIGGER t ON a;\nDROP FUNCTION f();\nDROP TABLE a;\nDROP TYPE st;\nCOMMIT;",
  ),
  'columns added in steps': migration(
    "-- +goose Up\nALTER TABLE a ADD COLUMN b INT, ADD COLUMN c TEXT NOT NULL DEFAULT '';\nUPDATE a SET b = 1 WHERE b IS NULL;\nALTER TABLE a ALTER COLUMN b SET NOT NULL;\n-- +goose Down\nALTER TABLE a DROP COLUMN c, DROP COLUMN b;",
  ),
};

for (const [name, text] of Object.entries(documents))
  it(name, () => {
    assertSilent(text, name);
    assertSilent(text.replaceAll('\n', '\r\n'), `${name}, CRLF`);
  });

it('the seed and the examples at every status', () => {
  for (const { name, text } of own.filter(d => d.name === 'seed' || d.name.startsWith('tech-')))
    for (const status of ['Draft', 'In Review', 'Approved', 'Implementation', 'Complete'])
      assertSilent(text.replace(/^STATUS: .*$/m, `STATUS: ${status}`), `${name} ${status}`);
});
