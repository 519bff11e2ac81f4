/** Front matter: a block between two `---` at the very start of a document. */

import type { FrontMatter } from './block.ts';
import type { Lines } from './line.ts';

/** Offset up to which the closing `---` may stand. */
export const maxFrontMatter = 20_000;

/** True if a document that begins with this text may have front matter, closed or not. */
export const opensFrontMatter = (text: string): boolean => /^\ufeff?---[ \t]*(?:[\r\n]|$)/.test(text);

/** The front matter and the index of the line behind it, if the text begins with one that is closed. */
export function frontMatter(lines: Lines): { block: FrontMatter; next: number } | undefined {
  const { text, starts, ends } = lines;
  const isRule = (i: number): boolean => /^---[ \t]*$/.test(text.slice(starts[i]!, ends[i]!));
  if (starts.length === 0) return undefined;
  if (!isRule(0)) return undefined;
  let close = 1;
  while (close < starts.length && starts[close]! <= maxFrontMatter && !isRule(close)) close++;
  if (close >= starts.length || starts[close]! > maxFrontMatter) return undefined;
  const content = { start: starts[1]!, end: starts[close]! };
  return {
    block: { kind: 'frontmatter', span: { start: starts[0]!, end: ends[close]! }, content },
    next: close + 1,
  };
}
