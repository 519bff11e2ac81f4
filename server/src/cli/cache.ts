/** The cache of `check`: what was found in files, by all that it was found from. */

import type { FileFacts } from '../rules/rule.ts';
import type { JudgeOptions } from './judge.ts';
import type { Machine } from './machine.ts';
import type { FileSettings } from './projects.ts';
import type { Message } from './report.ts';

/** What was asked of the files beside a document, and the answer: yes or no, or its hash. */
export type Question = readonly [kind: keyof FileFacts, path: string, answer: string];

export interface Entry {
  /** Of the text and all that it was judged by. */
  readonly key: string;
  readonly questions: readonly Question[];
  /** Absent where the file is no specification. */
  readonly messages?: readonly Message[];
}

export interface Keyed {
  readonly text: string;
  readonly settings: FileSettings;
  readonly options: JudgeOptions;
}

/** The key of a text under its settings, on this day, with this program. */
export function keyOf({ text, settings, options }: Keyed, machine: Machine): string {
  const { configuration, templateKey, force, isIgnored } = settings;
  // A text that was mended may not be taken for one that was only checked.
  const { fix, reportUnused, status = '' } = options;
  const wanted = [force || options.force, isIgnored, fix, reportUnused, status];
  const rest = [machine.program(), machine.today(), configuration, templateKey, ...wanted];
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
  };
}

const answerOf = (answer: unknown, hash: (text: string) => string): string =>
  typeof answer === 'boolean' || answer === undefined ? String(answer) : hash(JSON.stringify(answer));

/** True if all questions have the answers that they had. */
export const isUnchanged = (
  questions: readonly Question[],
  files: FileFacts | undefined,
  hash: (text: string) => string,
): boolean =>
  questions.every(
    ([kind, path, answer]) => files !== undefined && answerOf(files[kind](path), hash) === answer,
  );

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
    set(path, { key, questions, messages }) {
      const name = nameOf(path);
      lines.set(
        name,
        JSON.stringify([path, key, questions, messages?.map(m => fields.map(f => m[f])) ?? null]),
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
const kinds: readonly unknown[] = ['exists', 'near', 'head'];

/** An entry out of its line; undefined for what is none. */
function readLine(line: string | undefined): Entry | undefined {
  if (line === undefined) return undefined;
  try {
    const [, key, questions, messages] = JSON.parse(line) as unknown[];
    if (typeof key !== 'string' || !isListOf(questions, isQuestion)) return undefined;
    if (messages === null) return { key, questions };
    if (!isListOf(messages, isRow)) return undefined;
    return { key, questions, messages: messages.map(toMessage) };
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
  Object.fromEntries(fields.map((field, i) => [field, row[i]])) as unknown as Message;
