/** A second path to an extension's folder, for the headless build that is kept inside that folder. */

import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The editor takes every theme below the extension under development for that extension's own and switches to
 * one of them. Its built-in themes lie below this project; seen through the link they do not.
 */
export async function developmentLink(extension: string, scratch: string): Promise<string> {
  const link = join(scratch, 'extension');
  await symlink(extension, link, 'junction');
  return link;
}
