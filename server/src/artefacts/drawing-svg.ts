/** A drawing as a picture: text with boxes and arrows → SVG, in the layout that its author gave it. */

import {
  type Drawing,
  type DrawingEdge,
  type DrawingNode,
  readPicture,
} from '../notations/diagram/drawing.ts';
import { boxMarkup, toFrames } from './drawing/frames.ts';
import { headMarkup } from './drawing/heads.ts';
import { lineMarkup } from './drawing/lines.ts';
import { FONT, type Plan, placeOf } from './drawing/plan.ts';
import { runMarkup, toRuns } from './drawing/runs.ts';
import { escaped } from './escaped.ts';

/** Pictures may shrink to this part of their size before they are cut off. */
const LEAST = 0.6;
const PADDING = 6;

/**
 * The picture of a drawing as one `<svg>` element; `id` makes its ids unique in a page.
 * Its sizes are in `em`, its colours `currentColor` unless a style sheet says more.
 * Undefined where the text is no drawing, or one that is not read for certain.
 */
export function toDrawingSvg(text: string, id: string): string | undefined {
  const picture = readPicture(text);
  if (!picture || !isSure(picture.drawing)) return undefined;
  const { drawing, sheet } = picture;
  const plan: Plan = { sheet, frames: toFrames(sheet) };
  const runs = toRuns(plan, drawing.nodes);
  const { around, own } = boxMarkup(plan);
  return [
    openingTag(plan, id),
    `<title id="${escaped(id)}-title">${escaped(titleOf(drawing))}</title>`,
    `<desc id="${escaped(id)}-desc">${escaped(described(drawing))}</desc>`,
    ...around,
    ...lineMarkup(plan),
    ...own,
    ...headMarkup(plan),
    `<g font-family="monospace" font-size="${FONT}" fill="currentColor">`,
    ...runs.map(runMarkup),
    '</g>',
    '</svg>',
  ].join('\n');
}

/** A graph of which nothing had to be guessed. */
const isSure = ({ kind, isWhole, edges, nodes }: Drawing): boolean =>
  (kind === 'graph' || kind === 'states') &&
  isWhole &&
  nodes.length > 0 &&
  edges.every(({ certain }) => certain);

function openingTag(plan: Plan, id: string): string {
  const { left, top, right, bottom } = extentOf(plan);
  const width = right - left + 2 * PADDING;
  const height = bottom - top + 2 * PADDING;
  const em = (units: number): string => `${Math.round((units / FONT) * 100) / 100}em`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" class="handoff-svg" role="img"',
    `aria-labelledby="${escaped(id)}-title ${escaped(id)}-desc"`,
    `width="${em(width)}" height="${em(height)}" style="max-width:100%;min-width:${em(width * LEAST)};height:auto"`,
    `viewBox="${left - PADDING} ${top - PADDING} ${width} ${height}"`,
    'direction="ltr" fill="none">',
  ].join(' ');
}

/** What the boxes, the lines and the words take. */
function extentOf({ sheet, frames }: Plan): { left: number; top: number; right: number; bottom: number } {
  const { glyphs } = sheet.cells.grid;
  let left = Number.POSITIVE_INFINITY;
  let top = left;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = right;
  const hold = (box: { left: number; top: number; right: number; bottom: number }): void => {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  };
  for (const frame of frames) hold(frame);
  for (let at = 0; at < glyphs.length; at++)
    if (glyphs[at] !== ' ' && sheet.rooms.frames[at] === 0) hold(placeOf(sheet, at));
  return { left, top, right, bottom };
}

function titleOf({ kind, nodes, edges }: Drawing): string {
  const [node, edge] = kind === 'states' ? ['state', 'transition'] : ['part', 'arrow'];
  const what = kind === 'states' ? 'State machine' : 'Drawing';
  return `${what}: ${counted(nodes.length, node!)}, ${counted(edges.length, edge!)}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What the picture shows, for those who cannot see it. */
function described({ nodes, edges }: Drawing): string {
  return [nodes.map(nodeWords).join('; '), ...edges.map(edgeWords)].join('\n');
}

const nodeWords = (node: DrawingNode): string =>
  node.parent ? `${named(node)} in ${named(node.parent)}` : named(node);

function edgeWords({ from, to, heads, label }: DrawingEdge): string {
  const arrow = heads === 'to' ? '→' : heads === 'both' ? '↔' : '—';
  const ends = [from && named(from), arrow, to && named(to)].filter(Boolean).join(' ');
  return label ? `${ends}: ${label.text}` : ends;
}

const named = ({ name }: DrawingNode): string => name || '(no name)';
