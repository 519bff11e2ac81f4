/** The tree: what remark reads of a text, and how much of it remark is given. */

import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm);

/** The Markdown tree of a text, GFM included; offsets count from its start. */
export const readTree = (text: string): Root => processor.parse(text);

/** What a text may hold and still be given to remark, whose time grows with the square of some of these. */
const maxLength = 20_000;
export const maxDepth = 100;
const maxMarks = 2000;

/** Why a text is not given to remark; undefined if it may be. */
export function excess(text: string): string | undefined {
  if (text.length > maxLength) return `longer than ${maxLength} characters`;
  if (depthOf(text) > maxDepth) return `nested deeper than ${maxDepth} levels`;
  let marks = 0;
  for (let i = 0; i < text.length; i++) if (isMark(text.charCodeAt(i))) marks++;
  return marks > maxMarks ? `made of more than ${maxMarks} marks` : undefined;
}

// [ ] * _ ~ < ! \ `
const markCodes = new Set([0x5b, 0x5d, 0x2a, 0x5f, 0x7e, 0x3c, 0x21, 0x5c, 0x60]);
const isMark = (code: number): boolean => markCodes.has(code);

/** Most container marks that lead a line, and most levels of indentation. */
export function depthOf(text: string): number {
  let depth = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const head = /^(?:[ \t]|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/.exec(line)![0];
    const marks = head.match(/>|[-+*]|\d{1,9}[.)]/g)?.length ?? 0;
    depth = Math.max(depth, marks, Math.floor(/^ */.exec(line)![0].length / 2));
  }
  return depth;
}
