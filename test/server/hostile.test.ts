/** One server with little memory answers hostile texts of a megabyte, one after the other, and lives. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hostile } from '../hostile.ts';
import { type Answer, answersOf, inSpecification } from './endurance.ts';

/** What is another thing where it begins the file. The rest is tried without a header by `npm run fuzz -- --hostile`. */
const atStart = hostile.filter(({ name }) => /^(?:frontmatter|header)-/.test(name));
const kinds = [...hostile.map(inSpecification), ...atStart];

it('hostile texts of a megabyte through the server', async t => {
  const answers: Answer[] = [];
  for await (const answer of answersOf(kinds, 1_000_000)) answers.push(answer);
  const most = (key: 'milliseconds' | 'megabytes'): Answer =>
    answers.toSorted((a, b) => (b[key] ?? 0) - (a[key] ?? 0))[0]!;
  const [slowest, largest] = [most('milliseconds'), most('megabytes')];
  t.diagnostic(`slowest: ${slowest.name}, ${slowest.milliseconds} ms`);
  t.diagnostic(`largest: ${largest.name}, ${largest.megabytes ?? '?'} MB`);
  assert.deepEqual(
    answers.filter(({ fault }) => fault !== undefined),
    [],
  );
  assert.equal(answers.length, kinds.length);
});
