/** The host: what the engine needs from the machine it runs on. Everything is optional but the date and the clock; a browser has little. */

import type { PgParser } from '../notations/sql/syntax.ts';
import type { FileFacts } from '../rules/rule.ts';

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
  /** PostgreSQL's parser; rejects where it cannot be loaded. Asked for once a document holds SQL. */
  loadPostgres?(): Promise<PgParser>;
  /** Beginnings of the Markdown files below a folder, unordered. */
  eachMarkdown?(folder: string): AsyncIterable<{ uri: string; head: string }>;
}
