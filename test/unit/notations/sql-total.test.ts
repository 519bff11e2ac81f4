/** Reading SQL is total, keeps to the text, and takes linear time. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readConstraints } from '../../../server/src/notations/sql/cell.ts';
import { sqlAt } from '../../../server/src/notations/sql/cursor.ts';
import { leftovers } from '../../../server/src/notations/sql/leftovers.ts';
import { applySql, emptySchema } from '../../../server/src/notations/sql/schema.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';
import { readSyntax } from '../../../server/src/notations/sql/syntax.ts';
import { normaliseType } from '../../../server/src/notations/sql/type.ts';
import { undo } from '../../../server/src/notations/sql/undo.ts';
import { effortOf } from '../../effort.ts';
import { random } from '../../random.ts';
import { ddl } from './sql-samples.ts';

/** Everything that reads a text, and what it makes of it. */
function readAll(text: string): unknown {
  const sql = readSql(text);
  const { statements } = sql;
  applySql(emptySchema, statements);
  leftovers(statements, readSql(undo(statements, sql.dialect).text).statements);
  leftovers(statements, statements);
  return [
    sql,
    readConstraints(text),
    normaliseType(text),
    sqlAt(text, text.length),
    readSyntax({ parse: () => undefined }, text),
  ];
}

/** Every span is within the text, and every part says what stands there. */
function checkSpans(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value) {
    const { start, end } = value as { start: number; end: number };
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} in ${JSON.stringify(text)}`);
  }
  if ('written' in value && 'span' in value) {
    const { start, end } = value.span as { start: number; end: number };
    assert.equal(value.written, text.slice(start, end));
  }
  for (const inner of Object.values(value)) checkSpans(inner, text);
}

const bits = [
  '(',
  ')',
  ',',
  ';',
  "'",
  '"',
  '`',
  '[',
  ']',
  '$$',
  '/*',
  '*/',
  '--',
  '\n',
  '...',
  '-- Down\n',
  'CREATE TABLE ',
  'ALTER TABLE ',
  'REFERENCES ',
  'CHECK (',
  'DEFAULT ',
  '\ud83d',
  '\0',
  'é',
  ' ',
];

it('any damage leaves a value with places in the text', () => {
  const rng = random(11);
  for (let i = 0; i < 800; i++) {
    let text = rng.pick(ddl) + rng.pick([';', '\n', '']) + rng.pick(ddl);
    for (let n = rng.int(4); n >= 0; n--) {
      const at = rng.int(text.length);
      text = text.slice(0, at) + rng.pick(bits) + text.slice(at + rng.int(6));
    }
    checkSpans(readAll(text), text);
    sqlAt(text, rng.int(text.length + 1));
  }
});

const times = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));
const hostile: Readonly<Record<string, (size: number) => string>> = {
  parentheses: size => times('(', size),
  'column list': size => `CREATE TABLE a ${times('(', size)}`,
  quotes: size => times("'\n", size),
  'dollar tags': size => Array.from({ length: size / 9 }, (_, i) => `$t${i}$ `).join(''),
  comments: size => times('/*/* */', size),
  markers: size => times('-- down\n-- DROP TABLE x;\n', size),
  columns: size => `CREATE TABLE a (${times('a int, -- x\n', size)}`,
  remarks: size => `CREATE TABLE a (a int,${times('-- x\n', size)}`,
  checks: size => `CREATE TABLE a (b int ${times('CHECK (', size)}`,
  actions: size => `ALTER TABLE a ${times('ADD COLUMN b int, ', size)}`,
  tables: size => Array.from({ length: size / 28 }, (_, i) => `CREATE TABLE t${i} (a int);`).join(''),
  references: size =>
    Array.from({ length: size / 55 }, (_, i) => `CREATE TABLE t${i} (a int references x);DROP TABLE x;`).join(
      '',
    ),
  renames: size => times('ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME TO a;', size),
  constraints: size =>
    times('ALTER TABLE a ADD CONSTRAINT c UNIQUE (b); ALTER TABLE a DROP CONSTRAINT c;', size),
  brackets: size => times('a [', size),
  arrays: size => `CREATE TABLE a (b ${times('enum([', size)}`,
};

it('twice the text takes no more than about twice the time', () => {
  for (const [name, make] of Object.entries(hostile)) {
    const time = (size: number): number => {
      const text = make(size);
      return effortOf(() => readAll(text));
    };
    time(2_000);
    const [small, large] = [time(8_000), time(48_000)];
    // Six times the text: a quadratic reader takes thirty-six times as long.
    assert.ok(large < 250 + small * 18, `${name}: ${Math.round(small)} ms, ${Math.round(large)} ms`);
  }
});

it('a megabyte is read in time', () => {
  for (const piece of ['(', '$a$ ', 'CREATE TABLE a (b int,\n']) {
    const text = times(piece, 1_000_000);
    assert.ok(effortOf(() => readSql(text)) < 9000, piece);
  }
});
