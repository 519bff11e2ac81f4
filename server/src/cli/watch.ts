/** `check --watch`: checks again whenever something changes; what did not change is remembered. */

import type { CheckCommand } from './arguments.ts';
import { readCache } from './cache.ts';
import { checkOnce, openCache } from './check.ts';
import { exitCodes, type Machine } from './machine.ts';

/** Checks, and goes on until the program is ended; resolves at once to an exit code where it cannot. */
export async function watch(command: CheckCommand, machine: Machine): Promise<number | undefined> {
  const { unknown } = await machine.find(command.paths);
  for (const pattern of unknown) machine.complain(`handoff: no Markdown file matches '${pattern}'\n`);
  if (unknown.length > 0) return exitCodes.misuse;
  const cache = command.cache ? openCache(command, machine) : readCache();
  const again = async (): Promise<void> => {
    machine.terminal.clear();
    await checkOnce(command, machine, cache);
    const text = command.cache ? cache.toText(machine.exists) : undefined;
    if (text !== undefined) machine.writeCache(command.cacheLocation, text);
    machine.complain(`handoff: checked at ${machine.time()}, waiting for changes; Ctrl-C ends it\n`);
  };
  // Before the first check, so that no change falls between.
  machine.watch(again);
  return undefined;
}
