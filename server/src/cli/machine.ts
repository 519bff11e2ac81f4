/** The machine: what the command line needs of the computer that it runs on. */

import type { PgParser } from '../notations/sql/syntax.ts';
import type { FileFacts } from '../rules/rule.ts';
import type { Host } from '../service/host.ts';
import type { Template } from '../template/template.ts';
import type { ParseArgs } from './arguments.ts';
import type { Judged, JudgeOptions } from './judge.ts';

/** What may be written to the terminal. */
export interface Terminal {
  /** Standard output takes colours. */
  readonly colours: boolean;
  /** Standard output is a terminal that knows hyperlinks. */
  readonly links: boolean;
  /** Says on the terminal's standard error, for as long as it takes, how far a long run is. */
  progress(done: number, all: number): void;
  /** Empties the window, keeping what has scrolled away; nothing where there is no terminal. */
  clear(): void;
}

export interface Machine {
  readonly template: Template;
  readonly version: string;
  readonly parseArgs: ParseArgs;
  readonly terminal: Terminal;
  /** Changes with every build of this program. */
  program(): string;
  today(): string;
  /** Time of day, `hh:mm:ss`. */
  time(): string;
  author(): Promise<string | undefined>;
  write(text: string): void;
  complain(text: string): void;
  /** Paths of Markdown files for paths, folders and globs, sorted; `unknown` are arguments that match nothing. */
  find(patterns: readonly string[]): Promise<{ files: string[]; unknown: string[] }>;
  /** Text of a file; undefined if it is no text. Throws if it cannot be read. */
  read(path: string): string | undefined;
  /** The file URI of a path. */
  uriOf(path: string): string;
  /** The path of a file URI, from the working folder. */
  pathOf(uri: string): string;
  /** Text of a file by its URI; undefined if there is none. */
  readUri(uri: string): Promise<string | undefined>;
  /** The files beside the document of a path; undefined where there is no such folder. */
  filesBeside(path: string): FileFacts | undefined;
  /** What Git has of files at HEAD; not asked where it is left out. */
  readonly committed?: NonNullable<Host['committed']>;
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** All of standard input. */
  readStdin(): string;
  /** Writes a file anew, as a whole or not at all; false, with a complaint, if it is not any more what it was. */
  replace(path: string, before: string, after: string): boolean;
  /** Writes a new file; false if there is one already. */
  create(path: string, text: string): Promise<boolean>;
  /** A text that other texts do not share, in few letters. */
  hash(text: string): string;
  /** The file of that name in a cache folder, in the usual place if none is named; undefined if there is none. */
  readCache(folder: string | undefined): string | undefined;
  /** Writes it, as a whole or not at all, with a complaint if it cannot be written. */
  writeCache(folder: string | undefined, text: string): void;
  /** The highest number among identifiers of the template's form below the working folder; 0 if there are none. */
  lastNumber(template: Template): Promise<number>;
  /** PostgreSQL's parser; undefined where it cannot be loaded. Asked for once a file holds SQL. */
  loadPostgres(): Promise<PgParser | undefined>;
  /** Judges files on several processors, in the order given; undefined where that would not be quicker. */
  judgeMany?(paths: readonly string[], options: JudgeOptions): AsyncIterable<Judged> | undefined;
  /** Calls back after changes below the working folder, one call at a time, until the program ends. */
  watch(onChange: () => Promise<void>): void;
  /** Serves the language server on standard input and output. */
  serve(): void;
}

/** Exit codes: nothing found; something found; used wrongly, or something could not be read. */
export const exitCodes = { clean: 0, findings: 1, misuse: 2 } as const;
