/** What may stand at a cursor in SQL. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sqlAt } from '../../../server/src/notations/sql/cursor.ts';
import { readMarks } from '../../marks.ts';

it('a cursor has types, tables or columns', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['CREATE TABLE t (id ‸', 'type'],
    ['CREATE TABLE t (id UU‸, b INT)', 'type "UU"'],
    ['CREATE TABLE t (a INT, b ‸\n)', 'type'],
    ['CREATE TABLE t (‸', 'none'],
    ['CREATE TABLE t (id UUID ‸', 'none'],
    ['CREATE TABLE t (a UUID REFERENCES ‸', 'table'],
    ['CREATE TABLE t (a UUID REFERENCES us‸)', 'table "us"'],
    ['CREATE TABLE t (a UUID REFERENCES app.users(‸', 'column of users'],
    ['CREATE TABLE t (a INT, PRIMARY KEY (‸', 'column of t'],
    ['CREATE TABLE t (a INT, PRIMARY KEY (a, ‸', 'column of t'],
    ['CREATE TABLE t (a INT, CONSTRAINT c FOREIGN KEY (‸', 'column of t'],
    ['CREATE TABLE t (a INT CHECK (‸', 'column of t'],
    ['CREATE TABLE t (a VARCHAR(‸', 'none'],
    ['CREATE INDEX i ON ‸', 'table'],
    ['CREATE UNIQUE INDEX i ON t USING btree (a, ‸', 'column of t'],
    ['ALTER TABLE ‸', 'table'],
    ['ALTER TABLE t ADD COLUMN IF NOT EXISTS a ‸', 'type'],
    ['ALTER TABLE t ADD COLUMN ‸', 'none'],
    ['ALTER TABLE t DROP COLUMN ‸', 'column of t'],
    ['ALTER TABLE t ADD a INT, ALTER COLUMN ‸', 'column of t'],
    ['ALTER TABLE t ALTER COLUMN a TYPE ‸', 'type'],
    ['ALTER TABLE t RENAME COLUMN ‸', 'column of t'],
    ['ALTER TABLE t ADD CONSTRAINT c UNIQUE (‸', 'column of t'],
    ['DROP TABLE IF EXISTS ‸', 'table'],
    ['INSERT INTO ‸', 'table'],
    ['INSERT INTO t (a, ‸', 'column of t'],
    ['SELECT a::‸', 'type'],
    ["SELECT 'a ‸", 'none'],
    ['CREATE TABLE t (a -- ‸', 'none'],
    ['CREATE TABLE t (a INT); ‸', 'none'],
    ['‸', 'none'],
  ];
  for (const [marked, expected] of cases) {
    const { text, cursor } = readMarks(marked);
    const { what, prefix, table } = sqlAt(text, cursor!);
    const typed = text.slice(prefix.start, prefix.end);
    assert.equal(`${what}${table ? ` of ${table.name}` : ''}${typed ? ` "${typed}"` : ''}`, expected, marked);
    assert.equal(prefix.end, cursor);
  }
});
