/** Target files: what a link's path means on disk, as far as the files beside the document are known. */

import { memo } from '../text/memo.ts';
import { decoded } from '../text/uri.ts';

/** What is known of files; the part of the facts that is needed here. */
export interface Folder {
  exists(path: string): boolean | undefined;
  near(path: string): readonly string[];
}

/** The path from the document's folder; undefined for one that may mean something else than a file there. */
export function filePath(path: string): string | undefined {
  const plain = decoded(path).replaceAll('\\', '/');
  if (plain.startsWith('/') || /[{}<>$*|]|\.\.\.|^\W*$|^[a-z]:/i.test(plain)) return undefined;
  return /\.[A-Za-z0-9]{1,8}$/.test(nameOf(plain)) ? plain : undefined;
}

/** Behind the last slash. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export interface FoundFile {
  /** A file is there, or the Markdown of which a site makes it; undefined where that cannot be known. */
  readonly isThere: boolean | undefined;
  /** The path in the letter case of the disk, if it differs from the one written. */
  readonly cased?: string;
}

// More links than these are not followed: each asks the disk.
const maxPaths = 1000;

const foundIn = memo((_: Folder) => new Map<string, FoundFile>());

/** What a path leads to; looked up once for each folder and path. */
export function foundFile(path: string, folder: Folder): FoundFile {
  const known = foundIn(folder);
  const before = known.get(path);
  if (before) return before;
  if (known.size >= maxPaths) return { isThere: undefined };
  const cased = casedPath(path, folder);
  const found = { isThere: isThere(path, folder), ...(cased === undefined ? {} : { cased }) };
  known.set(path, found);
  return found;
}

function isThere(path: string, folder: Folder): boolean | undefined {
  const own = folder.exists(path);
  if (own !== false || !/\.html?$/i.test(path)) return own;
  return folder.exists(path.replace(/\.html?$/i, '.md'));
}

function casedPath(path: string, folder: Folder): string | undefined {
  const taken: string[] = [];
  for (const step of path.split('/')) {
    if (step === '.' || step === '..' || step === '') {
      taken.push(step);
      continue;
    }
    const names = folder.near([...taken, step].join('/')).map(nameOf);
    const same = names.includes(step) ? step : names.find(n => n.toLowerCase() === step.toLowerCase());
    if (same === undefined) return undefined;
    taken.push(same);
  }
  const found = taken.join('/');
  return found === path ? undefined : found;
}

/** A path as it has to be written into a link that is spelt like `model`. */
export const writtenLike = (path: string, model: string): string =>
  model.includes('%') || /[\s()]/.test(path)
    ? encodeURI(path).replace(/[()]/g, c => (c === '(' ? '%28' : '%29'))
    : path;
