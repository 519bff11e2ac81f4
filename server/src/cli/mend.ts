/** Mending: a text with all that is safe to repair repaired, and `fix`, which does so to files. */

import { fixAll } from '../features/repairs.ts';
import { applyEdits } from '../text/edit.ts';
import type { FixCommand } from './arguments.ts';
import { createFileChecker, type FileChecker } from './file-checker.ts';
import { exitCodes, type Machine } from './machine.ts';
import { toPatch } from './patch.ts';
import { eachText, filesOf } from './sources.ts';

/** A repair may make room for another; they settle soon, and what does not is left as it is. */
const maxRounds = 10;

/** The text of a file, mended. */
export async function mended(checker: FileChecker, path: string, text: string): Promise<string> {
  let current = text;
  for (let round = 0; round < maxRounds; round++) {
    const found = await checker.check(current, { path });
    const edits = found ? fixAll(found.spec, found.problems) : [];
    if (edits.length === 0) return current;
    current = applyEdits(current, edits);
  }
  return current;
}

/** Mends what is safe to mend, or prints what would change; resolves to the exit code. */
export async function fix(command: FixCommand, machine: Machine): Promise<number> {
  const files = await filesOf(command.paths, machine);
  if (!files) return exitCodes.misuse;
  const checker = createFileChecker(machine, command);
  let changed = 0;
  let lost = 0;
  const onLost = (): void => void lost++;
  for (const { path, text } of eachText(files, machine, onLost)) {
    const after = await mended(checker, path, text);
    if (after === text) continue;
    changed++;
    if (command.dryRun) machine.write(toPatch(path, text, after));
    else if (machine.replace(path, text, after)) machine.write(`${path}\n`);
    else lost++;
  }
  if (lost > 0) return exitCodes.misuse;
  return command.dryRun && changed > 0 ? exitCodes.findings : exitCodes.clean;
}
