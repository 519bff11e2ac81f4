/** Hard single edits: what is after them changes its meaning. Time to the answer, and how long nothing else was attended to. */

import { createBudget, type Run, reason, type Sample } from '../context.ts';
import { specificationOf } from '../documents.ts';
import { type HardEdit, hardEdits } from '../edits.ts';
import { closeSession, editText, pause, ping, type Session } from '../session.ts';
import { openAll } from './typing.ts';

export const hardNames = (): string[] => hardEdits('', '').map(h => h.name);

export async function measureHard(run: Run): Promise<void> {
  const sample = run.samples.find(s => s.size === 10_000);
  if (!sample) return;
  const sessions = await openAll(run, sample);
  const all = hardEdits(sample.text, specificationOf(10_000, { seed: 8, sql: true }));
  const budget = createBudget(run.plan.budget);
  try {
    for (let round = 0; round < run.plan.rounds.hard; round++)
      for (const session of sessions) {
        const who = session.server.name;
        if (budget.mayGoOn(who)) await budget.spend(who, oneRound(run, session, sample, all));
      }
  } finally {
    await Promise.all(sessions.map(closeSession));
  }
  run.say('hard edits');
}

async function oneRound(
  { results }: Run,
  session: Session,
  sample: Sample,
  all: readonly HardEdit[],
): Promise<void> {
  const who = session.server.name;
  for (const { name, edit, undo } of all) {
    if (!session.client.connection.alive) return;
    try {
      results.add(name, sample.name, who, (await editText(session, [edit])).time);
      results.add(`${name}, taken back`, sample.name, who, (await editText(session, [undo])).time);
      results.add(
        `${name}, blocked`,
        sample.name,
        who,
        await blocked(session, edit),
        await blocked(session, undo),
      );
    } catch (error) {
      results.fail(name, sample.name, who, reason(error));
    }
  }
}

/** The longest that an unrelated request waited while the edit was answered. */
async function blocked(session: Session, edit: HardEdit['edit']): Promise<number> {
  let answered = false;
  const editing = editText(session, [edit]).finally(() => {
    answered = true;
  });
  let longest = 0;
  while (!answered) {
    longest = Math.max(longest, await ping(session));
    await pause(1);
  }
  await editing;
  return longest;
}
