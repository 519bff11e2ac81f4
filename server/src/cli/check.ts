/** `check`: the problems of files, as they are found, from the cache where nothing has changed. */

import type { CheckCommand } from './arguments.ts';
import { type Baseline, createSieve, readBaseline, type Sieve, writeBaseline } from './baseline.ts';
import { type Cache, type Entry, readCache } from './cache.ts';
import { createJudge, type Judge, type Judged, type JudgeOptions } from './judge.ts';
import { readAll } from './library.ts';
import { exitCodes, type Machine } from './machine.ts';
import { formats } from './report.ts';
import type { Message, Reporter } from './reporter.ts';
import { filesOf } from './sources.ts';

/** Reports the problems of files; resolves to the exit code. */
export async function check(command: CheckCommand, machine: Machine): Promise<number> {
  if (!command.cache) return checkOnce(command, machine);
  const cache = openCache(command, machine);
  const code = await checkOnce(command, machine, cache);
  const text = cache.toText(machine.exists);
  if (text !== undefined) machine.writeCache(command.cacheLocation, text);
  return code;
}

/** The cache as it is on disk. Its folder is made before rules look at the files that are there. */
export function openCache({ cacheLocation }: CheckCommand, machine: Machine): Cache {
  const text = machine.readCache(cacheLocation);
  if (text === undefined) machine.writeCache(cacheLocation, '');
  return readCache(text);
}

/** Checks once; what the cache knows of files that are as they were is taken from it. */
export async function checkOnce(command: CheckCommand, machine: Machine, cache?: Cache): Promise<number> {
  const known = await readKnown(command, machine);
  if (known === 'none') return exitCodes.misuse;
  const files = command.stdin === false ? await filesOf(command.paths, machine) : [command.stdin];
  if (!files) return exitCodes.misuse;
  const tally: Tally = { known, said: new Set(), isLost: false, isFound: false };
  const options = { ...command, cache: cache !== undefined };
  const reporter = formats[command.format](reportOptions(machine));
  machine.write(reporter.head());
  let done = 0;
  for await (const judged of judgeAll(files, { machine, options, cache, stdin: command.stdin })) {
    report(judged, { tally, reporter, machine, command });
    machine.terminal.progress(++done, files.length);
  }
  machine.write(reporter.end({ files: files.length }));
  if (known && !(await keepKnown(known, { path: command.baseline!, machine }))) return exitCodes.misuse;
  if (tally.isLost) return exitCodes.misuse;
  return tally.isFound ? exitCodes.findings : exitCodes.clean;
}

const reportOptions = ({ terminal, version, uriOf }: Machine) => ({
  colours: terminal.colours,
  links: terminal.links,
  version,
  uriOf,
});

interface Tally {
  readonly known: Known | undefined;
  /** Complaints that several files share are said once. */
  readonly said: Set<string>;
  isLost: boolean;
  isFound: boolean;
}

interface Desk {
  readonly tally: Tally;
  readonly reporter: Reporter;
  readonly machine: Machine;
  readonly command: CheckCommand;
}

function report(
  { path, messages, complaints, isLost }: Judged,
  { tally, reporter, machine, command }: Desk,
): void {
  for (const complaint of complaints) {
    if (!tally.said.has(complaint)) machine.complain(complaint);
    tally.said.add(complaint);
  }
  if (isLost) tally.isLost = true;
  if (!messages) return;
  const all = { filePath: path, messages };
  const result = tally.known ? tally.known.sieve.sift(all) : all;
  machine.write(reporter.file(result));
  tally.isFound ||= result.messages.some(m => weighs(m, command.failOn));
}

const levels = ['hint', 'info', 'warning', 'error'] as const;

/** True if a message is at least as severe. */
const weighs = ({ severity }: Message, least: Message['severity']): boolean =>
  levels.indexOf(severity) >= levels.indexOf(least);

interface Work {
  readonly machine: Machine;
  readonly options: JudgeOptions;
  readonly cache: Cache | undefined;
  readonly stdin: string | false;
}

/** Judges all files, in their order; those that the cache knows as they are need no judging. */
async function* judgeAll(files: readonly string[], work: Work): AsyncGenerator<Judged> {
  const { machine, cache, stdin } = work;
  if (stdin !== false)
    return yield await createJudge(machine, work.options).judge(stdin, machine.readStdin());
  const { sayings, committed } = await readAll(files, work);
  const options = { ...work.options, sayings: [...sayings.values()], committed };
  const judge = createJudge(machine, options);
  const known = cache ? await knownOf(files, judge, cache) : new Map<string, readonly string[]>();
  const fresh = files.filter(path => !known.has(path));
  const judged = (machine.judgeMany?.(fresh, options) ?? eachJudged(fresh, judge))[Symbol.asyncIterator]();
  try {
    for (const path of files) {
      const complaints = known.get(path);
      const next = complaints ? undefined : await judged.next();
      if (complaints) yield { path, complaints, ...messagesOf(cache?.get(path)) };
      if (!next || next.done) continue;
      if (next.value.entry) cache?.set(path, { ...next.value.entry, says: sayings.get(path) ?? null });
      yield next.value;
    }
  } finally {
    // Ends the threads.
    await judged.return?.();
  }
}

const messagesOf = (entry: Entry | undefined): Pick<Judged, 'messages'> =>
  entry?.messages ? { messages: entry.messages } : {};

/** The files that the cache knows as they are, and what is to be complained of about them. */
async function knownOf(
  files: readonly string[],
  judge: Judge,
  cache: Cache,
): Promise<Map<string, readonly string[]>> {
  const known = new Map<string, readonly string[]>();
  for (const path of files) {
    const entry = cache.get(path);
    const found = entry && (await judge.recall(path, entry));
    if (found) known.set(path, found.complaints);
  }
  return known;
}

async function* eachJudged(files: readonly string[], judge: Judge): AsyncGenerator<Judged> {
  for (const path of files) yield await judge.judge(path);
}

interface Known {
  readonly sieve: Sieve;
  readonly baseline: Baseline | undefined;
  /** The baseline's text; undefined where it is to be made. */
  readonly text: string | undefined;
}

/** The baseline that is asked for; `none`, with a complaint, where the file is none. */
async function readKnown(
  { baseline: path }: CheckCommand,
  machine: Machine,
): Promise<Known | undefined | 'none'> {
  if (path === undefined) return undefined;
  const text = await machine.readUri(machine.uriOf(path));
  const baseline = text === undefined ? undefined : readBaseline(text);
  if (text === undefined || baseline) return { sieve: createSieve(baseline), baseline, text };
  machine.complain(`handoff: ${path} is no baseline\n`);
  return 'none';
}

/** Writes the baseline: what there is if there was none, or without what is gone. False if it cannot be written. */
async function keepKnown(
  { sieve, baseline, text }: Known,
  { path, machine }: { path: string; machine: Machine },
): Promise<boolean> {
  const after = writeBaseline(sieve.rest(machine.exists));
  if (text === undefined) {
    if (!(await machine.create(path, after))) return false;
    machine.complain(`handoff: ${path} written; what it holds is not reported any more\n`);
    return true;
  }
  return !baseline || after === writeBaseline(baseline) || machine.replace(path, text, after);
}
