/** `npm run mutants`: every fact of the examples broken by a program, and what was found; writes `docs/mutants.md`. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakers } from '../test/mutants/index.ts';
import { judge, type Verdict } from '../test/mutants/judge.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'examples');
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const rows: string[] = [];
const misses: string[] = [];
let all = 0;
let found = 0;
for (const [domain, eachMutant] of Object.entries(breakers)) {
  const verdicts = examples.flatMap(({ name, text }) =>
    [...eachMutant(text)].map((mutant): Verdict & { name: string } => ({ name, ...judge(text, mutant) })),
  );
  const own = verdicts.filter(v => v.isFound).length;
  const faults = verdicts.reduce((n, v) => n + v.faults.length, 0);
  rows.push(`| ${domain} | ${verdicts.length} | ${own} | ${faults} |`);
  process.stdout.write(`${domain}: ${own} of ${verdicts.length} found, ${faults} faults of repairs\n`);
  for (const v of verdicts)
    if (!v.isFound) misses.push(`- ${v.name}: ${v.mutant.name}, expected ${v.mutant.rules.join(' or ')}`);
  all += verdicts.length;
  found += own;
}
process.stdout.write(`${found} of ${all} found\n`);
const lines = [
  '# Mutants',
  '',
  'Written by `npm run mutants`; do not edit. Each fact of the examples is broken by a program, one at a time: a value',
  'changed, a row dropped, a name misspelt, an order swapped. A mutant is found if a rule that is meant for it speaks at',
  'the broken place. Every repair that is offered is tried: it must remove its finding, add none, be done after one run',
  'and lose no text. Beside the documents themselves, what Git, the appendix and the other documents say is broken, too.',
  '',
  '| part | mutants | found | faults of repairs |',
  '|---|---:|---:|---:|',
  ...rows,
  `| all | ${all} | ${found} | |`,
  '',
  ...(misses.length > 0 ? ['## Not found', '', ...misses, ''] : []),
];
writeFileSync(join(root, 'docs/mutants.md'), lines.join('\n'));
