/** The cache on another day: what does not depend on it is known, and whatever counts as known would be found again. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { createJudge } from '../../../server/src/cli/judge.ts';
import type { Machine } from '../../../server/src/cli/machine.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { root, seed, template } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

const texts = new Map<string, string>([['seed.md', seed]]);
for (const { id, examples } of rules)
  for (const [i, { bad, template: own }] of examples.entries())
    if (own === undefined) texts.set(`${id}-${i}.md`, readMarks(bad).text);
const folder = join(root, 'examples');
for (const name of readdirSync(folder).filter(n => n.endsWith('.md')))
  texts.set(name, readFileSync(join(folder, name), 'utf8'));

function judgeOn(today: string) {
  const machine = {
    template,
    program: () => 'p',
    today: () => today,
    read: (path: string) => texts.get(path),
    uriOf: (path: string) => `file:///project/${path}`,
    pathOf: (uri: string) => uri,
    exists: () => false,
    readUri: async () => undefined,
    loadPostgres: async () => undefined,
    filesBeside: () => undefined,
    complain: (text: string) => assert.fail(text),
    hash: (text: string) => text,
  } as unknown as Machine;
  return createJudge(machine, { force: true, fix: false, reportUnused: false, cache: true });
}

it('knows what it would find again, and forgets what it would not', async () => {
  const days = ['2026-02-28', '2026-03-01', '2062-02-01'];
  const [first, ...later] = days.map(day => ({ day, judge: judgeOn(day) }));
  let forgotten = 0;
  for (const path of texts.keys()) {
    const { entry, messages } = await first!.judge.judge(path);
    for (const { day, judge } of later) {
      const known = await judge.recall(path, entry!);
      const again = (await judge.judge(path)).messages;
      if (known) assert.deepEqual(again, messages, `${path} on ${day}`);
      else forgotten++;
    }
  }
  assert.ok(forgotten > 0);
  // Most days are like the one before.
  assert.ok(forgotten < texts.size, `${forgotten} of ${texts.size * 2}`);
});

it('a day that comes is told', async () => {
  texts.set('future.md', '```\nFEATURE: Searches\nSPEC ID: TECH-001\nDATE: 2026-03-05\nSTATUS: Draft\n```\n');
  const found = await judgeOn('2026-03-01').judge('future.md');
  const isTold = found.messages?.some(m => m.message.includes('expected 2026-03-01 or before'));
  assert.ok(isTold);
  for (const day of ['2026-03-02', '2026-03-05'])
    assert.equal(await judgeOn(day).recall('future.md', found.entry!), undefined);
  const later = await judgeOn('2026-03-06').judge('future.md');
  assert.ok(await judgeOn('2026-03-07').recall('future.md', later.entry!));
});
