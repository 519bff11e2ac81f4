/** Judging: the problems of one file, as its project wants it checked; a worker thread does this and nothing else. */

import type { Entry as Saying } from '../library/entry.ts';
import type { Library } from '../library/library.ts';
import { toMessages } from '../service/messages.ts';
import {
  dayQuestions,
  type Entry,
  isUnchanged,
  keyOf,
  type Question,
  questionsTo,
  recorded,
} from './cache.ts';
import { asIfAt, createFileChecker, type FileChecker } from './file-checker.ts';
import { type GitAnswer, gitQuestions } from './history.ts';
import { libraryOf, othersAt } from './library.ts';
import type { Machine } from './machine.ts';
import { mended } from './mend.ts';
import type { Message } from './reporter.ts';

/** Plain values, so that they can be sent to a worker thread. */
export interface JudgeOptions {
  /** Every file is a specification. */
  readonly force: boolean;
  /** What is safe to mend is mended first. */
  readonly fix: boolean;
  /** Judge as if this were the STATUS. */
  readonly status?: string;
  /** Comments that suppress nothing are warnings at least. */
  readonly reportUnused: boolean;
  /** Say what is to be remembered of each file. */
  readonly cache: boolean;
  /** What the files say to each other; they are not compared without. */
  readonly sayings?: readonly Saying[];
  /** What Git answered of the files about which it was asked, by their paths. */
  readonly committed?: Readonly<Record<string, GitAnswer>>;
}

export interface Judged {
  readonly path: string;
  /** Undefined where the file is no specification, is ignored or could not be judged. */
  readonly messages?: readonly Message[];
  /** What is to be remembered. */
  readonly entry?: Entry;
  /** To be said on standard error. */
  readonly complaints: readonly string[];
  /** The file could not be read, or not be judged. */
  readonly isLost?: true;
}

export interface Judge {
  /** Judges a file, or a text that stands for it and is not mended. Does not throw. */
  judge(path: string, text?: string): Promise<Judged>;
  /** What was remembered of a file; undefined if it is not so any more. */
  recall(path: string, entry: Entry): Promise<Judged | undefined>;
}

type Found = Pick<Judged, 'messages' | 'entry'>;

/** What judges files, one after the other. */
export function createJudge(machine: Machine, options: JudgeOptions): Judge {
  const pending: string[] = [];
  const own: Machine = { ...machine, complain: text => void pending.push(text) };
  const library = options.sayings && libraryOf(options.sayings);
  const checker = createFileChecker(own, options);
  const desk: Desk = { machine: own, options, pending, checker, library };
  const taken = (): string[] => pending.splice(0);
  return {
    async judge(path, text) {
      try {
        const found = await judged(desk, path, text);
        return { path, ...found, complaints: taken() };
      } catch (error) {
        own.complain(`handoff: cannot check ${path}: ${messageOf(error)}\n`);
        return { path, isLost: true, complaints: taken() };
      }
    },
    async recall(path, entry) {
      if (!(await isKnown(desk, path, entry))) return undefined;
      return { path, entry, ...(entry.messages && { messages: entry.messages }), complaints: taken() };
    },
  };
}

interface Desk {
  readonly machine: Machine;
  readonly options: JudgeOptions;
  readonly checker: FileChecker;
  readonly library: Library | undefined;
  /** What is to be said of the file at hand. */
  readonly pending: readonly string[];
}

async function judged(desk: Desk, path: string, given: string | undefined): Promise<Found> {
  const { machine, options, checker } = desk;
  const read = given ?? machine.read(path);
  if (read === undefined) return {};
  const text = options.fix && given === undefined ? await mendFile(desk, path, read) : read;
  const before = desk.pending.length;
  const settings = await checker.settingsOf(path);
  const questions: Question[] = [];
  const files = recorded(machine.filesBeside(path), { questions, hash: machine.hash });
  const asIf = options.status === undefined ? undefined : asIfAt(options.status);
  const others = desk.library && othersAt(desk.library, path, machine);
  const git = options.committed?.[path];
  const committed = git?.found && { text: read, ...git.found };
  const days = new Set<string>();
  const found = await checker.check(text, { path, files, others, committed, days, ...(asIf && { asIf }) });
  const messages = found?.spec.recognised
    ? toMessages(found.spec.document, found.problems, machine.pathOf)
    : undefined;
  // What went wrong may go well the next time.
  const isSound = options.cache && desk.pending.length === before;
  const key = isSound ? keyOf({ text, settings, options }, machine) : '';
  return {
    ...(messages && { messages }),
    ...(isSound && {
      entry: {
        key,
        questions: [
          ...questions,
          ...questionsTo(others, machine.hash),
          ...gitQuestions(git, machine.hash),
          ...dayQuestions(days, machine.today()),
        ],
        ...(messages && { messages }),
      },
    }),
  };
}

/** Mends a file on disk; the text that it has now. */
async function mendFile({ checker, machine }: Desk, path: string, text: string): Promise<string> {
  const after = await mended(checker, path, text);
  return after !== text && machine.replace(path, text, after) ? after : text;
}

async function isKnown(
  { machine, options, checker, library }: Desk,
  path: string,
  entry: Entry,
): Promise<boolean> {
  try {
    const text = machine.read(path);
    if (text === undefined) return false;
    const settings = await checker.settingsOf(path);
    if (entry.key !== keyOf({ text, settings, options }, machine)) return false;
    const others = library && othersAt(library, path, machine);
    return isUnchanged(entry.questions, {
      files: machine.filesBeside(path),
      others,
      committed: options.committed?.[path],
      today: machine.today(),
      hash: machine.hash,
    });
  } catch {
    return false;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
