/** The command line: arguments in, text and an exit code out. It sees the machine only through what it is handed. */

import { newSpecification } from '../features/skeleton.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import type { FileFacts } from '../rules/rule.ts';
import type { Template } from '../template/template.ts';
import { check, fix } from './check.ts';
import { ready } from './ready.ts';
import { explainRule, listRules } from './rules.ts';
import { type Command, type ParseArgs, parseCommand, usage } from './usage.ts';

/** What the command line needs of the machine. */
export interface Machine {
  readonly template: Template;
  readonly version: string;
  readonly parseArgs: ParseArgs;
  /** Colours and links may be used. */
  readonly isTerminal: boolean;
  today(): string;
  author(): Promise<string | undefined>;
  write(text: string): void;
  complain(text: string): void;
  /** Paths of Markdown files for paths, folders and globs, sorted; `unknown` are arguments that match nothing. */
  find(patterns: readonly string[]): Promise<{ files: string[]; unknown: string[] }>;
  /** Text of a file; undefined if it is no text. Throws if it cannot be read. */
  read(path: string): string | undefined;
  /** The file URI of a path. */
  uriOf(path: string): string;
  /** Text of a file by its URI; undefined if there is none. */
  readUri(uri: string): Promise<string | undefined>;
  /** The files beside the document of a path; undefined where there is no such folder. */
  filesBeside(path: string): FileFacts | undefined;
  /** All of standard input. */
  readStdin(): string;
  /** Writes a file anew, as a whole or not at all; false, with a complaint, if it is not any more what it was. */
  replace(path: string, before: string, after: string): boolean;
  /** Writes a new file; false if there is one already. */
  create(path: string, text: string): Promise<boolean>;
  /** Identifiers of the specifications below the working folder. */
  lastNumber(): Promise<number>;
  /** PostgreSQL's parser; undefined where it cannot be loaded. Asked for once a file holds SQL. */
  loadPostgres(): Promise<PgParser | undefined>;
  /** Serves the language server on standard input and output. */
  serve(): void;
}

/** Exit codes: nothing found, something found, used wrongly. */
export const exitCodes = { clean: 0, findings: 1, misuse: 2 } as const;

/** Runs one command. Resolves to its exit code, or to undefined for one that goes on running. */
export async function run(args: readonly string[], machine: Machine): Promise<number | undefined> {
  const command = parseCommand(args, machine.parseArgs);
  switch (command.name) {
    case 'help':
      machine.write(usage);
      return exitCodes.clean;
    case 'version':
      machine.write(`${machine.version}\n`);
      return exitCodes.clean;
    case 'misuse':
      machine.complain(`handoff: ${command.message}\n\n${usage}`);
      return exitCodes.misuse;
    case 'check':
      return check(command, machine);
    case 'fix':
      return fix(command, machine);
    case 'ready':
      return ready(command, machine);
    case 'rules':
      return listRules(command.format, machine);
    case 'explain':
      return explainRule(command.rule, machine);
    case 'new':
      return create(command, machine);
    case 'lsp':
      machine.serve();
      return undefined;
  }
}

async function create({ path }: Extract<Command, { name: 'new' }>, machine: Machine): Promise<number> {
  const { template } = machine;
  const author = await machine.author();
  const lastNumber = await machine.lastNumber();
  const known = { today: machine.today(), lastNumber, ...(author === undefined ? {} : { author }) };
  const { text, id } = newSpecification(template, known);
  const file = path ?? `${(id || 'handoff').toLowerCase()}.md`;
  if (!(await machine.create(file, text))) {
    machine.complain(`handoff: ${file} exists already\n`);
    return exitCodes.misuse;
  }
  machine.write(`${file}\n`);
  return exitCodes.clean;
}
