/** Errors of PostgreSQL's parser at the right places, and silence where a text cannot be judged. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadPostgresParser } from '../../../server/src/main/postgres.ts';
import { readSyntax } from '../../../server/src/notations/sql/syntax.ts';
import { readMarks, writeMarks } from '../../marks.ts';
import { random } from '../../random.ts';

const seed = readFileSync(join(import.meta.dirname, '../../../server/template/technical-handoff.md'), 'utf8');
const parser = await loadPostgresParser();

describe('syntax errors', () => {
  it('stand at their token, whatever comes before', () => {
    const marked = `SELECT 'é🚀 名'; -- 🚀\nCREATE TABLE "🚀é" (a INT ‹b› INT);`;
    const spans = (text: string): string =>
      writeMarks(
        text,
        readSyntax(parser, text).map(error => error.span),
      );
    assert.equal(spans(readMarks(marked).text), marked);
    const text = 'SELECT 1;\nSELECT a FRM b WHERE;\nCREATE TABLE t (a INT,);';
    assert.equal(spans(text), 'SELECT 1;\nSELECT a FRM ‹b› WHERE;\nCREATE TABLE t (a INT,‹)›;');
    assert.equal(spans('CREATE TABLE t (a INT'), 'CREATE TABLE t (a ‹INT›');
    assert.match(readSyntax(parser, 'DROP TABLE;;')[0]?.message ?? '', /syntax error/);
    assert.equal(spans('CREAT TABLE t (a INT);'), '‹CREAT› TABLE t (a INT);');
  });

  it('are none where a text is right or cannot be judged', () => {
    const texts = [
      'CREATE TABLE entity_name (...);',
      'CREATE TABLE [entity_name] (id UUID, ..., x INT);',
      'CREATE TABLE t (id UUID,\n ... existing columns ...\n x INT);',
      'CREATE TABLE t (id UUID\n ...\n x INT);',
      'CREATE TABLE t (..., x INT, ..., y INT, ...);',
      'CREATE TABLE t (id UUID,\n -- other columns\n);',
      'CREATE TABLE t (...) PARTITION BY RANGE (a);',
      '\\d t\nSELECT 1;',
      'SELECT * FROM t WHERE a = ? AND b = :name AND c = @x;',
      'SELECT ... FROM t;',
      'WHERE a = 1',
      'id UUID PRIMARY KEY,',
      'CREATE TABLE `t` (a INT AUTO_INCREMENT) ENGINE=InnoDB;',
      'CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);',
      'COPY t FROM stdin;\n1\t2\n\\.\n',
      'BEGIN;\nCOMMIT;',
      'CREATE TABLE a (b INT)\n\nCREATE TABLE c (d INT)',
      '-- Up\nCREATE TABLE a (b INT);\n-- Down\n-- DROP TABLE a;\n',
      'SELECT 1\0;',
      '',
    ];
    for (const text of texts) assert.deepEqual(readSyntax(parser, text), [], text);
    for (const [, sql] of seed.matchAll(/```sql\n(.*?)```/gs))
      assert.deepEqual(readSyntax(parser, sql!), [], sql);
  });

  it('come from damaged text without a throw', () => {
    const text =
      "CREATE TABLE t (a INT NOT NULL DEFAULT 1, b TEXT CHECK (b IN ('é', '🚀')));\nALTER TABLE t ADD c INT;\n";
    const rng = random(5);
    for (let i = 0; i < 400; i++) {
      const at = rng.int(text.length);
      const damaged =
        text.slice(0, at) +
        rng.pick(['', '(', "'", '$$', '\ud83d', '/*', ';', '...']) +
        text.slice(at + rng.int(5));
      for (const { span } of readSyntax(parser, damaged))
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= damaged.length, damaged);
    }
  });

  it('are none once the parser has failed', () => {
    const text = 'CREATE TABLE t (a INT INT);';
    assert.deepEqual(readSyntax({ parse: () => undefined }, text), []);
  });
});
