/** `check`, and `fix`: the problems of files, and the files without those that can be mended safely. */

import { fixAll } from '../features/repairs.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import { createTextChecker, type TextChecker } from '../service/text-checker.ts';
import { applyEdits } from '../text/edit.ts';
import { readBaseline, subtract, toBaseline, writeBaseline } from './baseline.ts';
import { toPatch } from './patch.ts';
import { projectsOf } from './projects.ts';
import { type FileResult, formats, type Message, toFileResult } from './report.ts';
import { exitCodes, type Machine } from './run.ts';
import type { CheckCommand, FixCommand } from './usage.ts';

/** Reports the problems of files; resolves to the exit code. */
export async function check(command: CheckCommand, machine: Machine): Promise<number> {
  const files = command.stdin === false ? await filesOf(command.paths, machine) : [command.stdin];
  if (!files) return exitCodes.misuse;
  const checked = createFileChecker(machine, command.force);
  const all: FileResult[] = [];
  for (const { path, text } of textsOf(files, command, machine)) {
    const found = await checked(path, command.fix ? await mend(checked, { path, text }, machine) : text);
    if (found?.spec.recognised) all.push(toFileResult(path, found.spec.document, found.problems));
  }
  const results = command.baseline === undefined ? all : await withoutKnown(all, command.baseline, machine);
  if (!results) return exitCodes.misuse;
  const options = { colours: machine.isTerminal, files: files.length, version: machine.version };
  machine.write(formats[command.format](results, options));
  return results.some(r => r.messages.some(m => weighs(m, command.failOn)))
    ? exitCodes.findings
    : exitCodes.clean;
}

/** Mends what is safe to mend, or prints what would change. */
export async function fix(command: FixCommand, machine: Machine): Promise<number> {
  const files = await filesOf(command.paths, machine);
  if (!files) return exitCodes.misuse;
  const checked = createFileChecker(machine, command.force);
  let changed = 0;
  for (const { path, text } of textsOf(files, { stdin: false }, machine)) {
    const after = await mended(checked, path, text);
    if (after === text) continue;
    changed++;
    if (command.dryRun) machine.write(toPatch(path, text, after));
    else if (machine.replace(path, text, after)) machine.write(`${path}\n`);
  }
  if (command.dryRun) return changed > 0 ? exitCodes.findings : exitCodes.clean;
  return exitCodes.clean;
}

const levels = ['hint', 'info', 'warning', 'error'] as const;

/** True if a message is at least as severe. */
const weighs = ({ severity }: Message, least: Message['severity']): boolean =>
  levels.indexOf(severity) >= levels.indexOf(least);

/** Paths of the files; undefined, with a complaint, where an argument matches none. */
export async function filesOf(paths: readonly string[], machine: Machine): Promise<string[] | undefined> {
  const { files, unknown } = await machine.find(paths.length > 0 ? paths : ['.']);
  for (const pattern of unknown) machine.complain(`handoff: no Markdown file matches '${pattern}'\n`);
  return unknown.length > 0 ? undefined : files;
}

/** The texts of files, or that of standard input; what cannot be read is complained about and left out. */
export function* textsOf(
  files: readonly string[],
  { stdin }: { stdin: string | false },
  machine: Machine,
): Generator<{ path: string; text: string }> {
  if (stdin !== false) return yield { path: stdin, text: machine.readStdin() };
  for (const path of files) {
    const text = readOrComplain(path, machine);
    if (text !== undefined) yield { path, text };
  }
}

type FileChecker = (
  path: string,
  text: string,
  asIf?: Parameters<TextChecker>[2],
) => Promise<ReturnType<TextChecker> | undefined>;

/** What checks a file as its project wants it; undefined for a file that is ignored. */
export function createFileChecker(machine: Machine, force: boolean): FileChecker {
  let current = '';
  const onFault = (rule: string, error: unknown): void =>
    machine.complain(`handoff: rule ${rule} failed on ${current}: ${error}\n`);
  const checkText = createTextChecker({ today: machine.today(), onFault });
  const projects = projectsOf(machine);
  let postgres: PgParser | undefined;
  return async (path, text, asIf) => {
    current = path;
    const settings = await projects.settingsOf(path);
    if (settings.isIgnored) return undefined;
    if (sqlFence.test(text)) postgres ??= await machine.loadPostgres();
    const files = machine.filesBeside(path);
    return checkText(text, { ...settings, force: force || settings.force, postgres, files }, asIf);
  };
}

const sqlFence = /(?:```|~~~)[ \t]{0,8}\w{0,20}sql/i;

/** A repair may make room for another; they settle soon, and what does not is left as it is. */
const maxRounds = 10;

async function mended(checked: FileChecker, path: string, text: string): Promise<string> {
  let current = text;
  for (let round = 0; round < maxRounds; round++) {
    const found = await checked(path, current);
    const edits = found ? fixAll(found.problems) : [];
    if (edits.length === 0) return current;
    current = applyEdits(current, edits);
  }
  return current;
}

/** Mends a file on disk; the text that it has now. */
async function mend(
  checked: FileChecker,
  { path, text }: { path: string; text: string },
  machine: Machine,
): Promise<string> {
  const after = await mended(checked, path, text);
  if (after === text) return text;
  return machine.replace(path, text, after) ? after : text;
}

/** The results that are new, where the baseline is there; all are known where it is made now. */
async function withoutKnown(
  all: readonly FileResult[],
  path: string,
  machine: Machine,
): Promise<FileResult[] | undefined> {
  const text = await machine.readUri(machine.uriOf(path));
  if (text === undefined) {
    if (!(await machine.create(path, writeBaseline(toBaseline(all))))) return undefined;
    machine.complain(`handoff: ${path} written; what it holds is not reported any more\n`);
    return all.map(r => ({ ...r, messages: [] }));
  }
  const baseline = readBaseline(text);
  if (!baseline) machine.complain(`handoff: ${path} is no baseline\n`);
  if (!baseline) return undefined;
  const { results, rest } = subtract(all, baseline);
  const after = writeBaseline(rest);
  if (after !== writeBaseline(baseline)) machine.replace(path, text, after);
  return results;
}

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
