/** Files that are not there: what an example says lies beside its document. */

import type { FileFacts } from '../server/src/rules/rule.ts';

/** Knows the paths of a list, relative to the document, `content` behind a `=` as the beginning of the file. */
export function fakeFiles(list: readonly string[]): FileFacts {
  const files = new Map(
    list.map(entry => {
      const at = entry.indexOf('=');
      return at < 0 ? ([entry, ''] as const) : ([entry.slice(0, at), entry.slice(at + 1)] as const);
    }),
  );
  const contents = new Map([...files].map(([path, text]) => [path, { text }]));
  const tidy = (path: string): string => path.replace(/^\.\//, '');
  return {
    exists: path =>
      [...files.keys()].some(f => f === tidy(path) || f.startsWith(`${tidy(path).replace(/\/$/, '')}/`)),
    near: path => {
      const folder = tidy(path).replace(/[^/]*$/, '');
      return [...files.keys()].filter(f => f.startsWith(folder) && !f.slice(folder.length).includes('/'));
    },
    head: path => files.get(tidy(path)),
    content: path => contents.get(tidy(path)),
  };
}
