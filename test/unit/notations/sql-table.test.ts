/** Tables of SQL, read with their places. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Column, CreateTable, Statement } from '../../../server/src/notations/sql/model.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';
import type { Span } from '../../../server/src/text/span.ts';

const statements = (text: string): readonly Statement[] => readSql(text).statements;

function only<K extends Statement['kind']>(text: string, kind: K): Extract<Statement, { kind: K }> {
  const found = statements(text).filter(statement => statement.kind === kind);
  assert.equal(found.length, 1, `one ${kind} in ${text}`);
  return found[0] as Extract<Statement, { kind: K }>;
}

const table = (text: string): CreateTable => only(text, 'create-table');
const columnOf = (definition: string): Column => {
  const [column] = table(`CREATE TABLE t (${definition})`).columns;
  assert.ok(column, definition);
  return column;
};
const namesOf = (text: string): string[] => table(text).columns.map(column => column.name.name);

describe('columns', () => {
  it('have every fact at its place', () => {
    const text = `CREATE TABLE IF NOT EXISTS app."Order" (
  id BIGSERIAL PRIMARY KEY,
  state VARCHAR(20) NOT NULL DEFAULT 'new'::text CHECK (state IN ('new', 'done')), -- where it is
  user_id UUID NULL UNIQUE REFERENCES app.users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  total NUMERIC(12, 2) GENERATED ALWAYS AS (a * b) STORED
) WITH (fillfactor = 70);`;
    const at = (span: Span | undefined): string => (span ? text.slice(span.start, span.end) : '');
    const { name, ifNotExists, columns, options, body, keyword, span } = table(text);
    assert.deepEqual([name.name, name.schema, at(name.span)], ['Order', 'app', 'app."Order"']);
    assert.equal(ifNotExists, true);
    assert.equal(at(keyword), 'CREATE TABLE');
    assert.equal(at(span), text.slice(0, -1));
    assert.equal(at(options?.span), 'WITH (fillfactor = 70)');
    assert.ok(at(body).startsWith('\n  id') && at(body).endsWith('STORED\n'));
    const [id, state, user, total] = columns as [Column, Column, Column, Column];
    assert.equal(at(id.span), 'id BIGSERIAL PRIMARY KEY');
    assert.deepEqual([at(id.primaryKey), at(id.autoIncrement)], ['PRIMARY KEY', 'BIGSERIAL']);
    assert.deepEqual([at(state.type?.span), at(state.nullable?.span)], ['VARCHAR(20)', 'NOT NULL']);
    assert.deepEqual([at(state.default?.span), state.default?.text], [`'new'::text`, `'new'::text`]);
    assert.deepEqual(
      [at(state.checks[0]?.span), state.comment?.text],
      [`state IN ('new', 'done')`, 'where it is'],
    );
    assert.deepEqual(
      state.values?.values.map(value => [value.value, at(value.span)]),
      [
        ['new', `'new'`],
        ['done', `'done'`],
      ],
    );
    assert.deepEqual([user.nullable?.isNullable, at(user.unique)], [true, 'UNIQUE']);
    const { references } = user;
    assert.deepEqual(
      [references?.table.schema, references?.table.name, references?.columns[0]?.name],
      ['app', 'users', 'id'],
    );
    assert.deepEqual([references?.onDelete, references?.onUpdate], ['SET NULL', 'CASCADE']);
    assert.equal(at(references?.span), 'REFERENCES app.users (id) ON DELETE SET NULL ON UPDATE CASCADE');
    assert.equal(at(total.generated?.span), 'GENERATED ALWAYS AS (a * b) STORED');
  });

  it('have types of several words', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['a TIMESTAMP(3) WITH TIME ZONE NOT NULL', 'TIMESTAMP(3) WITH TIME ZONE'],
      ['a double precision default 0', 'double precision'],
      ['a CHARACTER VARYING(20)[] NULL', 'CHARACTER VARYING(20)[]'],
      ['a BIGINT(20) UNSIGNED NOT NULL', 'BIGINT(20) UNSIGNED'],
      ['a INTERVAL DAY TO SECOND NOT NULL', 'INTERVAL DAY TO SECOND'],
      ['a app.mood DEFAULT 1', 'app.mood'],
      ['a integer ARRAY[4]', 'integer ARRAY[4]'],
      ["a ENUM('x', 'y') NOT NULL", "ENUM('x', 'y')"],
      ['a [type] NOT NULL', '[type]'],
    ];
    for (const [definition, type] of cases) assert.equal(columnOf(definition).type?.text, type);
  });

  it('may go by the name of a key word', () => {
    assert.deepEqual(
      namesOf('CREATE TABLE t (key VARCHAR(9) PRIMARY KEY, index INT, type TEXT, comment TEXT, date DATE)'),
      ['key', 'index', 'type', 'comment', 'date'],
    );
  });

  it('need no comma between them, and may have one too many', () => {
    assert.deepEqual(namesOf('CREATE TABLE t (\n a INT NOT NULL\n b TEXT\n c UUID,\n)'), ['a', 'b', 'c']);
    assert.deepEqual(namesOf('CREATE TABLE t (\n a TIMESTAMP\n WITH TIME ZONE,\n b DOUBLE\n PRECISION\n)'), [
      'a',
      'b',
    ]);
  });

  it('have MySQL attributes', () => {
    const column = columnOf(
      "a INT UNSIGNED NOT NULL AUTO_INCREMENT COLLATE utf8mb4_bin COMMENT 'it''s' ON UPDATE CURRENT_TIMESTAMP",
    );
    assert.ok(column.autoIncrement);
    assert.deepEqual([column.collation, column.comment?.text], ['utf8mb4_bin', "it's"]);
  });
});

describe('column lists', () => {
  it('say when something is left out', () => {
    const elided = [
      'CREATE TABLE t (...)',
      'CREATE TABLE t (a INT, ...)',
      'CREATE TABLE t (\n  ...\n  a INT\n)',
      'CREATE TABLE t (\n  ... existing columns ...,\n  a INT\n)',
      'CREATE TABLE t (a INT, -- ... and more\n b INT)',
      'CREATE TABLE t (\n a INT,\n -- other columns\n b INT)',
      'CREATE TABLE t (\n a INT,\n /* … */\n b INT)',
      'CREATE TABLE t (columns)',
      'CREATE TABLE t (id, name)',
    ];
    for (const text of elided) assert.equal(table(text).elided, true, text);
    assert.deepEqual(namesOf(elided[2]!), ['a']);
    assert.deepEqual(namesOf(elided[3]!), ['a']);
    for (const text of ['CREATE TABLE t (a INT)', 'CREATE TABLE t (a INT -- see below\n)'])
      assert.equal(table(text).elided, false, text);
  });

  it('hold constraints', () => {
    const { constraints, columns } = table(`CREATE TABLE t (
      a INT, b INT,
      PRIMARY KEY (a, b),
      CONSTRAINT u UNIQUE (b),
      CONSTRAINT fk FOREIGN KEY (a) REFERENCES s.p (x) ON DELETE CASCADE,
      CHECK (a > b),
      EXCLUDE USING gist (a WITH =),
      KEY idx_a (a),
      UNIQUE KEY uq (a, b DESC),
      FULLTEXT INDEX ft (b(10), lower(a))
    )`);
    assert.deepEqual(
      constraints.map(c => [c.kind, c.name?.name, c.columns.map(name => name.name).join()]),
      [
        ['primary-key', undefined, 'a,b'],
        ['unique', 'u', 'b'],
        ['foreign-key', 'fk', 'a'],
        ['check', undefined, ''],
        ['exclude', undefined, ''],
        ['index', 'idx_a', 'a'],
        ['unique', 'uq', 'a,b'],
        ['index', 'ft', 'b'],
      ],
    );
    assert.equal(columns.length, 2);
    assert.deepEqual(
      [constraints[2]?.references?.table.name, constraints[2]?.references?.onDelete],
      ['p', 'CASCADE'],
    );
    assert.equal(constraints[3]?.check?.text, 'a > b');
  });

  it('may be absent', () => {
    const forms = [
      ['CREATE TABLE a PARTITION OF b FOR VALUES FROM (1) TO (2)', 'partition', 'b'],
      ['CREATE TABLE a (LIKE b INCLUDING ALL)', 'like', 'b'],
      ['CREATE TABLE a LIKE b', 'like', 'b'],
      ['CREATE TABLE a AS SELECT 1', 'as', undefined],
      ['CREATE TABLE a', 'none', undefined],
    ] as const;
    for (const [text, form, source] of forms) {
      const found = table(text);
      assert.deepEqual([found.form, found.source?.name, found.columns.length], [form, source, 0], text);
    }
    assert.equal(table('CREATE TEMP TABLE a (b INT)').isTemporary, true);
  });
});

describe('values of a column', () => {
  const valuesOf = (definition: string): string | undefined => {
    const { values } = columnOf(definition);
    return values && `${values.source}${values.certain ? '' : '?'} ${values.values.map(v => v.value).join()}`;
  };
  it('come from checks, enumerations and comments', () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["s TEXT CHECK (s IN ('a', 'b'))", 'check a,b'],
      ["s TEXT CHECK ((s)::text = ANY ((ARRAY['a'::varchar, 'b'])::text[]))", 'check a,b'],
      ["s TEXT CHECK (s = ANY (ARRAY['a'::text, 'b'::text]))", 'check a,b'],
      ["s TEXT CHECK (s IS NULL OR s IN ('a'))", 'check a'],
      ["s TEXT CHECK (s IN ('a') AND x)", undefined],
      ["s TEXT CHECK (s NOT IN ('a', 'b'))", undefined],
      ["s TEXT CHECK (other IN ('a', 'b'))", undefined],
      ["s TEXT, CONSTRAINT c CHECK (s IN ('a', 'b'))", 'check a,b'],
      ["s ENUM('a', 'it''s')", "enum a,it's"],
      ["s TEXT -- 'a', 'b'\n", 'comment a,b'],
      ["s TEXT, -- one of 'a' | 'b' (see below)\n", 'comment a,b'],
      ["s TEXT -- e.g. 'a', 'b'\n", 'comment? a,b'],
      ['s TEXT -- a | b | c\n', 'comment? a,b,c'],
      ['s TEXT, -- status: a, b\n', 'comment? a,b'],
      ['s TEXT -- the status\n', undefined],
      ['s TEXT -- first name, last name\n', undefined],
    ];
    for (const [definition, expected] of cases) assert.equal(valuesOf(definition), expected, definition);
  });

  it('come from a type of the same text', () => {
    const [, create] = statements(
      "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (m mood NOT NULL);",
    );
    assert.equal((create as CreateTable).columns[0]?.values?.values.length, 2);
  });
});
