/** Link updates: what relative links have to become when files are moved. */

import type { Library } from '../library/library.ts';
import type { WrittenLink } from '../spec/link.ts';
import { linksOf } from '../spec/link.ts';
import type { Spec } from '../spec/spec.ts';
import { writtenLike } from '../spec/target-file.ts';
import { type Edit, replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { canonicalUri, decoded, relativePath, resolveUri } from '../text/uri.ts';

/** A file or a folder that gets another name or place; both as canonical URIs. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a file lies after the moves; the same URI for one that stays. */
export function movedUri(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return uri;
}

/** The documents of the library that moves concern: those that move, and those with a link to what moves. */
export function concerned(library: Library, moves: readonly Move[]): string[] {
  const isMoved = (uri: string): boolean => movedUri(uri, moves) !== uri;
  return [...library.entries]
    .filter(({ uri, mentions }) => isMoved(uri) || mentions.some(m => m.kind === 'link' && isMoved(m.key)))
    .map(({ uri }) => uri);
}

/** What has to change in a document, which lies where it was before the moves, so that its links lead to the same files. */
export function linkEdits(spec: Spec, uri: string, moves: readonly Move[]): Edit[] {
  const home = movedUri(uri, moves);
  return linksOf(spec).flatMap(({ placed, link }) => {
    const newText = link.path === undefined ? undefined : newPath({ uri, home, moves }, link);
    if (newText === undefined) return [];
    const start = link.span.start + link.href.indexOf(link.path!);
    return [replace(shift({ start, end: start + link.path!.length }, placed.origin), newText)];
  });
}

/** The path to write; undefined where the link may stay as it is. */
function newPath(
  { uri, home, moves }: { uri: string; home: string; moves: readonly Move[] },
  link: WrittenLink,
): string | undefined {
  const path = link.path!;
  // From the root of a site, or of a disk, nobody knows what is meant.
  if (/^[/\\]/.test(path)) return undefined;
  const resolved = resolveUri(uri, path);
  if (resolved === undefined) return undefined;
  const target = canonicalUri(resolved);
  const after = movedUri(target, moves);
  if (after === target && home === uri) return undefined;
  const relative = relativePath(home, after);
  if (relative === undefined || relative === '') return undefined;
  if (resolvedAlike(home, path, after)) return undefined;
  const plain = decoded(relative);
  const dotted = path.startsWith('./') && !plain.startsWith('../') ? `./${plain}` : plain;
  return writtenLike(dotted, path);
}

/** True if the path, as it is written, leads from the new home to the new place already. */
const resolvedAlike = (home: string, path: string, after: string): boolean =>
  canonicalUri(resolveUri(home, path) ?? '') === after;
