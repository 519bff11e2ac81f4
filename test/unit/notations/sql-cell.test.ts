/** Types, constraint cells and the DDL made from them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CellConstraints, readConstraints } from '../../../server/src/notations/sql/cell.ts';
import { toCreateTable } from '../../../server/src/notations/sql/ddl.ts';
import type { CreateTable } from '../../../server/src/notations/sql/model.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';
import { isSameType, normaliseType } from '../../../server/src/notations/sql/type.ts';
import { knownTypes } from '../../../server/src/notations/sql/type-names.ts';

describe('types', () => {
  it('that are the same', () => {
    const same = [
      ['int4', 'INTEGER'],
      ['SERIAL', 'integer'],
      ['BIGSERIAL', 'int8'],
      ['varchar(255)', 'CHARACTER VARYING (255)'],
      ['timestamptz', 'TIMESTAMP WITH TIME ZONE'],
      ['timestamp(3) with time zone', 'TIMESTAMPTZ(3)'],
      ['bool', 'BOOLEAN'],
      ['TINYINT(1)', 'boolean'],
      ['decimal(10, 2)', 'numeric(10,2)'],
      ['decimal(10)', 'numeric(10, 0)'],
      ['INT(11)', 'integer'],
      ['char', 'CHAR(1)'],
      ['text[]', 'TEXT ARRAY'],
      ['float8', 'double precision'],
      ['timestamp without time zone', 'TIMESTAMP'],
      ["enum('a','b')", "ENUM('a', 'b')"],
      ['order_status', 'order_status'],
    ] as const;
    for (const [a, b] of same) assert.equal(isSameType(a, b), true, `${a} = ${b}`);
  });

  it('that differ', () => {
    const different = [
      ['INTEGER', 'BIGINT'],
      ['varchar(50)', 'varchar(255)'],
      ['UUID', 'TEXT'],
      ['json', 'jsonb'],
      ['timestamp', 'timestamptz'],
      ['text', 'text[]'],
      ['string', 'INTEGER'],
      ['DATE', 'TIMESTAMP'],
    ] as const;
    for (const [a, b] of different) {
      assert.equal(isSameType(a, b), false, `${a} ≠ ${b}`);
      assert.equal(isSameType(b, a), false, `${b} ≠ ${a}`);
    }
  });

  it('of which nobody can tell', () => {
    const unsure = [
      ['order_status', 'VARCHAR(20)'],
      ['VARCHAR', 'VARCHAR(20)'],
      ['string', 'TEXT'],
      ['ENUM', 'TEXT'],
      ['DATETIME', 'TIMESTAMP'],
      ['FLOAT', 'REAL'],
      ['BIGINT', 'BIGINT UNSIGNED'],
      ['', 'TEXT'],
    ] as const;
    for (const [a, b] of unsure) assert.equal(isSameType(a, b), undefined, `${a} ? ${b}`);
  });

  it('have a family', () => {
    assert.equal(normaliseType('NUMERIC(12,2)')?.family, 'decimal');
    assert.deepEqual(normaliseType('varchar(20)'), {
      name: 'character varying',
      arguments: ['20'],
      isArray: false,
      family: 'text',
      isKnown: true,
    });
    for (const name of ['constructor', '__proto__'])
      assert.deepEqual([normaliseType(name)?.name, normaliseType(name)?.isKnown], [name, false]);
    for (const type of knownTypes) assert.equal(normaliseType(type)?.isKnown, true, type);
  });
});

const spoken = (cell: string): string => {
  const said: CellConstraints = readConstraints(cell);
  const at = (span?: { start: number; end: number }): string =>
    span ? cell.slice(span.start, span.end) : '';
  const { references } = said;
  return [
    said.primaryKey && `pk<${at(said.primaryKey)}>`,
    said.nullable && `${said.nullable.isNullable ? 'null' : 'not null'}<${at(said.nullable.span)}>`,
    said.unique && `unique<${at(said.unique)}>`,
    references &&
      `fk ${references.table?.text ?? ''}.${references.column?.text ?? ''}<${at(references.span)}>`,
    said.onDelete && `on delete ${said.onDelete}`,
    said.default && `default<${at(said.default.span)}>`,
    ...said.checks.map(check => `check<${at(check.span)}>`),
    said.autoIncrement && 'auto',
    said.indexed && 'indexed',
    ...said.unknown.map(part => `?${part.text}`),
  ]
    .filter(Boolean)
    .join(' ');
};

describe('constraint cells', () => {
  it('are read in all their wordings', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['PK', 'pk<PK>'],
      ['Primary key', 'pk<Primary key>'],
      ['`PRIMARY KEY`, NOT NULL', 'pk<PRIMARY KEY> not null<NOT NULL>'],
      ['Required', 'not null<Required>'],
      ['non-null, nullable', 'null<nullable>'],
      ['NULL', 'null<NULL>'],
      ['FK → other_table', 'fk other_table.<FK → other_table>'],
      ['FK → payments.id ON DELETE CASCADE', 'fk payments.id<FK → payments.id> on delete CASCADE'],
      ['FK payments(id), NOT NULL', 'not null<NOT NULL> fk payments.id<FK payments(id)>'],
      ['REFERENCES payments(id)', 'fk payments.id<REFERENCES payments(id)>'],
      ['Foreign key to `payments`', 'fk payments.<Foreign key to `payments>'],
      ['FK (users.id)', 'fk users.id<FK (users.id)>'],
      ['FK -> app.users(id)', 'fk users.id<FK -> app.users(id)>'],
      ['FK: users', 'fk users.<FK: users>'],
      ['FK, NOT NULL', 'not null<NOT NULL> fk .<FK>'],
      ['FK NOT NULL', 'not null<NOT NULL> fk .<FK>'],
      ['→ users.id', 'fk users.id<→ users.id>'],
      ['Unique, UQ', 'unique<UQ>'],
      ['UNIQUE (a, b)', '?UNIQUE (a, b)'],
      ["DEFAULT 'active'", "default<'active'>"],
      ['NOT NULL DEFAULT now()', 'not null<NOT NULL> default<now()>'],
      ['default: 0, indexed', 'default<0> indexed'],
      ['DEFAULT NULL', 'default<NULL>'],
      ["CHECK (x IN ('a', 'b'))", "check<x IN ('a', 'b')>"],
      ['AUTO_INCREMENT', 'auto'],
      ['—', ''],
      ['-', ''],
      ['', ''],
      ['max 255 chars, NOT NULL', 'not null<NOT NULL> ?max 255 chars'],
    ];
    for (const [cell, expected] of cases) assert.equal(spoken(cell), expected, cell);
  });
});

describe('DDL from a field table', () => {
  it('says what the cells say', () => {
    assert.equal(
      toCreateTable('refund', [
        { name: '`id`', type: 'UUID', constraints: 'PK' },
        { name: 'order', type: 'VARCHAR(20)', constraints: 'NOT NULL, Unique' },
        { name: 'payment_id', type: 'UUID', constraints: 'FK → payments.id ON DELETE CASCADE, indexed' },
        { name: 'state', type: 'TEXT', constraints: "DEFAULT 'new', CHECK (state IN ('new'))" },
        { name: 'note', type: 'TEXT', constraints: 'NULL' },
      ]),
      `CREATE TABLE refund (
  id UUID PRIMARY KEY,
  "order" VARCHAR(20) NOT NULL UNIQUE,
  payment_id UUID REFERENCES payments(id) ON DELETE CASCADE,
  state TEXT DEFAULT 'new' CHECK (state IN ('new')),
  note TEXT
);

CREATE INDEX idx_refund_payment_id ON refund(payment_id);
`,
    );
  });

  it('is read back as it was meant', () => {
    const text = toCreateTable('a b', [
      { name: 'x', type: 'INT', constraints: 'PK' },
      { name: 'y', type: 'BIGINT', constraints: 'PK, NOT NULL, AUTO_INCREMENT' },
    ]);
    const table = readSql(text).statements[0] as CreateTable;
    assert.equal(table.name.name, 'a b');
    assert.deepEqual(
      table.constraints[0]?.columns.map(name => name.name),
      ['x', 'y'],
    );
    assert.ok(table.columns[1]?.autoIncrement);
  });
});
