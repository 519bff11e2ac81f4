/** A short run of the fuzzer; `npm run fuzz` goes on for longer. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { divergence } from '../divergence.ts';
import { commonMark, gfm, own } from '../documents.ts';
import { random } from '../random.ts';

it('edited specifications', () => {
  for (const [i, sample] of own.entries()) assert.equal(divergence(sample, 25, random(i + 1)), undefined);
});

it('edited examples of CommonMark and GitHub Flavored Markdown', () => {
  for (const [i, sample] of [...commonMark, ...gfm].entries())
    assert.equal(divergence(sample, 2, random(1000 + i)), undefined);
});
