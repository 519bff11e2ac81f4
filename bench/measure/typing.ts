/** Typing: all servers have the document open and are asked in turns; characters, newlines, headings, fences, bursts. */

import { createBudget, type Run, reason, type Sample } from '../context.ts';
import { burst, edits, type Kind, kinds, type TextEdit } from '../edits.ts';
import { cpuTime, memory } from '../process-facts.ts';
import {
  closeSession,
  editText,
  limits,
  openText,
  pause,
  quiet,
  type Session,
  startSession,
} from '../session.ts';
import { median, sum } from '../statistics.ts';

/** Groups of edits of one kind in one turn, at most. */
const turn = 13;
/** A server that takes so long for one edit is asked for characters only. */
const tooSlow = 5000;

export async function measureTyping(run: Run): Promise<void> {
  for (const sample of run.samples) {
    const sessions = await openAll(run, sample);
    try {
      await turns(run, sample, sessions);
      if (sample.size === 10_000) await bursts(run, sample, sessions);
      for (const { server, client } of sessions) {
        const { now, peak } = memory(client.connection.pid);
        run.results.add('memory', sample.name, server.name, now);
        run.results.add('peak memory', sample.name, server.name, peak);
      }
    } finally {
      await Promise.all(sessions.map(closeSession));
    }
    run.say(`typing ${sample.name}`);
  }
}

/** Sessions of all servers that can open the document. */
export async function openAll({ servers, results }: Run, { name, text }: Sample): Promise<Session[]> {
  const sessions: Session[] = [];
  for (const server of servers) {
    if (server.missing !== undefined) continue;
    try {
      const session = await startSession(server);
      sessions.push(session);
      await openText(session, text);
    } catch (error) {
      for (const kind of kinds) results.fail(kind, name, server.name, reason(error));
    }
  }
  return sessions.filter(s => s.client.connection.alive);
}

async function turns({ plan, results }: Run, sample: Sample, sessions: readonly Session[]): Promise<void> {
  const budget = createBudget(plan.budget);
  for (let round = 1; round <= plan.rounds.typing; round++)
    for (const session of sessions) {
      const who = session.server.name;
      // Everybody has one turn.
      if (round > 1 && !budget.mayGoOn(who)) continue;
      const work = async (): Promise<void> => {
        if (round === 1) await warmUp(session);
        await oneTurn(session, round, results, sample.name);
      };
      await budget.spend(who, work()).catch((error: unknown) => {
        for (const kind of kinds) results.fail(kind, sample.name, who, reason(error));
      });
    }
}

/** Two seconds of typing, after which compiled code is what it stays. */
async function warmUp(session: Session): Promise<void> {
  const until = performance.now() + 2000;
  for (let seed = 900; performance.now() < until; seed++)
    for (const kind of kinds) {
      for (const edit of edits(session.lines, kind, 1, seed)[0]!) await editText(session, [edit]);
      if (performance.now() > until) return;
    }
}

async function oneTurn(
  session: Session,
  seed: number,
  results: Run['results'],
  document: string,
): Promise<void> {
  const who = session.server.name;
  const slow = (): boolean => median(results.get('character', document, who).values) > tooSlow;
  for (const kind of kinds) {
    if (slow() && kind !== 'character') continue;
    const { times, cpu } = await type(session, kind, seed);
    results.add(kind, document, who, ...times);
    if (kind === 'character') results.add('cpu', document, who, cpu / times.length);
  }
}

async function type(session: Session, kind: Kind, seed: number): Promise<{ times: number[]; cpu: number }> {
  const { pid } = session.client.connection;
  const [first, ...groups] = edits(session.lines, kind, turn, seed);
  const since = performance.now();
  // One group wakes a server that was idle while the others had their turn; a slow one is not asked twice.
  let { times, cpu } = await typeGroup(session, first!);
  if (performance.now() - since < 500) {
    times = [];
    const before = cpuTime(pid);
    for (const group of groups) {
      times.push(...(await typeGroup(session, group)).times);
      if (sum(times) > 500) break;
    }
    cpu = cpuTime(pid) - before;
  }
  await settled(session);
  return { times, cpu };
}

async function typeGroup(
  session: Session,
  group: readonly TextEdit[],
): Promise<{ times: number[]; cpu: number }> {
  const { pid } = session.client.connection;
  const before = cpuTime(pid);
  const times: number[] = [];
  for (const edit of group) times.push((await editText(session, [edit])).time);
  return { times, cpu: cpuTime(pid) - before };
}

/** Waits until a server has nothing more to do, so that it takes nothing from the next one. */
async function settled({ client }: Session): Promise<void> {
  const { pid } = client.connection;
  for (let i = 0; i < 20; i++) {
    const before = cpuTime(pid);
    await pause(25);
    if (cpuTime(pid) - before < 1) return;
  }
}

async function bursts({ plan, results }: Run, { name }: Sample, sessions: readonly Session[]): Promise<void> {
  const budget = createBudget(plan.budget / 2);
  for (let round = 0; round < plan.rounds.hard; round++)
    for (const session of sessions) {
      const who = session.server.name;
      if (plan.quick && median(results.get('character', name, who).values) > 1000) continue;
      if (budget.mayGoOn(who) && session.client.connection.alive)
        await budget.spend(who, oneBurst(session, results, name)).catch((error: unknown) => {
          results.fail('burst', name, who, reason(error));
        });
    }
}

async function oneBurst(session: Session, results: Run['results'], document: string): Promise<void> {
  const { typed, back } = burst(session.lines);
  const who = session.server.name;
  const before = session.client.published.length;
  const { time } = await editText(session, typed, limits.burst);
  await quiet(session, 200);
  results.add('burst', document, who, time);
  if (!session.server.pulls)
    results.add('burst publishes', document, who, session.client.published.length - before);
  await editText(session, [back]);
}
