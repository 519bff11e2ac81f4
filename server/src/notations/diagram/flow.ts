/** Arrowheads within a line: which of its ends the line comes from where the ends do not say it. */
import { stepOf } from './arms.ts';
import { directions } from './glyphs.ts';
import type { End, Lines, Sheet } from './line.ts';

/** The ends of a stroke as an arrowhead in its middle turns them; unchanged where there is no single one. */
export function withFlow(
  sheet: Sheet,
  links: Lines['links'],
  stroke: { ends: readonly End[]; touches: Lines['touches'] },
): readonly End[] {
  const valves = stroke.touches.filter(([from, to]) => pointsAt(sheet, from, to));
  const [valve] = valves;
  if (!valve || valves.length > 1) return stroke.ends;
  const before = upstream(links, valve);
  if (before.has(valve[1])) return stroke.ends;
  const [first, behind] = [
    stroke.ends.filter(({ cell }) => before.has(cell)),
    stroke.ends.filter(({ cell }) => !before.has(cell)),
  ];
  if (first.length === 0 || behind.length === 0) return stroke.ends;
  const sources = first.some(end => !end.isHead) ? first : first.map(end => ({ ...end, isHead: false }));
  const targets = behind.some(end => end.isHead) ? behind : behind.map(end => ({ ...end, isHead: true }));
  return [...sources, ...targets];
}

const pointsAt = ({ cells }: Sheet, from: number, to: number): boolean =>
  directions.some(
    direction => (cells.heads[from]! & direction) !== 0 && from + stepOf(cells.grid, direction) === to,
  );

/** Cells that hang together with an arrowhead on the side of its tail. */
function upstream(links: Lines['links'], [from, to]: readonly [number, number]): Set<number> {
  const seen = new Set([from]);
  for (const cell of seen)
    for (const next of links.get(cell) ?? []) if (cell !== from || next !== to) seen.add(next);
  return seen;
}
