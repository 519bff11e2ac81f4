/** Paths of fields and keys, made comparable: without a root and without the marks of lists. */

import type { Field } from './field.ts';

/** `body.items[].kind` and `items.kind` are one path. */
export const plainPath = (path: string): string =>
  path
    .replace(/^(?:\$|body|request|response|payload)\./, '')
    .replace(/\[[^[\]]{0,40}\]/g, '')
    .replace(/^\./, '');

/** The path of the object that holds the key; empty at the top. */
export const parentPath = (path: string): string => plainPath(path).split('.').slice(0, -1).join('.');

/** The key alone. */
export const lastKey = (path: string): string => plainPath(path).split('.').at(-1)!;

/** The field that a path of a sample means. */
export const fieldAt = (fields: readonly Field[], path: string): Field | undefined =>
  fields.find(f => plainPath(f.name.text) === plainPath(path));

/** The fields right below a path. */
export const fieldsBelow = (fields: readonly Field[], path: string): Field[] =>
  fields.filter(f => parentPath(f.name.text) === plainPath(path));
