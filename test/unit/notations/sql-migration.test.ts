/** Migrations: their parts, and the schema behind them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applySql, emptySchema, isNotNull } from '../../../server/src/notations/sql/schema.ts';
import { readSql, statementsOf } from '../../../server/src/notations/sql/sql.ts';

describe('parts', () => {
  const partsOf = (text: string): string[] =>
    readSql(text).parts.map(({ direction, marker, span }) =>
      [
        direction,
        marker ? text.slice(marker.start, marker.end) : '-',
        text.slice(span.start, span.end).trim(),
      ].join(' | '),
    );

  it('are marked in many ways', () => {
    const markers = [
      ['-- Up', '-- Down'],
      ['-- +goose Up', '-- +goose Down'],
      ['-- +migrate Up', '-- +migrate Down'],
      ['-- migrate:up', '-- migrate:down'],
      ['-- UP Migration', '-- DOWN (for rollback)'],
      ['-- ==== Up ====', '-- ==== Rollback ===='],
      ['/* up */', '/* down */'],
      ['-- Up:', '--//@UNDO'],
    ] as const;
    for (const [up, down] of markers)
      assert.deepEqual(
        partsOf(`${up}\nCREATE TABLE a (b INT);\n${down}\nDROP TABLE a;\n`),
        [`up | ${up} | CREATE TABLE a (b INT);`, `down | ${down} | DROP TABLE a;`],
        up,
      );
  });

  it('are none in prose', () => {
    const texts = [
      '-- Up to ten rows',
      '-- Down payments',
      '-- Rollback is done by hand',
      'SELECT 1; -- up',
      '-- upper',
    ];
    for (const text of texts) assert.deepEqual(partsOf(`${text}\nSELECT 1;`), [], text);
  });

  it('lead up before a Down that is marked alone', () => {
    assert.deepEqual(partsOf('CREATE TABLE a (b INT);\n-- Down\nDROP TABLE a;'), [
      'up | - | CREATE TABLE a (b INT);',
      'down | -- Down | DROP TABLE a;',
    ]);
  });

  it('may be said in comments', () => {
    const text =
      '-- Up\nALTER TABLE a ADD b INT;\n-- Down\n-- ALTER TABLE a\n--   DROP COLUMN b;\n-- Ask first.\n-- DROP INDEX i;\n';
    const down = statementsOf(readSql(text), 'down');
    assert.deepEqual(
      down.map(({ kind, commented, span }) => [kind, commented, text.slice(span.start, span.end)]),
      [
        ['alter-table', true, 'ALTER TABLE a\n--   DROP COLUMN b'],
        ['drop', true, 'DROP INDEX i'],
      ],
    );
    const inline = readSql('-- Rollback: DROP TABLE a;\nCREATE TABLE a (b INT);');
    assert.deepEqual(
      statementsOf(inline, 'down').map(({ kind }) => kind),
      ['drop'],
    );
    assert.deepEqual(
      statementsOf(inline, 'up').map(({ kind }) => kind),
      ['create-table'],
    );
  });

  it('lead up where nothing is marked', () => {
    const sql = readSql('CREATE TABLE a (b INT);');
    assert.equal(statementsOf(sql, 'up').length, 1);
    assert.equal(statementsOf(sql, 'down').length, 0);
  });
});

describe('the schema', () => {
  it('follows the statements', () => {
    const before = applySql(
      emptySchema,
      readSql('CREATE TABLE a (b INT, c TEXT); CREATE INDEX i ON a (b); CREATE TYPE e AS ENUM ($$x$$)')
        .statements,
    );
    const { statements } = readSql(`
      ALTER TABLE a ADD COLUMN d UUID NOT NULL, DROP COLUMN c, RENAME COLUMN b TO bb, ALTER COLUMN bb TYPE BIGINT;
      ALTER TABLE a ALTER bb SET NOT NULL, ALTER d SET DEFAULT 1, ADD CONSTRAINT u UNIQUE (d);
      ALTER TABLE a RENAME TO z;
      ALTER TABLE unseen ADD x INT;
      CREATE TABLE gone (x INT); CREATE INDEX g ON gone (x); DROP TABLE gone;`);
    const after = applySql(before, statements);
    assert.deepEqual([...before.tables.keys()], ['a']);
    assert.deepEqual([...after.tables.keys()], ['z', 'unseen']);
    const z = after.tables.get('z')!;
    assert.deepEqual(
      z.columns.map(column => [
        column.name.name,
        column.type?.text,
        isNotNull(column, z.constraints),
        column.default?.text,
      ]),
      [
        ['d', 'UUID', true, '1'],
        ['bb', 'BIGINT', true, undefined],
      ],
    );
    assert.equal(z.isComplete, true);
    assert.equal(after.tables.get('unseen')?.isComplete, false);
    assert.deepEqual([...after.indexes.keys(), ...after.types.keys()], ['i', 'e']);
    const dropped = applySql(after, readSql('ALTER TABLE z DROP CONSTRAINT u; DROP INDEX i').statements);
    assert.deepEqual([dropped.tables.get('z')?.constraints.length, dropped.indexes.size], [0, 0]);
  });
});
