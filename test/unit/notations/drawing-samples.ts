/** Drawings for tests: random graphs in the manner of layout programs, with the edges that they show. */
import type { Drawing, DrawingEdge } from '../../../server/src/notations/diagram/drawing.ts';
import type { Random } from '../../random.ts';

export interface Sample {
  readonly text: string;
  /** As `shown` gives them. */
  readonly edges: readonly string[];
}

export type Style = 'box' | 'plain';

/** `A > B: label`, sorted; `?` where an arrow comes from or leads to nothing. */
export const shown = ({ edges }: Drawing): string[] => edges.map(showEdge).sort();

function showEdge({ from, to, label, heads }: DrawingEdge): string {
  const mark = heads === 'to' ? '>' : heads === 'both' ? '<>' : '--';
  return `${from?.name ?? '?'} ${mark} ${to?.name ?? '?'}${label ? `: ${label.text}` : ''}`;
}

const names = [
  'Client',
  'API',
  'Queue',
  'Auth Service',
  'Store',
  'Mail',
  'Search',
  'Worker',
  'CDN',
  'Cache',
  'Log',
  'Billing',
];
const labels = ['', '', 'reads', 'sends', 'HTTP', 'job done'];
const glyphs = {
  box: {
    lid: '┌─┐',
    foot: '└─┘',
    wall: '│',
    level: '─',
    upright: '│',
    right: '▶',
    left: '◀',
    down: '▼',
    up: '▲',
  },
  plain: {
    lid: '+-+',
    foot: '+-+',
    wall: '|',
    level: '-',
    upright: '|',
    right: '>',
    left: '<',
    down: 'v',
    up: '^',
  },
};

const boxWidth = 16;
const gap = 14;
const boxHeight = 3;
const drop = 4;

/** Boxes in rows and columns, with arrows between neighbours. */
export function gridGraph(r: Random, style: Style): Sample {
  const columns = 1 + r.int(3);
  const rows = 1 + r.int(3);
  const canvas = new Map<string, string>();
  const edges: string[] = [];
  const nameAt = (row: number, column: number): string => names[row * columns + column]!;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = { left: column * (boxWidth + gap), top: row * (boxHeight + drop) };
      drawBox(canvas, at, { name: nameAt(row, column), style });
      if (column + 1 < columns && r.int(4) > 0)
        edges.push(level(canvas, at, { r, style, from: nameAt(row, column), to: nameAt(row, column + 1) }));
      if (row + 1 < rows && r.int(4) > 0)
        edges.push(upright(canvas, at, { r, style, from: nameAt(row, column), to: nameAt(row + 1, column) }));
    }
  return { text: toText(canvas), edges: edges.sort() };
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

interface Arrow {
  readonly r: Random;
  readonly style: Style;
  readonly from: string;
  readonly to: string;
}

function write(canvas: Map<string, string>, { left, top }: Corner, text: string): void {
  [...text].forEach((glyph, i) => {
    canvas.set(`${top}:${left + i}`, glyph);
  });
}

function drawBox(
  canvas: Map<string, string>,
  at: Corner,
  { name, style }: { name: string; style: Style },
): void {
  const { lid, foot, wall } = glyphs[style];
  const edge = (ends: string): string => ends[0] + ends[1]!.repeat(boxWidth - 2) + ends[2];
  write(canvas, at, edge(lid));
  write(canvas, { ...at, top: at.top + 1 }, `${wall} ${name.padEnd(boxWidth - 4)} ${wall}`);
  write(canvas, { ...at, top: at.top + 2 }, edge(foot));
}

const show = (way: number, { from, to }: Arrow, label: string): string => {
  const shownLabel = label === '' ? '' : `: ${label}`;
  if (way === 0) return `${from} > ${to}${shownLabel}`;
  return way === 1 ? `${to} > ${from}${shownLabel}` : `${from} <> ${to}${shownLabel}`;
};

function level(canvas: Map<string, string>, at: Corner, arrow: Arrow): string {
  const { level: line, left, right } = glyphs[arrow.style];
  const way = arrow.r.int(3);
  const label = arrow.r.pick(labels);
  const inline = label !== '' && arrow.r.int(2) === 0;
  const middle = inline ? ` ${label} ` : '';
  const length = gap - 2 - middle.length;
  const half = length >> 1;
  const first = way === 0 ? line : left;
  const last = way === 1 ? line : right;
  const text = first + line.repeat(half) + middle + line.repeat(length - half) + last;
  write(canvas, { left: at.left + boxWidth, top: at.top + 1 }, text);
  if (label !== '' && !inline) write(canvas, { left: at.left + boxWidth + 2, top: at.top }, label);
  return show(way, arrow, label);
}

function upright(canvas: Map<string, string>, at: Corner, arrow: Arrow): string {
  const { upright: line, up, down } = glyphs[arrow.style];
  const way = arrow.r.int(3);
  const label = arrow.r.pick(labels);
  const left = at.left + 3 + arrow.r.int(boxWidth - 6);
  for (let i = 0; i < drop; i++) {
    const isEnd = (i === 0 && way !== 0) || (i === drop - 1 && way !== 1);
    write(canvas, { left, top: at.top + boxHeight + i }, !isEnd ? line : i === 0 ? up : down);
  }
  if (label !== '') write(canvas, { left: left + 2, top: at.top + boxHeight + 1 }, label);
  return show(way, arrow, label);
}

function toText(canvas: ReadonlyMap<string, string>): string {
  const rows: string[][] = [];
  for (const [key, glyph] of canvas) {
    const [top, left] = key.split(':').map(Number) as [number, number];
    rows[top] ??= [];
    rows[top][left] = glyph;
  }
  return Array.from(rows, row => Array.from(row ?? [], glyph => glyph ?? ' ').join('')).join('\n');
}
