/** The command line: arguments in, text and an exit code out. It sees the machine only through what it is handed. */

import { newSpecification } from '../features/skeleton.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import { createTextChecker } from '../service/text-checker.ts';
import type { Template } from '../template/template.ts';
import { projectsOf } from './projects.ts';
import { type FileResult, formats, toFileResult } from './report.ts';
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
    case 'new':
      return create(command, machine);
    case 'lsp':
      machine.serve();
      return undefined;
  }
}

async function check(
  { paths, format, force }: Extract<Command, { name: 'check' }>,
  machine: Machine,
): Promise<number> {
  const { files, unknown } = await machine.find(paths.length > 0 ? paths : ['.']);
  for (const pattern of unknown) machine.complain(`handoff: no Markdown file matches '${pattern}'\n`);
  if (unknown.length > 0) return exitCodes.misuse;
  let current = '';
  const onFault = (rule: string, error: unknown): void =>
    machine.complain(`handoff: rule ${rule} failed on ${current}: ${error}\n`);
  const checkText = createTextChecker({ today: machine.today(), onFault });
  const projects = projectsOf(machine);
  let postgres: PgParser | undefined;
  const results: FileResult[] = [];
  for (const path of files) {
    const text = readOrComplain(path, machine);
    if (text === undefined) continue;
    current = path;
    const settings = await projects.settingsOf(path);
    if (settings.isIgnored) continue;
    if (sqlFence.test(text)) postgres ??= await machine.loadPostgres();
    const { spec, problems } = checkText(text, { ...settings, force: force || settings.force, postgres });
    if (spec.recognised) results.push(toFileResult(path, spec.document, problems));
  }
  machine.write(formats[format](results, { colours: machine.isTerminal, files: files.length }));
  return results.some(r => r.messages.length > 0) ? exitCodes.findings : exitCodes.clean;
}

const sqlFence = /(?:```|~~~)[ \t]*\w*sql/i;

function readOrComplain(path: string, machine: Machine): string | undefined {
  try {
    return machine.read(path);
  } catch (error) {
    machine.complain(
      `handoff: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
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
