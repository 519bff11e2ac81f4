/** Alignment: whether the pipes of a table stand below each other, and the blanks that put them there. */

import type { Row, Table } from '../blocks/block.ts';
import { displayWidth } from '../notations/diagram/width.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { type Span, textOf } from '../text/span.ts';

export interface Drift {
  /** The rows whose pipes stand elsewhere, in order. */
  readonly rows: readonly Row[];
  /** What has to be put in or taken out, so that all stand below each other. */
  readonly edits: readonly Edit[];
}

interface Line {
  readonly row: Row;
  /** From pipe to pipe. */
  readonly pieces: readonly Span[];
  /** Columns that each piece takes as it is drawn, and in characters. */
  readonly shown: Widths;
  readonly counted: Widths;
  readonly isDelimiter: boolean;
}

interface Widths {
  readonly columns: readonly number[];
  /** Equal for equal columns. */
  readonly key: string;
}

const widthsOf = (columns: readonly number[]): Widths => ({ columns, key: columns.join() });

/** Fewer lines show no intention. */
const minLines = 4;
const maxLines = 2000;
/** Share of the lines that have to be aligned for the others to have drifted. */
const share = 0.6;

/** The rows of a table that have drifted; undefined where all are aligned, or too few for that to be meant. */
export function driftOf(text: string, table: Table): Drift | undefined {
  const rows = [table.header, table.delimiter, ...table.rows];
  if (rows.length < minLines || rows.length > maxLines) return undefined;
  const lines: Line[] = [];
  for (const row of rows) {
    const line = readLine(text, row, row === table.delimiter);
    if (!line || line.pieces.length !== table.header.cells.length) return undefined;
    lines.push(line);
  }
  // Editors differ in what they pad by; the measure by which most is aligned was meant.
  const [best] = (['shown', 'counted'] as const)
    .map(by => ({ by, ...commonWidths(lines, by) }))
    .sort((a, b) => b.count - a.count);
  const { by, widths, count } = best!;
  const drifted = lines.filter(line => line.shown.key !== widths && line.counted.key !== widths);
  if (drifted.length === 0 || count < 3 || count < rows.length * share) return undefined;
  // Where cells are not padded, equal widths are chance.
  if (!lines.some(line => line[by].key === widths && isPadded(text, line))) return undefined;
  return {
    rows: drifted.map(l => l.row),
    edits: editsFor(text, lines, { by, widths: widths.split(',').map(Number) }),
  };
}

function readLine(text: string, row: Row, isDelimiter: boolean): Line | undefined {
  const { start, end } = row.span;
  if (text[start] !== '|' || text[end - 1] !== '|' || text.slice(start, end).includes('\t')) return undefined;
  const pieces: Span[] = [];
  let from = start + 1;
  for (const cell of row.cells) {
    let to = Math.max(from, cell.span.end);
    while (to < end && text[to] === ' ') to++;
    if (text[to] !== '|') return undefined;
    pieces.push({ start: from, end: to });
    from = to + 1;
  }
  if (from !== end) return undefined;
  // Most rows are ASCII, where both are the same.
  if (isDelimiter || /^[ -~]*$/.test(text.slice(start, end))) {
    const lengths = widthsOf(pieces.map(p => p.end - p.start));
    return { row, pieces, shown: lengths, counted: lengths, isDelimiter };
  }
  const shown = widthsOf(pieces.map(p => displayWidth(textOf(text, p))));
  const counted = widthsOf(pieces.map(p => [...textOf(text, p)].length));
  return { row, pieces, shown, counted, isDelimiter };
}

type Measure = 'shown' | 'counted';

/** The widths that most lines share. */
function commonWidths(lines: readonly Line[], by: Measure): { widths: string; count: number } {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line[by].key, (counts.get(line[by].key) ?? 0) + 1);
  let best = { widths: '', count: 0 };
  for (const [widths, count] of counts) if (count > best.count) best = { widths, count };
  return best;
}

/** Two blanks before a pipe: nobody writes them but to align. */
const isPadded = (text: string, { pieces, isDelimiter }: Line): boolean =>
  !isDelimiter && pieces.some(piece => /\S {2,}$|^ {2,}\S/.test(textOf(text, piece)));

/** Columns become no narrower than most lines have them, and wider where a cell needs it. */
function editsFor(
  text: string,
  lines: readonly Line[],
  { by, widths }: { by: Measure; widths: readonly number[] },
): Edit[] {
  const size = (piece: string): number => (by === 'shown' ? displayWidth(piece) : [...piece].length);
  const needed = [...widths];
  for (const line of lines)
    if (!line.isDelimiter)
      for (const [i, piece] of line.pieces.entries())
        needed[i] = Math.max(needed[i]!, size(textOf(text, piece).trim()) + 2);
  const grows = needed.join() !== widths.join();
  return lines.flatMap(line => {
    // Aligned by the other measure, and no column grows: it stays.
    if (!grows && (line.shown.key === widths.join() || line.counted.key === widths.join())) return [];
    return line.pieces.flatMap((piece, i) =>
      padded(text, piece, { isDelimiter: line.isDelimiter, by: needed[i]! - line[by].columns[i]! }),
    );
  });
}

function padded(
  text: string,
  piece: Span,
  { isDelimiter, by }: { isDelimiter: boolean; by: number },
): Edit[] {
  if (by === 0) return [];
  const own = textOf(text, piece);
  if (isDelimiter) {
    const at = piece.start + own.indexOf('-');
    const dashes = own.split('-').length - 1;
    if (by > 0) return [insertAt(at, '-'.repeat(by))];
    return [replace({ start: at, end: at + Math.min(dashes - 1, -by) }, '')];
  }
  // The blanks go where the cell has most of them.
  const lead = own.length - own.trimStart().length;
  const tail = own.trim() === '' ? 0 : own.length - own.trimEnd().length;
  const isRight = lead > tail && lead > 1;
  const at = isRight ? piece.start : piece.end;
  if (by > 0) return [insertAt(at, ' '.repeat(by))];
  return [replace(isRight ? { start: at, end: at - by } : { start: at + by, end: at }, '')];
}
