/** Measures parsers on one file, in this process: a pass over its lines, lezer and tree-sitter whole and incremental. */

import { readFileSync } from 'node:fs';
import { loadPeer, peerPath } from './peers.ts';

const [file, repetitions] = process.argv.slice(2);
const text = readFileSync(file!, 'utf8');
const count = Number(repetitions);
const middle = text.indexOf('\n**Purpose**: ', text.length / 2) + 20;

interface Fragment {
  readonly opaque: unique symbol;
}
interface Lezer {
  parse(text: string, fragments?: readonly Fragment[]): object;
  configure(extension: unknown): Lezer;
}
interface Fragments {
  addTree(tree: object): readonly Fragment[];
  applyChanges(fragments: readonly Fragment[], changes: readonly object[]): readonly Fragment[];
}
interface SyntaxTree {
  edit(change: object): void;
  delete(): void;
}
interface TreeSitter {
  setLanguage(language: unknown): void;
  parse(text: string, old?: SyntaxTree): SyntaxTree;
}

function timed(times: number[], work: () => unknown): void {
  const since = performance.now();
  work();
  times.push(performance.now() - since);
}

function indexOfPass(): Record<string, number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++)
    timed(times, () => {
      let lines = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
      return lines;
    });
  return { 'indexOf pass': times };
}

async function lezer(): Promise<Record<string, number[]>> {
  const { parser, GFM } = (await loadPeer('@lezer/markdown')) as unknown as { parser: Lezer; GFM: unknown };
  const { TreeFragment } = (await loadPeer('@lezer/common')) as unknown as { TreeFragment: Fragments };
  const gfm = parser.configure(GFM);
  const whole: number[] = [];
  const one: number[] = [];
  let tree: object = {};
  for (let i = 0; i < 4; i++) timed(whole, () => (tree = gfm.parse(text)));
  let fragments = TreeFragment.addTree(tree);
  let now = text;
  for (let i = 0; i < count; i++) {
    now = `${now.slice(0, middle)}x${now.slice(middle)}`;
    timed(one, () => {
      fragments = TreeFragment.applyChanges(fragments, [
        { fromA: middle, toA: middle, fromB: middle, toB: middle + 1 },
      ]);
      fragments = TreeFragment.addTree(gfm.parse(now, fragments));
    });
  }
  return { 'lezer, whole text': whole, 'lezer, one character': one };
}

async function treeSitter(): Promise<Record<string, number[]>> {
  const { Parser, Language } = (await loadPeer('web-tree-sitter')) as unknown as {
    Parser: { new (): TreeSitter; init(): Promise<void> };
    Language: { load(path: string): Promise<unknown> };
  };
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(peerPath('@kerebron/wasm/assets/tree-sitter-markdown/tree-sitter-markdown.wasm')),
  );
  const whole: number[] = [];
  const one: number[] = [];
  let tree = parser.parse(text);
  for (let i = 0; i < 3; i++)
    timed(whole, () => {
      tree.delete();
      tree = parser.parse(text);
    });
  const row = text.slice(0, middle).split('\n').length - 1;
  const column = middle - text.lastIndexOf('\n', middle - 1) - 1;
  let now = text;
  for (let i = 0; i < count; i++) {
    now = `${now.slice(0, middle)}x${now.slice(middle)}`;
    timed(one, () => {
      const at = { row, column };
      tree.edit({
        startIndex: middle,
        oldEndIndex: middle,
        newEndIndex: middle + 1,
        startPosition: at,
        oldEndPosition: at,
        newEndPosition: { row, column: column + 1 },
      });
      const next = parser.parse(now, tree);
      tree.delete();
      tree = next;
    });
  }
  return { 'tree-sitter, whole text': whole, 'tree-sitter, one character': one };
}

const told: Record<string, number[] | string> = indexOfPass();
for (const [names, measure] of [
  [['lezer, whole text', 'lezer, one character'], lezer],
  [['tree-sitter, whole text', 'tree-sitter, one character'], treeSitter],
] as const) {
  try {
    Object.assign(told, await measure());
  } catch (error) {
    for (const name of names) told[name] = error instanceof Error ? error.message : String(error);
  }
}
process.stdout.write(JSON.stringify(told));
