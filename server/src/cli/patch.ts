/** Patches: what a change does to a file, as a unified diff. */

import { createTwoFilesPatch } from 'diff';

/** A unified diff with the file's name before and after, without colours. */
export const toPatch = (path: string, before: string, after: string): string => {
  const name = path.replaceAll('\\', '/');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, '');
};
