/** Our reading of DDL equals what PostgreSQL's own parser makes of it. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadModule, parseSync } from 'libpg-query';
import { splitStatements } from '../../../server/src/notations/sql/split.ts';
import { readSql } from '../../../server/src/notations/sql/sql.ts';
import { readTokens } from '../../../server/src/notations/sql/tokens.ts';
import { corpus } from '../../documents.ts';
import { seed } from '../../engine.ts';
import { oursOf, theirsOf } from './sql-oracle.ts';
import { ddl } from './sql-samples.ts';

await loadModule();

interface Tree {
  readonly stmts?: readonly { readonly stmt: object }[];
}

function treeOf(sql: string): Tree | undefined {
  try {
    return parseSync(sql) as Tree;
  } catch {
    return undefined;
  }
}

/** Compares every statement that PostgreSQL accepts; how many were. */
function compare(text: string): number {
  const { tokens } = readTokens(text);
  let compared = 0;
  for (const { from, to } of splitStatements(tokens)) {
    const sql = text.slice(tokens[from]!.start, tokens[to - 1]!.end);
    const theirs = treeOf(sql)?.stmts?.map(({ stmt }) => theirsOf(stmt)) ?? [];
    const ours = readSql(sql).statements.map(oursOf);
    for (const [i, expected] of theirs.entries()) {
      if (expected === undefined) continue;
      assert.equal(ours[i], expected, sql);
      compared++;
    }
  }
  return compared;
}

const fences = (text: string): string[] =>
  [...text.matchAll(/^```(?:sql|postgresql)[^\n]*\n(.*?)^```/gims)].map(match => match[1]!);

it('on samples', () => {
  for (const sample of ddl) {
    assert.ok(treeOf(sample), `PostgreSQL takes ${sample}`);
    assert.equal(treeOf(sample)?.stmts?.length, readSql(sample).statements.length, sample);
    assert.ok(compare(sample) > 0, sample);
  }
});

it('on the template', () => {
  assert.ok(fences(seed).reduce((sum, text) => sum + compare(text), 0) >= 3);
});

it('on documents of others', { skip: corpus.length === 0 }, () => {
  const all = corpus.flatMap(({ text }) => fences(text));
  assert.ok(all.reduce((sum, text) => sum + compare(text), 0) >= 50);
  for (const text of all)
    for (const statement of readSql(text).statements)
      if (statement.kind === 'create-table' && statement.form === 'columns')
        assert.ok(statement.columns.length > 0 || statement.elided, text);
});
