/** Where things are. */

import { join } from 'node:path';

export const bench = import.meta.dirname;
export const root = join(bench, '..');
/** Folders that the bench makes and removes. */
export const work = join(bench, '.work');
