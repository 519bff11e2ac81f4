/** The host: what the engine needs from the machine it runs on. Everything is optional but the date and the clock; a browser has little. */

import type { GitQuestion } from '../lint/asks-git.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import type { FileFacts } from '../rules/rule.ts';
import type { Committed } from '../spec/committed.ts';

export interface Host {
  /** The reader's calendar date, `YYYY-MM-DD`. */
  today(): string;
  /** Runs a task once the messages that have already arrived are read, or after that many milliseconds. */
  later(task: () => void, milliseconds?: number): void;
  /** Name of the person at the keyboard, as Git knows it. */
  author?(folder: string | undefined): Promise<string | undefined>;
  /** Text of a file; undefined if there is none or it is no text. `uri` as the client wrote it. */
  read?(uri: string): Promise<string | undefined>;
  /** The files beside a document; undefined where they cannot be seen. */
  filesBeside?(uri: string): FileFacts | undefined;
  /** What Git has of documents at HEAD; those of which it has nothing are left out. Does not reject. */
  committed?(queries: readonly CommittedQuery[]): Promise<ReadonlyMap<string, CommittedAnswer>>;
  /** PostgreSQL's parser; rejects where it cannot be loaded. Asked for once a document holds SQL. */
  loadPostgres?(): Promise<PgParser>;
  /** Beginnings of the Markdown files below a folder, unordered. */
  eachMarkdown?(folder: string): AsyncIterable<MarkdownFile>;
  /** Text of a Markdown file that really lies below a folder; undefined for what is no readable text, or too much. */
  readMarkdown?(uri: string, folder: string): Promise<string | undefined>;
}

/** A question about one document; what differs from `text` only in its line ends is not read. */
export interface CommittedQuery {
  readonly uri: string;
  readonly question: GitQuestion;
  /** What it says now. */
  readonly text?: string;
}

/** The text is left out where it is the one that was given. */
export type CommittedAnswer = Partial<Committed>;

export interface MarkdownFile {
  readonly uri: string;
  /** Some thousand bytes, as UTF-8; the last character may be cut. */
  readonly head: string;
  /** It is all that the file holds. */
  readonly isWhole: boolean;
}

/** Folders in which nobody keeps specifications of their own. */
export const ignoredFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  'dist',
  'out',
  'vendor',
]);

export const isMarkdownName = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);
