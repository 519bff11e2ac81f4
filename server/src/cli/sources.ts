/** Sources: the files that the arguments mean, and their texts. */

import type { Machine } from './machine.ts';

/** Paths of the files; undefined, with a complaint, where an argument matches none. */
export async function filesOf(paths: readonly string[], machine: Machine): Promise<string[] | undefined> {
  const { files, unknown } = await machine.find(paths.length > 0 ? paths : ['.']);
  for (const pattern of unknown) machine.complain(`handoff: no Markdown file matches '${pattern}'\n`);
  return unknown.length > 0 ? undefined : files;
}

/** The texts of files; what cannot be read is complained about and left out. */
export function* eachText(
  files: readonly string[],
  machine: Machine,
  onLost: () => void = () => undefined,
): Generator<{ path: string; text: string }> {
  for (const path of files) {
    try {
      const text = machine.read(path);
      if (text !== undefined) yield { path, text };
    } catch (error) {
      machine.complain(
        `handoff: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      onLost();
    }
  }
}
