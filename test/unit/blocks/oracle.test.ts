/** The scanner agrees with remark: the same blocks on the same lines, the same cells with the same spans. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Root } from 'mdast';
import type { Block } from '../../../server/src/blocks/block.ts';
import { scanBlocks } from '../../../server/src/blocks/scan.ts';
import { readTree } from '../../../server/src/blocks/tree.ts';
import { lineOf, lineStarts } from '../../../server/src/text/lines.ts';
import { commonMark, corpus, gfm, own, type Sample } from '../../documents.ts';

type Child = Root['children'][number];

/** Front matter is no Markdown to remark, and a byte order mark no text: neither is compared. */
const body = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/, front => front.replace(/[^\r\n]/g, ' '));

/** What both must say of a block. Where a block that nothing closes ends is a matter of taste. */
function said(kind: string, lines: readonly [number, number], isOpen: boolean, cells: string): string {
  return `${kind} ${lines[0] + 1}${isOpen ? '' : `-${lines[1] + 1}`}${cells}`;
}

const kinds: Readonly<Record<string, string>> = {
  heading: 'heading',
  code: 'code',
  table: 'table',
  thematicBreak: 'break',
  html: 'html',
};

function ours(text: string, blocks: readonly Block[], starts: readonly number[]): string[] {
  return blocks.flatMap(block => {
    const { kind, span } = block;
    if (kind === 'paragraph' || isContainer(block)) return [];
    const cells =
      kind === 'table'
        ? [block.header, ...block.rows]
            .map(row => row.cells.map(c => `[${text.slice(c.span.start, c.span.end)}]`).join(''))
            .join('/')
        : '';
    const lines = [lineOf(starts, span.start), lineOf(starts, span.end)] as const;
    const name = kind === 'fence' ? 'code' : kind;
    const isOpen = (kind === 'fence' && !block.closed) || kind === 'html' || kind === 'code';
    return [said(name, lines, isOpen, cells)];
  });
}

const isContainer = ({ kind }: Block): boolean => kind === 'list' || kind === 'quote' || kind === 'footnote';

function theirs(text: string, nodes: readonly Child[], starts: readonly number[]): string[] {
  return nodes.flatMap(node => {
    const kind = kinds[node.type];
    if (kind === undefined) return [];
    const { start, end } = node.position!;
    const cells =
      node.type === 'table'
        ? node.children
            .map(row =>
              row.children
                .map(cell => {
                  const first = cell.children[0]?.position?.start.offset;
                  const last = cell.children.at(-1)?.position?.end.offset;
                  return `[${first === undefined || last === undefined ? '' : text.slice(first, last)}]`;
                })
                .join(''),
            )
            .join('/')
        : '';
    const lines = [lineOf(starts, start.offset!), lineOf(starts, end.offset!)] as const;
    const isOpen = (node.type === 'code' && !isClosed(text, node)) || node.type === 'html';
    return [said(kind, lines, isOpen, cells)];
  });
}

function isClosed(text: string, node: Child): boolean {
  const source = text.slice(node.position!.start.offset, node.position!.end.offset);
  const marks = /^(`{3,}|~{3,})/.exec(source)?.[1];
  if (marks === undefined) return false;
  const last = source.slice(source.search(/[^\r\n]*$/)).trim();
  return source.includes('\n') && last.length >= marks.length && last === marks[0]!.repeat(last.length);
}

/** remark is slow: of long documents the beginning must do. */
const maxLength = 16_000;

function compare({ name, text: raw }: Sample): void {
  const text = body(raw).slice(0, maxLength);
  const starts = lineStarts(text);
  const { blocks } = scanBlocks(text, false);
  // Inside a container's reach remark decides.
  const reach = blocks.filter(isContainer).map(b => b.span);
  const outside = readTree(text).children.filter(
    n => !reach.some(s => s.start <= n.position!.start.offset! && n.position!.start.offset! < s.end),
  );
  assert.deepEqual(ours(text, blocks, starts), theirs(text, outside, starts), name);
}

it('on the examples of the CommonMark specification', () => commonMark.forEach(compare));

it('on the examples of the GitHub Flavored Markdown specification', () => {
  assert.ok(
    gfm.some(({ text }) => text.includes('| --- |')),
    'no table among them',
  );
  gfm.forEach(compare);
});

it('on the template and the examples', () => own.forEach(compare));

it('on the corpus', t => {
  if (corpus.length === 0) return t.skip('the corpus is not here');
  corpus.forEach(compare);
  return undefined;
});

const corners = [
  '|\n|-',
  '||\n|-',
  'a\n- |',
  'a||\n- |-\n| b | c |',
  'a|b\n-|-\n<a>\nc',
  'a|b\n-|-\n[^c]: d',
  'a\n[^b]: c\n---',
  '>\na\n---',
  '> a\n>\nb\n---',
  '-\na\n---',
  '- a\n-\nb\n===',
  '- a\n  *\nb\n===',
  '[\\]: a\n===',
  '[a]: b "c"\n---',
  '[a]: b "c" d\n---',
  '[a]:\nb\n===',
  '[a]:\n/b\n"c"\n===\n===',
  '[a]: b\n[c]:\nd\ne\n---',
  '[a]: b\nc\n===\nd',
  '[a]: b\n===\n===\n===',
];

it('on corners that no specification shows', () => {
  for (const text of corners) compare({ name: text, text });
});
