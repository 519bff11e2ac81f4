/** `npm run fuzz`: random edits until the time is up, `-- --seconds 60 --seed 1`; says what diverged. */

import { parseArgs } from 'node:util';
import { divergence } from '../test/divergence.ts';
import { commonMark, corpus, own } from '../test/documents.ts';
import { random } from '../test/random.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const samples = [...own, ...corpus, ...commonMark];
const r = random(Number(values.seed));
const end = Date.now() + Number(values.seconds) * 1000;
const rounds = 20;
let edits = 0;
let divergences = 0;
while (Date.now() < end) {
  const found = divergence(r.pick(samples), rounds, r);
  edits += rounds;
  if (found === undefined) continue;
  divergences++;
  process.stdout.write(`${found}\n`);
}
process.stdout.write(`seed ${values.seed}: ${edits} edits, ${divergences} divergences\n`);
process.exitCode = divergences > 0 ? 1 : 0;
