/** Statements of SQL: where they end and what they do. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CreateTable, Statement } from '../../../server/src/notations/sql/model.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';

const statements = (text: string): readonly Statement[] => readSql(text).statements;

function only<K extends Statement['kind']>(text: string, kind: K): Extract<Statement, { kind: K }> {
  const found = statements(text).filter(statement => statement.kind === kind);
  assert.equal(found.length, 1, `one ${kind} in ${text}`);
  return found[0] as Extract<Statement, { kind: K }>;
}

const table = (text: string): CreateTable => only(text, 'create-table');
const namesOf = (text: string): string[] => table(text).columns.map(column => column.name.name);

describe('statements', () => {
  const kinds = (text: string): string[] => statements(text).map(s => (s.kind === 'other' ? s.verb : s.kind));

  it('end at semicolons, but not within strings and bodies', () => {
    assert.deepEqual(kinds("SELECT ';'; SELECT $$;$$; SELECT $a$ ; $$ $a$; -- ;\n"), [
      'SELECT',
      'SELECT',
      'SELECT',
    ]);
    assert.deepEqual(
      kinds('CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE y SET a = 1; END; DROP TABLE x;'),
      ['create', 'drop'],
    );
    assert.deepEqual(
      kinds('DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nDROP TABLE x;'),
      ['create', 'drop'],
    );
  });

  it('need no semicolon where a line begins the next', () => {
    assert.deepEqual(kinds('CREATE TABLE a (b INT)\n\nCREATE INDEX i ON a (b)\nDROP TABLE a'), [
      'create-table',
      'create-index',
      'drop',
    ]);
    assert.deepEqual(kinds('CREATE TABLE a (b INT\nCREATE TABLE c (d INT)'), [
      'create-table',
      'create-table',
    ]);
    assert.deepEqual(kinds('ALTER TABLE a\n  ALTER COLUMN b TYPE INT,\n  DROP COLUMN c'), ['alter-table']);
  });

  it('create indexes', () => {
    const index = only(
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON app.t USING gin (a, lower(b), c DESC) INCLUDE (d) WHERE e',
      'create-index',
    );
    assert.deepEqual(
      index.columns.map(column => column.name?.name),
      ['a', undefined, 'c'],
    );
    assert.deepEqual(
      [
        index.name?.name,
        index.table.written,
        index.method,
        index.isUnique,
        index.isConcurrent,
        index.where?.text,
      ],
      ['i', 'app.t', 'gin', true, true, 'e'],
    );
    assert.deepEqual(
      index.include.map(name => name.name),
      ['d'],
    );
  });

  it('alter tables', () => {
    const text = `ALTER TABLE ONLY a ADD COLUMN IF NOT EXISTS b INT DEFAULT 0, DROP COLUMN c CASCADE, ALTER COLUMN d SET DATA TYPE BIGINT USING d::bigint,
      ALTER e SET NOT NULL, ALTER f DROP DEFAULT, ALTER g SET DEFAULT now(), ADD CONSTRAINT h CHECK (b > 0) NOT VALID,
      DROP CONSTRAINT IF EXISTS i, VALIDATE CONSTRAINT j, MODIFY COLUMN k TEXT NOT NULL AFTER b, CHANGE l m INT, ENABLE ROW LEVEL SECURITY`;
    const { actions } = only(text, 'alter-table');
    assert.deepEqual(
      actions.map(action => action.kind),
      [
        'add-column',
        'drop-column',
        'set-type',
        'set-not-null',
        'drop-default',
        'set-default',
        'add-constraint',
        'drop-constraint',
        'validate',
        'redefine',
        'redefine',
        'other',
      ],
    );
    assert.equal(text.slice(actions[1]!.span.start, actions[1]!.span.end), 'DROP COLUMN c CASCADE');
    assert.ok(actions[6]?.kind === 'add-constraint' && actions[6].constraint.isNotValid);
    assert.ok(actions[9]?.kind === 'redefine' && actions[9].column.span.end === text.indexOf(' AFTER'));
    const renames = [
      'RENAME TO b',
      'RENAME COLUMN b TO c',
      'RENAME b TO c',
      'RENAME CONSTRAINT b TO c',
      'RENAME INDEX b TO c',
    ];
    assert.deepEqual(
      renames.map(rename => only(`ALTER TABLE a ${rename}`, 'alter-table').actions[0]?.kind),
      ['rename-table', 'rename-column', 'rename-column', 'rename-constraint', 'rename-index'],
    );
  });

  it('drop, comment, alter types, and name their tables', () => {
    const drop = only('DROP TABLE IF EXISTS a, s.b CASCADE', 'drop');
    assert.deepEqual(
      [drop.object, drop.names.map(name => name.written), drop.ifExists, drop.cascade],
      ['table', ['a', 's.b'], true, true],
    );
    assert.equal(only('DROP TRIGGER t ON x', 'drop').table?.name, 'x');
    assert.deepEqual(only("ALTER TYPE m ADD VALUE IF NOT EXISTS 'x'", 'alter-type').action.kind, 'add-value');
    assert.equal(only("COMMENT ON COLUMN a.b IS 'c'", 'comment').name.written, 'a.b');
    const other = (text: string): string[] => only(text, 'other').tables.map(name => name.written);
    assert.deepEqual(other('INSERT INTO a (x) SELECT y FROM b JOIN c ON true'), ['a', 'b', 'c']);
    assert.deepEqual(other('WITH q AS (SELECT 1) SELECT * FROM q, lateral x'), []);
    assert.deepEqual(other('SELECT * FROM generate_series(1, 2)'), []);
  });

  it('understand placeholders', () => {
    for (const text of [
      'CREATE TABLE [entity_name] (id INT)',
      'CREATE TABLE <entity> (id INT)',
      'CREATE TABLE {{ name }} (id INT)',
    ])
      assert.deepEqual(namesOf(text), ['id'], text);
    assert.equal(table('CREATE TABLE [entity_name] (id INT)').name.name, 'entity_name');
  });

  it('tell the dialect', () => {
    const cases = [
      ['CREATE TABLE t (a JSONB)', 'postgres'],
      ['CREATE TABLE `t` (a INT AUTO_INCREMENT)', 'mysql'],
      ['CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)', 'sqlite'],
      ['CREATE TABLE t (a NVARCHAR(MAX))', 'other'],
      ['CREATE TABLE t (a INT)', 'unknown'],
    ] as const;
    for (const [text, dialect] of cases) assert.equal(readSql(text).dialect, dialect);
  });
});
