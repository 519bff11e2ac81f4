/** Globs of the configuration: which documents it means. */

import picomatch from 'picomatch';

/** Longer globs, and those with more stars and braces, could take long to compare and say nothing that shorter ones cannot. */
const maxGlob = 200;
const maxMarks = 12;

/** True if the glob may be used. */
export const isSimpleGlob = (glob: string): boolean =>
  glob.length <= maxGlob &&
  (glob.match(/\*\*/g) ?? []).length <= 4 &&
  (glob.match(/[*?{[(!+@]/g) ?? []).length <= maxMarks &&
  !/[*?]{3}|[@!+?*]\(/.test(glob);

/** True if one of the globs fits a path with `/` between its parts, relative to the configuration's folder. A folder means all in it. */
export const matches = (globs: readonly string[], path: string): boolean =>
  globs.some(glob => {
    const bare = glob.replace(/^\.\//, '').replace(/\/$/, '');
    return (
      isSimpleGlob(bare) && (picomatch.isMatch(path, bare, { dot: true }) || path.startsWith(`${bare}/`))
    );
  });
