/** Mutants: facts of the examples broken by a program. Nearly all are found, at the right place, and mended without harm. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../engine.ts';
import { breakers } from '../mutants/index.ts';
import { judge } from '../mutants/judge.ts';

const folder = join(root, 'examples');
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

for (const [domain, eachMutant] of Object.entries(breakers))
  it(`mutants: ${domain}`, () => {
    const verdicts = examples.flatMap(({ name, text }) =>
      [...eachMutant(text)].map(mutant => ({ name, ...judge(text, mutant) })),
    );
    const missed = verdicts.filter(v => !v.isFound).map(v => `${v.name}: ${v.mutant.name}`);
    assert.ok(verdicts.length >= 20, `only ${verdicts.length} mutants`);
    assert.ok(
      missed.length <= verdicts.length * 0.05,
      `missed ${missed.length} of ${verdicts.length}:\n${missed.join('\n')}`,
    );
    assert.deepEqual(
      verdicts.flatMap(v => v.faults.map(fault => `${v.name}: ${v.mutant.name}: ${fault}`)),
      [],
    );
  });
