/** The pool: files judged in worker threads, each running this same program, their results in the order of the files. */

import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { createJudge, type Judged, type JudgeOptions } from '../cli/judge.ts';
import type { Machine } from '../cli/machine.ts';

/** Fewer files for each thread are judged before a thread would have started. */
const worth = 150;
const maxThreads = 8;
/** Files that a thread is given at once. */
const batchSize = 16;
/** Batches that may be ahead of the slowest. */
const ahead = 8;

/** Judges files in threads; undefined where one thread is as quick. `program` is the URL of this program. */
export function judgeMany(
  paths: readonly string[],
  options: JudgeOptions,
  program: URL,
): AsyncIterable<Judged> | undefined {
  const threads = Math.min(availableParallelism(), maxThreads, Math.floor(paths.length / worth));
  return threads < 2 ? undefined : inOrder(paths, { options, program, threads });
}

interface Plan {
  readonly options: JudgeOptions;
  readonly program: URL;
  readonly threads: number;
}

/** A batch of files; `done` grows in their order. */
interface Job {
  readonly paths: readonly string[];
  readonly done: Judged[];
}

async function* inOrder(paths: readonly string[], plan: Plan): AsyncGenerator<Judged> {
  const jobs: Job[] = [];
  for (let i = 0; i < paths.length; i += batchSize)
    jobs.push({ paths: paths.slice(i, i + batchSize), done: [] });
  let given = 0;
  let taken = 0;
  let wake = (): void => undefined;
  const threads = new Set<Thread>();
  const next = (): Job | undefined =>
    given < jobs.length && given - taken < ahead * plan.threads ? jobs[given++] : undefined;
  const onResult = (): void => wake();
  const fill = (): void => {
    for (const thread of threads) thread.fill();
  };
  for (let i = 0; i < plan.threads; i++) threads.add(startThread(plan, next, onResult));
  try {
    for (; taken < jobs.length; taken++) {
      fill();
      const job = jobs[taken]!;
      for (let i = 0; i < job.paths.length; i++) {
        while (job.done.length <= i) await new Promise<void>(resolve => (wake = resolve));
        yield job.done[i]!;
      }
      // What was yielded needs no memory.
      job.done.length = 0;
    }
  } finally {
    for (const thread of threads) thread.end();
  }
}

interface Thread {
  /** Takes a job, if it has none and there is one. */
  fill(): void;
  end(): void;
}

function startThread({ options, program }: Plan, next: () => Job | undefined, onResult: () => void): Thread {
  let job: Job | undefined;
  let worker: Worker;
  const give = (): void => {
    job ??= next();
    if (job) worker.postMessage(job.paths.slice(job.done.length));
  };
  const take = (judged: Judged): void => {
    if (!job) return;
    job.done.push(judged);
    const isDone = job.done.length === job.paths.length;
    if (isDone) job = undefined;
    onResult();
    if (isDone) give();
  };
  const start = (): void => {
    worker = new Worker(program, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb: 6 } });
    worker.on('message', take);
    worker.once('error', error => {
      // The file at hand ended the thread; the others shall be judged all the same.
      const path = job?.paths[job.done.length];
      if (path === undefined) return onResult();
      const why = error instanceof Error ? error.message : String(error);
      start();
      take({ path, isLost: true, complaints: [`handoff: cannot check ${path}: ${why}\n`] });
      if (job) give();
    });
  };
  start();
  return { fill: () => void (job || give()), end: () => void worker.terminate() };
}

/** In a thread of the pool: judges what it is given, until the pool ends it. */
export function serveJudge(machine: Machine): void {
  const judge = createJudge(machine, workerData as JudgeOptions);
  let before = Promise.resolve();
  parentPort!.on('message', (paths: readonly string[]) => {
    before = before.then(async () => {
      for (const path of paths) parentPort!.postMessage(await judge.judge(path));
    });
  });
}
