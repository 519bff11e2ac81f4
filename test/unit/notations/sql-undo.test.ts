/** The Down of a migration: the one that is made and the one that is judged. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leftovers } from '../../../server/src/notations/sql/leftovers.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';
import { undo } from '../../../server/src/notations/sql/undo.ts';
import { type Random, random } from '../../random.ts';

describe('undo', () => {
  const undone = (text: string): string => undo(readSql(text).statements, readSql(text).dialect).text;

  it('takes statements back in reverse order, as they are written', () => {
    assert.equal(
      undone(`CREATE TYPE app.mood AS ENUM ('a');
        CREATE TABLE app."Order" (id UUID);
        CREATE INDEX idx ON app."Order" (id);
        ALTER TABLE users ADD COLUMN a INT, ADD CONSTRAINT c CHECK (a > 0);
        ALTER TABLE app.x RENAME TO y;
        ALTER TABLE users RENAME COLUMN p TO q;
        ALTER TABLE users ALTER COLUMN q SET NOT NULL;
        CREATE TABLE IF NOT EXISTS z (id INT);
        CREATE TRIGGER t BEFORE UPDATE ON z EXECUTE FUNCTION f();`),
      `DROP TRIGGER t ON z;
DROP TABLE IF EXISTS z;
ALTER TABLE users ALTER COLUMN q DROP NOT NULL;
ALTER TABLE users RENAME COLUMN q TO p;
ALTER TABLE app.y RENAME TO x;
ALTER TABLE users DROP CONSTRAINT c;
ALTER TABLE users DROP COLUMN a;
DROP INDEX app.idx;
DROP TABLE app."Order";
DROP TYPE app.mood;
`,
    );
  });

  it('says what cannot be undone', () => {
    const { text, notUndone } = undo(
      readSql('DROP TABLE a; UPDATE b SET c = 1; ALTER TABLE d DROP COLUMN e; CREATE INDEX ON f (g); COMMIT;')
        .statements,
    );
    assert.equal(notUndone.length, 4);
    assert.deepEqual(
      notUndone.map(({ kind }) => kind),
      ['drop', 'other', 'alter-table', 'create-index'],
    );
    assert.match(text, /^(?:-- cannot be undone: .+\n){4}$/);
  });

  it('speaks MySQL', () => {
    assert.equal(
      undone(
        'CREATE INDEX i ON `t` (a); ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (a) REFERENCES b (c);',
      ),
      'ALTER TABLE `t` DROP FOREIGN KEY `f`;\nDROP INDEX i ON `t`;\n',
    );
  });

  it('leaves nothing, whatever the Up', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const up = randomUp(random(seed));
      const { statements } = readSql(up);
      const down = undo(statements).text;
      const { left, order } = leftovers(statements, readSql(down).statements);
      assert.deepEqual({ left, order }, { left: [], order: [] }, `seed ${seed}:\n${up}\n--\n${down}`);
    }
  });
});

/** Statements on tables that exist at that point: some made here, some from before. */
function randomUp(rng: Random): string {
  const tables = ['old_a', 'old_b'];
  const lines: string[] = [];
  for (let i = 0; i < 1 + rng.int(10); i++) {
    const table = rng.pick(tables);
    const steps: readonly (() => string)[] = [
      () => {
        const name = `t${i}`;
        const line = `CREATE TABLE ${name} (id UUID PRIMARY KEY, r UUID REFERENCES ${table}(id), m e${i});`;
        tables.push(name);
        return line;
      },
      () => `CREATE INDEX i${i} ON ${table} (id);`,
      () =>
        `ALTER TABLE ${table} ADD COLUMN c${i} UUID REFERENCES ${rng.pick(tables)}(id), ADD CONSTRAINT k${i} UNIQUE (c${i});`,
      () => `CREATE TYPE e${i} AS ENUM ('a');`,
      () => {
        tables[tables.indexOf(table)] = `n${i}`;
        return `ALTER TABLE ${table} RENAME TO n${i};`;
      },
      () => `ALTER TABLE ${table} RENAME COLUMN id TO id${i};`,
      () => `ALTER TABLE ${table} ADD COLUMN d${i} INT; ALTER TABLE ${table} RENAME COLUMN d${i} TO f${i};`,
    ];
    lines.push(rng.pick(steps)());
  }
  return lines.join('\n');
}

describe('leftovers', () => {
  const judge = (up: string, down: string): string[] => {
    const { left, order } = leftovers(readSql(up).statements, readSql(down).statements);
    return [
      ...left.map(({ what, name, table, span }) => {
        assert.equal(up.slice(span.start, span.end).replaceAll('"', '').split('.').pop(), name);
        return `${what} ${table === undefined ? '' : `${table}.`}${name}`;
      }),
      ...order.map(({ name, neededBy, span }) => {
        assert.equal(down.slice(span.start, span.end), name);
        return `${name} before ${neededBy}`;
      }),
    ];
  };

  it('are what a Down forgets', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['CREATE TABLE a (x INT)', 'DROP TABLE a', []],
      ['CREATE TABLE a (x INT)', 'DROP TABLE b', ['table a']],
      ['CREATE TABLE app.a (x INT)', 'DROP TABLE IF EXISTS "a" CASCADE', []],
      ['CREATE TABLE a (x INT); CREATE INDEX i ON a (x)', 'DROP TABLE a', []],
      ['CREATE INDEX i ON a (x)', 'SELECT_NOTHING', []],
      ['CREATE INDEX i ON a (x)', 'DROP TABLE b', ['index a.i']],
      ['CREATE INDEX i ON a (x)', 'ALTER TABLE a DROP COLUMN x', []],
      ['CREATE INDEX i ON a (x)', 'DROP INDEX CONCURRENTLY i', []],
      ['CREATE INDEX ON a (x)', 'DROP TABLE b', []],
      ['ALTER TABLE a ADD x INT, ADD y INT', 'ALTER TABLE a DROP COLUMN x', ['column a.y']],
      ['ALTER TABLE a ADD CONSTRAINT c UNIQUE (x)', 'UPDATE a SET x = 1', ['constraint a.c']],
      ['ALTER TABLE a ADD CONSTRAINT c UNIQUE (x)', 'ALTER TABLE a DROP CONSTRAINT c', []],
      ['ALTER TABLE a ADD CONSTRAINT c UNIQUE (x)', 'ALTER TABLE a DROP INDEX c', []],
      ["CREATE TYPE m AS ENUM ('a'); CREATE TABLE a (x m)", 'DROP TABLE a', ['type m']],
      ['CREATE TEMP TABLE a (x INT)', 'UPDATE b SET x = 1', []],
      ['CREATE TABLE a (x INT); DROP TABLE a', 'UPDATE b SET x = 1', []],
      ['CREATE TABLE a (x INT); ALTER TABLE a RENAME TO b', 'DROP TABLE b', []],
      ['DROP TABLE a', 'CREATE TABLE a (x INT)', []],
      ['CREATE TABLE a (x INT)', 'DO $$ BEGIN PERFORM drop_all(); END $$', []],
      ['CREATE TABLE a (x INT)', 'DROP SCHEMA app CASCADE', []],
    ];
    for (const [up, down, expected] of cases) assert.deepEqual(judge(up, down), expected, `${up} / ${down}`);
  });

  it('and what it drops too early', () => {
    const up = 'CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (a_id INT REFERENCES a(id));';
    assert.deepEqual(judge(up, 'DROP TABLE a; DROP TABLE b;'), ['a before b']);
    assert.deepEqual(judge(up, 'DROP TABLE b; DROP TABLE a;'), []);
    assert.deepEqual(judge(up, 'DROP TABLE a, b;'), []);
    assert.deepEqual(judge(up, 'DROP TABLE a CASCADE; DROP TABLE b;'), []);
    assert.deepEqual(judge(up, 'ALTER TABLE b DROP CONSTRAINT b_a_id_fkey; DROP TABLE a; DROP TABLE b;'), []);
    const typed = "CREATE TYPE m AS ENUM ('a'); CREATE TABLE a (x m[]);";
    assert.deepEqual(judge(typed, 'DROP TYPE m; DROP TABLE a;'), ['m before a']);
    assert.deepEqual(judge('CREATE TABLE a (id INT, p INT REFERENCES a(id))', 'DROP TABLE a'), []);
  });
});
