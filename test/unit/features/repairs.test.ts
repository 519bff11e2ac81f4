/** Repairs inside tables keep the pipes where they stand, in a table that somebody aligned. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsAt, fixAll } from '../../../server/src/features/repairs.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, specOf } from '../../engine.ts';

const table = (cells: string): string =>
  `### Component Changes\n\n| Component | Change Type | Description |\n|-----------|-------------|-------------|\n${cells}| API       | New         | All of it   |\n`;

const mended = (text: string): { all: string; one: string | undefined } => {
  const spec = specOf(text, { force: true });
  const problems = problemsOf(text, { force: true }).filter(({ rule }) => rule.id === 'table-value-unknown');
  const [first] = problems;
  assert.ok(first);
  const fix = actionsAt(spec, problems, first.span).find(({ isPreferred }) => isPreferred);
  return { all: applyEdits(text, fixAll(spec, problems)), one: fix && applyEdits(text, fix.edits) };
};

test('blanks behind a cell give what its text needs', () => {
  const after = table('| Web       | Modify      | Forms       |\n');
  assert.deepEqual(mended(table('| Web       | Modfy       | Forms       |\n')), { all: after, one: after });
  assert.deepEqual(mended(table('| Web       | Modiffy     | Forms       |\n')), { all: after, one: after });
});

test('where there are none, and in a table that nobody aligned, only the text changes', () => {
  const plain = (value: string): string =>
    `### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Web | ${value} | Forms |\n`;
  assert.deepEqual(mended(plain('Modfy')), { all: plain('Modify'), one: plain('Modify') });
  const tight = '| Web       | Deprecatee  | Forms       |\n| Old       |Modfy| None       |\n';
  assert.equal(
    mended(table(tight)).all,
    table(tight.replace('Deprecatee ', 'Deprecate  ').replace('Modfy', 'Modify')),
  );
});
