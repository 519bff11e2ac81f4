/** Migrations: names, directions, strategies, and what a Down leaves of its Up. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { earlySteps, missingSteps } from '../../../server/src/spec/down.ts';
import { differencesOf, twinsOf } from '../../../server/src/spec/migrated.ts';
import { type Migration, migrationsOf } from '../../../server/src/spec/migration.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { own } from '../../documents.ts';
import { seed, specOf } from '../../engine.ts';

const sql = (text: string): string => `\`\`\`sql\n${text}\n\`\`\`\n`;
function read(heading: string, body = ''): { migration: Migration; chunk: string } {
  const text = `### Schema Migrations\n\n#### ${heading}\n\n${body}`;
  const [first] = migrationsOf(specOf(text, { force: true }));
  assert.ok(first);
  return { migration: first.migration, chunk: first.placed.section.text };
}

it('names and what they begin with', () => {
  for (const [heading, name, stamp] of [
    ['Migration: `20261019_add_orders`', '20261019_add_orders', '20261019'],
    ['`20261019121500_add.up.sql`', '20261019121500_add', '20261019121500'],
    ['Migration: 0007_orders_index', '0007_orders_index', '0007'],
    ['`V12.1__add_items.sql` (second)', 'V12.1__add_items', '12.1'],
    ['`add_orders`', 'add_orders', undefined],
    ['Migration of 2026 orders', undefined, undefined],
    ['First: orders', undefined, undefined],
  ] as const) {
    const { migration, chunk } = read(heading);
    assert.equal(migration.name?.text, name, heading);
    assert.equal(migration.name?.stamp?.text, stamp, heading);
    if (migration.name) assert.equal(textOf(chunk, migration.name.span), name);
    if (stamp !== undefined) assert.equal(textOf(chunk, migration.name!.stamp!.span), stamp);
  }
});

describe('directions', () => {
  const sides = (body: string): [number, number] => {
    const { up, down } = read('`1_a`', body).migration;
    return [up.length, down.length];
  };
  it('are told by comments and by labels above fences', () => {
    const [create, drop] = ['CREATE TABLE a (id INT);', 'DROP TABLE a;'];
    assert.deepEqual(sides(sql(`-- Up\n${create}\n-- Down\n${drop}`)), [1, 1]);
    assert.deepEqual(sides(sql(`-- +goose Up\n${create}\n-- +goose Down\n${drop}`)), [1, 1]);
    assert.deepEqual(sides(`**Up**:\n${sql(create)}\n**Down**:\n${sql(drop)}`), [1, 1]);
    assert.deepEqual(sides(`Up:\n${sql(create)}\nDown:\n\n${sql(drop)}`), [1, 1]);
    assert.deepEqual(sides(`Up:\n${sql(create)}\nDown in the tree it is called so\n${sql(drop)}`), [2, 0]);
    assert.deepEqual(sides(`**Forward**:\n${sql(create)}\n**Rollback**:\n${sql(drop)}`), [1, 1]);
    assert.deepEqual(sides(sql(`${create}\n-- Down\n-- ${drop}`)), [1, 1]);
    assert.deepEqual(sides(sql(create)), [1, 0]);
  });
  it('the mark of a Down stands where it says', () => {
    const { migration, chunk } = read(
      '`1_a`',
      sql('-- Up\nCREATE TABLE a (id INT);\n-- Down\nDROP TABLE a;'),
    );
    assert.equal(textOf(chunk, migration.downMark!), '-- Down');
  });
});

it('strategies are read as choices of the template', () => {
  const strategy = (value: string) =>
    read('`1_a`', `**Migration Strategy**: ${value}\n`).migration.strategy?.values;
  assert.deepEqual(strategy('Rolling, in two steps'), ['Rolling']);
  assert.deepEqual(strategy('**Blue-green**'), ['Blue-green']);
  assert.equal(strategy('[Rolling/Maintenance window/Blue-green]'), undefined);
  assert.equal(strategy('Overnight'), undefined);
});

it('the sample of the template is open', () => {
  assert.deepEqual(
    migrationsOf(specOf(seed)).map(m => m.migration.isOpen),
    [true],
  );
});

describe('a Down', () => {
  const migration = (up: string, down: string): Migration =>
    read('`1_a`', sql(`-- Up\n${up}\n-- Down\n${down}`)).migration;
  it('lacks steps, each with the place where it belongs', () => {
    const steps = missingSteps(
      migration(
        "CREATE TYPE t AS ENUM ('a');\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\nALTER TABLE c ADD COLUMN x INT, ADD COLUMN y INT;",
        'ALTER TABLE c DROP COLUMN y;\nDROP TABLE a;',
      ),
    );
    assert.deepEqual(
      steps.map(s => [s.left.name, s.step, s.before?.kind]),
      [
        ['t', 'DROP TYPE t;', undefined],
        ['b', 'DROP TABLE b;', 'drop'],
        ['x', 'ALTER TABLE c DROP COLUMN x;', 'drop'],
      ],
    );
  });
  it('misspells what it drops', () => {
    const [step] = missingSteps(migration('CREATE TABLE orders (id INT);', 'DROP TABLE oders;'));
    assert.equal(step?.near?.name, 'oders');
  });
  it('drops things in an order that fails', () => {
    const early = (up: string, down: string): string[] =>
      earlySteps(migration(up, down)).map(e => `${e.name} before ${e.other}`);
    const up =
      'CREATE TABLE a (id INT PRIMARY KEY);\nCREATE TABLE b (a INT REFERENCES a);\nCREATE INDEX i ON b(a);';
    assert.deepEqual(early(up, 'DROP INDEX i;\nDROP TABLE b;\nDROP TABLE a;'), []);
    assert.deepEqual(early(up, 'DROP INDEX i;\nDROP TABLE a;\nDROP TABLE b;'), ['a before b']);
    assert.deepEqual(early(up, 'DROP TABLE b;\nDROP INDEX i;\nDROP TABLE a;'), ['b before i']);
    assert.deepEqual(early(up, 'DROP TABLE b;\nDROP INDEX IF EXISTS i;\nDROP TABLE a;'), []);
    assert.deepEqual(early(up, 'DROP TABLE a, b;'), []);
  });
});

describe('data model and migrations', () => {
  const both = (entity: string, migration: string): string =>
    `### New Entities\n\n#### \`A\`\n\n${sql(entity)}\n### Schema Migrations\n\n#### \`1_a\`\n\n${sql(migration)}`;
  const differences = (entity: string, migration: string): string[] =>
    twinsOf(specOf(both(entity, migration), { force: true })).flatMap(t =>
      t.made
        ? differencesOf(t.entity.table, t.made.table).map(d => d.kind)
        : [t.isMissing ? 'missing' : 'unknown'],
    );
  it('are the same however they are written', () => {
    const entity = "CREATE TABLE a (id UUID PRIMARY KEY, s VARCHAR(20) NOT NULL DEFAULT 'x', t TIMESTAMPTZ);";
    for (const migration of [
      entity,
      "create table if not exists public.a (\n  id uuid not null,\n  t timestamp with time zone null,\n  s character varying(20) default 'x'::text not null,\n  primary key (id)\n);",
      'CREATE TABLE a (...);',
    ])
      assert.deepEqual(differences(entity, migration), [], migration);
  });
  it('differ in each fact', () => {
    const entity = 'CREATE TABLE a (id UUID PRIMARY KEY, s INT);\nCREATE INDEX i ON a(s);';
    assert.deepEqual(differences(entity, 'CREATE TABLE a (id UUID PRIMARY KEY, s TEXT);'), [
      'differs',
      'lacks index',
    ]);
    assert.deepEqual(differences(entity, 'CREATE TABLE a (id UUID PRIMARY KEY);\nCREATE INDEX j ON a(s);'), [
      'lacks',
    ]);
    assert.deepEqual(
      differences(
        entity,
        'CREATE TABLE a (id UUID PRIMARY KEY, s INT, t INT);\nCREATE UNIQUE INDEX i ON a(s);',
      ),
      ['has more', 'index differs'],
    );
    assert.deepEqual(differences(entity, 'CREATE TABLE b (id INT);'), ['missing']);
    assert.deepEqual(differences(entity, 'ALTER TABLE a ADD COLUMN s INT;'), ['unknown']);
  });
  it('agree in the examples', () => {
    for (const { name, text } of own.filter(d => d.name.startsWith('tech-')))
      for (const twin of twinsOf(specOf(text))) {
        assert.ok(twin.made, name);
        assert.deepEqual(differencesOf(twin.entity.table, twin.made.table), [], name);
      }
  });
});
