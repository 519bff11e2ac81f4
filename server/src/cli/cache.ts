/** The cache of `check`: what was found in files, by all that it was found from. */

import type { Entry as Saying } from '../library/entry.ts';
import type { Mention, MentionKind } from '../library/mention.ts';
import type { Others } from '../library/others.ts';
import type { FileFacts } from '../rules/rule.ts';
import { type GitAnswer, saidByGit } from './history.ts';
import type { JudgeOptions } from './judge.ts';
import type { Machine } from './machine.ts';
import type { FileSettings } from './projects.ts';
import type { Message } from './reporter.ts';

/**
 * What was asked of the files beside a document, and the answer: yes or no, or its hash. Of `others` it is asked who
 * mentions a kind and a key; the answer of nobody is empty. Of `committed` it is asked for the text or also for the day,
 * of `today` whether a day is past or to come; without a day it is asked which it is.
 */
export type Question = readonly [
  kind: keyof FileFacts | 'others' | 'committed' | 'today',
  path: string,
  answer: string,
];

export interface Entry {
  /** Of the text and all that it was judged by. */
  readonly key: string;
  readonly questions: readonly Question[];
  /** Absent where the file is no specification. */
  readonly messages?: readonly Message[];
  /** What the file says to others; null for nothing, absent where it is not known. */
  readonly says?: Saying | null;
}

export interface Keyed {
  readonly text: string;
  readonly settings: FileSettings;
  readonly options: JudgeOptions;
}

/** The key of a text under its settings, with this program. */
export function keyOf({ text, settings, options }: Keyed, machine: Machine): string {
  const { configuration, templateKey, force, isIgnored } = settings;
  // A text that was mended may not be taken for one that was only checked.
  const { fix, reportUnused, status = '' } = options;
  const wanted = [force || options.force, isIgnored, fix, reportUnused, status];
  const rest = [machine.program(), configuration, templateKey, ...wanted];
  return machine.hash(`${JSON.stringify(rest)}\n${text}`);
}

/** The same files; what is asked of them is written down. */
export function recorded(
  files: FileFacts | undefined,
  { questions, hash }: { questions: Question[]; hash: (text: string) => string },
): FileFacts | undefined {
  if (!files) return undefined;
  const seen = new Set<string>();
  const note = <T>(kind: Question[0], path: string, answer: T): T => {
    const question = `${kind} ${path}`;
    if (!seen.has(question)) questions.push([kind, path, answerOf(answer, hash)]);
    seen.add(question);
    return answer;
  };
  return {
    exists: path => note('exists', path, files.exists(path)),
    near: path => note('near', path, files.near(path)),
    head: path => note('head', path, files.head(path)),
    content: path => note('content', path, files.content(path)),
  };
}

const answerOf = (answer: unknown, hash: (text: string) => string): string =>
  typeof answer === 'boolean' || answer === undefined ? String(answer) : hash(JSON.stringify(answer));

/** What was asked of other documents, as questions. */
export const questionsTo = (others: Others | undefined, hash: (text: string) => string): Question[] =>
  (others?.asked ?? []).map(({ kind, key, answer }) => ['others', `${kind}\n${key}`, saidBy(answer, hash)]);

const saidBy = (mentions: readonly Mention[], hash: (text: string) => string): string =>
  mentions.length === 0 ? '' : hash(JSON.stringify(mentions));

/** The days that today was compared with, as questions. */
export const dayQuestions = (days: Iterable<string>, today: string): Question[] =>
  Array.from(days, day => ['today', day, saidOfDay(day, today)]);

function saidOfDay(day: string, today: string): string {
  if (day === '') return today;
  if (day === today) return 'today';
  return day < today ? 'past' : 'future';
}

export interface Answering {
  readonly files: FileFacts | undefined;
  readonly others: Others | undefined;
  readonly committed: GitAnswer | undefined;
  readonly today: string;
  hash(text: string): string;
}

/** True if all questions have the answers that they had. */
export const isUnchanged = (
  questions: readonly Question[],
  { files, others, committed, today, hash }: Answering,
): boolean =>
  questions.every(([kind, path, answer]) => {
    if (kind === 'today') return saidOfDay(path, today) === answer;
    if (kind === 'committed') return committed !== undefined && saidByGit(committed, hash) === answer;
    if (kind !== 'others') return files !== undefined && answerOf(files[kind](path), hash) === answer;
    const [asked = '', key = ''] = path.split('\n', 2);
    return others !== undefined && saidBy(others.mentions(asked as MentionKind, key), hash) === answer;
  });

export interface Cache {
  get(path: string): Entry | undefined;
  set(path: string, entry: Entry): void;
  /** The text of the cache; undefined if nothing is new. Files that are not there any more are left out. */
  toText(exists: (path: string) => boolean): string | undefined;
}

const head = '{"handoff-cache":1}';

/** A cache out of its text, a line for each file. Lines that are none are passed over. */
export function readCache(text = ''): Cache {
  const lines = new Map<string, string>();
  const used = new Set<string>();
  let isNew = false;
  if (text.startsWith(`${head}\n`))
    for (const line of text.split('\n')) {
      const path = /^\["((?:[^"\\]|\\.){1,4096})",/.exec(line)?.[1];
      if (path !== undefined) lines.set(path, line);
    }
  return {
    get(path) {
      const name = nameOf(path);
      const entry = readLine(lines.get(name));
      if (entry) used.add(name);
      return entry;
    },
    set(path, { key, questions, messages, says }) {
      const name = nameOf(path);
      lines.set(
        name,
        JSON.stringify([path, key, questions, messages?.map(toRow) ?? null, ...toSaying(says)]),
      );
      used.add(name);
      isNew = true;
    },
    toText(exists) {
      const kept = [...lines].filter(([name]) => used.has(name) || exists(pathOf(name)));
      if (!isNew && kept.length === lines.size) return undefined;
      return `${[head, ...kept.map(([, line]) => line)].join('\n')}\n`;
    },
  };
}

const toSaying = (says: Saying | null | undefined): unknown[] => (says === undefined ? [] : [says]);

/** Undefined for what was not written by this program. */
function readSaying(value: unknown): Saying | null | undefined {
  if (value === null) return null;
  const { uri, mentions } = (value ?? {}) as Partial<Saying>;
  return typeof uri === 'string' && Array.isArray(mentions) ? (value as Saying) : undefined;
}

const nameOf = (path: string): string => JSON.stringify(path).slice(1, -1);
function pathOf(name: string): string {
  try {
    return JSON.parse(`"${name}"`) as string;
  } catch {
    return '';
  }
}

const fields = ['ruleId', 'severity', 'message', 'line', 'column', 'endLine', 'endColumn'] as const;
const types = ['string', 'string', 'string', 'number', 'number', 'number', 'number'];
const kinds: readonly unknown[] = ['exists', 'near', 'head', 'content', 'others', 'committed', 'today'];

/** An entry out of its line; undefined for what is none. */
function readLine(line: string | undefined): Entry | undefined {
  if (line === undefined) return undefined;
  try {
    const [, key, questions, messages, says] = JSON.parse(line) as unknown[];
    if (typeof key !== 'string' || !isListOf(questions, isQuestion)) return undefined;
    const told = readSaying(says);
    const own = { key, questions, ...(told === undefined ? {} : { says: told }) };
    if (messages === null) return own;
    if (!isListOf(messages, isRow)) return undefined;
    return { ...own, messages: messages.map(toMessage) };
  } catch {
    return undefined;
  }
}

const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(is);
const isQuestion = (item: unknown): item is Question =>
  Array.isArray(item) &&
  kinds.includes(item[0]) &&
  typeof item[1] === 'string' &&
  typeof item[2] === 'string';
const isRow = (item: unknown): item is unknown[] =>
  Array.isArray(item) && types.every((type, i) => typeof item[i] === type);
const toMessage = (row: readonly unknown[]): Message =>
  ({
    ...Object.fromEntries(fields.map((field, i) => [field, row[i]])),
    ...(Array.isArray(row[fields.length]) ? { related: row[fields.length] } : {}),
  }) as unknown as Message;
const toRow = (m: Message): unknown[] => [...fields.map(f => m[f]), ...(m.related ? [m.related] : [])];
