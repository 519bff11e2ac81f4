/** The pen that layouts draw with: it gives every name one width, so that a box is the same row of text around each. */
import { displayWidth } from './width.ts';

export interface Pen {
  /** Columns that each name fills, blanks included. */
  readonly width: number;
  /** Lines of text in each box. */
  readonly lines: number;
  /** A line of a name, padded to `width`. */
  name(slot: number, line?: number): string;
  label(index: number): string;
  labelWidth(index: number): number;
}

/** Rows of a drawing, top to bottom. */
export type Layout = (pen: Pen) => string[];

/** What stands in a drawing: the lines of each name, the labels, and the narrowest width for a name. */
export interface Writing {
  readonly names: readonly (readonly string[])[];
  readonly labels: readonly string[];
  readonly least: number;
}

/** Draws plain text. */
export function textPen(writing: Writing): Pen {
  const width = columnsFor(writing.names.flat(), writing.least);
  return {
    width,
    lines: linesOf(writing),
    name: (slot, line = 0) => placed(writing.names[slot] ?? [], line, width).join(''),
    label: index => writing.labels[index] ?? '',
    labelWidth: index => displayWidth(writing.labels[index] ?? ''),
  };
}

export function columnsFor(texts: readonly string[], least: number): number {
  return texts.reduce((width, text) => Math.max(width, displayWidth(text)), least);
}

export function linesOf({ names }: Writing): number {
  return names.reduce((lines, name) => Math.max(lines, name.length), 1);
}

/** A line of a name between its blanks: the first line is centred, the others start below it where they fit. */
export function placed(name: readonly string[], line: number, width: number): [string, string, string] {
  const text = name[line] ?? '';
  const free = width - displayWidth(text);
  const left = Math.min(Math.floor((width - displayWidth(name[0] ?? '')) / 2), free);
  return [blank(left), text, blank(free - left)];
}

export const blank = (columns: number): string => ' '.repeat(columns);
export const stroke = (columns: number): string => '─'.repeat(columns);

/** Blanks or strokes between the left edge of a box and the line that leaves its middle. */
export const middle = (pen: Pen): number => Math.floor((pen.width + 1) / 2);

export const lid = (pen: Pen, mark = '─'): string => `┌${edge(pen, mark)}┐`;
export const base = (pen: Pen, mark = '─'): string => `└${edge(pen, mark)}┘`;
export const side = (pen: Pen, slot: number, line = 0): string => `│ ${pen.name(slot, line)} │`;

function edge(pen: Pen, mark: string): string {
  return stroke(middle(pen)) + mark + stroke(pen.width + 1 - middle(pen));
}
