/** The edits that are measured: characters, newlines, headings and fences in the middle, bursts, and hard ones. */

import { random } from '../test/random.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

export const kinds = ['character', 'newline', 'heading', 'fence'] as const;
export type Kind = (typeof kinds)[number];

const insert = (line: number, character: number, newText: string): TextEdit => ({
  range: { start: { line, character }, end: { line, character } },
  newText,
});

const remove = (line: number, character: number, length: number): TextEdit => ({
  range: { start: { line, character }, end: { line, character: character + length } },
  newText: '',
});

const removeLine = (line: number): TextEdit => ({
  range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
  newText: '',
});

/** The lines after an edit. Short ones are put in place: no copy of a long text for every character. */
export function applyEdit(lines: string[], { range: { start, end }, newText }: TextEdit): string[] {
  const before = lines[start.line]!.slice(0, start.character);
  const after = lines[end.line]!.slice(end.character);
  const added = (before + newText + after).split('\n');
  if (added.length > 1000) return lines.slice(0, start.line).concat(added, lines.slice(end.line + 1));
  lines.splice(start.line, end.line - start.line + 1, ...added);
  return lines;
}

/** Groups of edits of a kind; after each group the text is what it was. */
export function edits(lines: readonly string[], kind: Kind, groups: number, seed: number): TextEdit[][] {
  const dice = random(seed);
  return Array.from({ length: groups }, () => groupOf(kind, lines, dice.int(40), dice.int(5)));
}

function groupOf(kind: Kind, lines: readonly string[], further: number, place: number): TextEdit[] {
  const middle = Math.floor(lines.length / 2) + further;
  switch (kind) {
    case 'character': {
      const { line, character } = typingPlace(lines, middle, place);
      return [insert(line, character, 'x'), remove(line, character, 1)];
    }
    case 'newline':
      return [insert(nextBlank(lines, middle), 0, '\n'), removeLine(nextBlank(lines, middle))];
    case 'heading':
      return [
        insert(nextBlank(lines, middle), 0, '\n#### Another heading\n'),
        ...twice(nextBlank(lines, middle)),
      ];
    case 'fence':
      return [insert(nextBlank(lines, middle), 0, '```\n'), removeLine(nextBlank(lines, middle))];
  }
}

const twice = (line: number): TextEdit[] => [removeLine(line + 1), removeLine(line)];

/** Where people type: a table's cell, a sample, a paragraph, a heading. */
const places = [
  /^\|.*[a-z] +\|$/,
  /^ {2}"\w+": "?[\w-]/,
  /^\*\*Purpose\*\*: \w/,
  /^#### \w|^#### `\w/,
  /^ {2}\w+ [A-Z]+/,
];

function typingPlace(lines: readonly string[], from: number, place: number): Position {
  const pattern = places[place]!;
  // Not every section has every kind of block: the nearest one in either direction.
  for (let away = 0; away < lines.length; away++)
    for (const line of [from + away, from - away])
      if (pattern.test(lines[line] ?? '')) return { line, character: lines[line]!.search(/[a-z]{3}/) + 1 };
  return { line: from, character: 0 };
}

function nextBlank(lines: readonly string[], from: number): number {
  for (let line = from; line < lines.length; line++) if (lines[line] === '') return line;
  return from;
}

/** Twenty characters typed faster than the server reads, and the edits that take them back. */
export function burst(lines: readonly string[]): { typed: TextEdit[]; back: TextEdit } {
  const { line, character } = typingPlace(lines, Math.floor(lines.length / 2), 2);
  const letters = [...'twenty letters typed'];
  return {
    typed: letters.map((letter, i) => insert(line, character + i, letter)),
    back: remove(line, character, letters.length),
  };
}

export interface HardEdit {
  readonly name: string;
  readonly edit: TextEdit;
  readonly undo: TextEdit;
}

/** Single edits that change what everything after them is. */
export function hardEdits(text: string, other: string): HardEdit[] {
  const lines = text.split('\n');
  const line = nextBlank(lines, Math.floor(lines.length / 2));
  const end = (of: string): Position => {
    const all = of.split('\n');
    return { line: all.length - 1, character: all.at(-1)!.length };
  };
  const start = { line: 0, character: 0 };
  return [
    { name: 'unclosed `~~~`', edit: insert(line, 0, '~~~\n'), undo: removeLine(line) },
    { name: 'unclosed `<!--`', edit: insert(line, 0, '<!--\n'), undo: removeLine(line) },
    {
      name: 'paste over everything',
      edit: { range: { start, end: end(text) }, newText: other },
      undo: { range: { start, end: end(other) }, newText: text },
    },
  ];
}
