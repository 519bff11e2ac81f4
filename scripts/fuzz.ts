/**
 * `npm run fuzz`: random edits of many documents, and what diverged from a fresh reading of the same text.
 * `-- --seconds 60 --edits 200000 --seed 1` ends with the first budget spent; `-- --hostile` sends every hostile text.
 */

import { parseArgs } from 'node:util';
import { divergence } from '../test/divergence.ts';
import { commonMark, corpus, gfm, own } from '../test/documents.ts';
import { hostile } from '../test/hostile.ts';
import { random } from '../test/random.ts';
import { answersOf, inSpecification } from '../test/server/endurance.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    edits: { type: 'string' },
    seed: { type: 'string', default: String(Date.now()) },
    hostile: { type: 'boolean', default: false },
  },
});

/** What is given to one document before the next. */
const rounds = 20;

/** Edits documents until one of the budgets is spent; whether nothing diverged. */
function edit(): boolean {
  const maxEdits = Number(values.edits ?? Number.POSITIVE_INFINITY);
  const seconds = Number(values.seconds ?? (values.edits === undefined ? 60 : Number.POSITIVE_INFINITY));
  if (!(maxEdits > 0 && seconds > 0))
    throw new Error('Expected --edits and --seconds to be positive numbers');
  // Few documents and many examples: each kind has the same share.
  const kinds = [own, corpus, commonMark, gfm].filter(samples => samples.length > 0);
  const r = random(Number(values.seed));
  const end = Date.now() + seconds * 1000;
  let edits = 0;
  let divergences = 0;
  while (edits < maxEdits && Date.now() < end) {
    const found = divergence(r.pick(r.pick(kinds)), Math.min(rounds, maxEdits - edits), r);
    edits += rounds;
    if (found === undefined) continue;
    divergences++;
    process.stdout.write(`${found}\n`);
  }
  const done = Math.min(edits, maxEdits);
  process.stdout.write(`seed ${values.seed}: ${done} edits, ${divergences} divergences\n`);
  return divergences === 0;
}

/** Sends every hostile text to a server; whether it held out. */
async function endure(): Promise<boolean> {
  const kinds = hostile.flatMap(kind => [kind, inSpecification(kind)]);
  let isFine = true;
  for await (const { name, milliseconds, megabytes, fault } of answersOf(kinds, 1_000_000)) {
    process.stdout.write(`${name}: ${milliseconds} ms, ${megabytes ?? '?'} MB${fault ? `, ${fault}` : ''}\n`);
    if (fault !== undefined) isFine = false;
  }
  return isFine;
}

process.exitCode = (values.hostile ? await endure() : edit()) ? 0 : 1;
