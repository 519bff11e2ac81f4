/** Edges of a drawing: each stroke joins what stands at its tails with what its heads point at. */
import { E, N, S, W } from './glyphs.ts';
import type { End, Lines, Sheet, Target } from './line.ts';
import { isReal, type Stroke } from './strokes.ts';
import type { Word } from './words.ts';

/** An edge before it has a label and names. */
export interface Link {
  readonly from: Target | undefined;
  readonly to: Target | undefined;
  readonly heads: 'to' | 'both' | 'none';
  readonly certain: boolean;
  /** Cells from end to end, as links count them. */
  readonly path: readonly number[];
  /** The word before an arrow that starts the machine. */
  readonly before?: Word | undefined;
}

export interface Outcome {
  readonly links: readonly Link[];
  /** Ends that should have reached something. */
  readonly dangling: readonly End[];
}

const maxPairs = 64;
/** A line with more ends or cells says nothing to a reader. */
const maxEnds = 24;
const maxCells = 3000;

/** Edges of one stroke. */
export function toLinks(sheet: Sheet, lines: Lines, stroke: Stroke): Outcome {
  if (isLifeline(stroke)) return { links: [], dangling: [] };
  const pairs = pairsOf(sheet, stroke);
  const isStart = isInitial(sheet, stroke);
  const isAtBox = stroke.ends.some(end => end.target.kind === 'box');
  const dangling = isStart || !isAtBox ? [] : stroke.ends.filter(end => end.target.kind === 'nothing');
  if (pairs.length === 0 || isRemark(stroke, pairs))
    return { links: [], dangling: isRemark(stroke, pairs) ? [] : dangling };
  const certain = isStart || isCertain(stroke, pairs);
  const links = unique(pairs)
    .slice(0, maxPairs)
    .map(({ from, to, heads }) => ({
      from: from && isReal(from) ? from.target : undefined,
      to: to && isReal(to) ? to.target : undefined,
      heads,
      certain: certain && to !== undefined && isReal(to),
      path: pathBetween(lines.links, from?.cell ?? to!.cell, to?.cell ?? from!.cell),
    }));
  return { links, dangling };
}

/** A straight arrow from nowhere starts the machine. */
function isInitial({ cells, live }: Sheet, { cells: path, ends, touches }: Stroke): boolean {
  const [a, b] = ends;
  if (!a || !b || ends.length !== 2 || touches > 0 || a.isHead === b.isHead) return false;
  const [head, tail] = a.isHead ? [a, b] : [b, a];
  if (head.target.kind !== 'box' || tail.target.kind !== 'nothing') return false;
  const { columns } = cells.grid;
  const rows = new Set(path.map(cell => Math.floor((cell % live.length) / columns)));
  const aside = new Set(path.map(cell => (cell % live.length) % columns));
  return rows.size === 1 || aside.size === 1;
}

interface Pair {
  readonly from: End | undefined;
  readonly to: End | undefined;
  readonly heads: Link['heads'];
}

function pairsOf(sheet: Sheet, { ends, cells }: Stroke): Pair[] {
  const real = ends.filter(isReal);
  if (real.length > maxEnds || cells.length > maxCells) return [];
  const heads = real.filter(end => end.isHead);
  const tails = real.filter(end => !end.isHead);
  if (heads.length > 0 && tails.length > 0)
    return tails.flatMap(from =>
      heads
        .filter(to => tails.length + heads.length === 2 || !isSame(from.target, to.target))
        .map(to => ({ from, to, heads: 'to' as const })),
    );
  if (heads.length === 1) {
    const away = ends.find(end => end.isHead && end !== heads[0]);
    return [{ from: away ?? ends.find(end => !end.isHead), to: heads[0]!, heads: away ? 'both' : 'to' }];
  }
  if (heads.length > 1) return couples(heads).map(([from, to]) => ({ from, to, heads: 'both' as const }));
  const lost = ends.find(end => end.isHead && !isReal(end));
  // Words that point at nothing are a note with an arrow.
  if (lost)
    return tails
      .filter(({ target }) => target.kind === 'box')
      .map(from => ({ from, to: lost, heads: 'to' as const }));
  return (isPlainPair(sheet, tails) ? undirected(tails) : []).map(([from, to]) => ({
    from,
    to,
    heads: 'none' as const,
  }));
}

/** A line without heads joins boxes; where there are none, words below each other. */
function isPlainPair({ rooms }: Sheet, tails: readonly End[]): boolean {
  if (tails.every(({ target }) => target.kind === 'box')) return true;
  if (isOutline(tails)) return true;
  return rooms.boxes.length === 0 && tails.every(({ direction }) => direction === N || direction === S);
}

/** A stem under one box from which words branch off to the right. */
const isOutline = (tails: readonly End[]): boolean =>
  tails.filter(({ target, direction }) => target.kind === 'box' && direction === N).length === 1 &&
  tails.filter(({ target, direction }) => target.kind === 'block' && direction === E).length ===
    tails.length - 1;

/** Without heads the lines that leave downwards lead to those that come from above. */
function undirected(tails: readonly End[]): (readonly [End, End])[] {
  if (tails.length === 2) return couples(tails);
  const outgoing = tails.filter(({ direction }) => direction === N || direction === W);
  const incoming = tails.filter(({ direction }) => direction === S || direction === E);
  if (outgoing.length === 0 || incoming.length === 0) return couples(tails);
  return outgoing.flatMap(from => incoming.map(to => [from, to] as const));
}

const couples = (ends: readonly End[]): (readonly [End, End])[] =>
  ends.slice(0, 12).flatMap((a, i) =>
    ends
      .slice(i + 1, 12)
      .filter(b => !isSame(a.target, b.target))
      .map(b => [a, b] as const),
  );

export const isSame = (a: Target, b: Target): boolean =>
  a.kind === b.kind &&
  (a.kind === 'box' ? a.box : a.kind === 'block' ? a.block : -1) ===
    (b.kind === 'box' ? b.box : b.kind === 'block' ? b.block : -1);

/** Several ends of one box on the same stroke say one thing. */
function unique(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<string>();
  return pairs.filter(({ from, to }) => {
    const key = `${keyOf(from)}>${keyOf(to)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const keyOf = (end: End | undefined): string =>
  end === undefined
    ? ''
    : end.target.kind === 'box'
      ? `b${end.target.box}`
      : end.target.kind === 'block'
        ? `w${end.target.block}`
        : `c${end.cell}`;

/** Unambiguous: an arrow, or one that forks or joins, with no line that merely runs against another. */
function isCertain({ ends, touches }: Stroke, pairs: readonly Pair[]): boolean {
  if (
    touches > 0 ||
    ends.some(end => end.isFar && isReal(end)) ||
    pairs.some(({ from, heads }) => heads === 'none' || from === undefined)
  )
    return false;
  const from = new Set(pairs.map(pair => keyOf(pair.from)));
  const to = new Set(pairs.map(pair => keyOf(pair.to)));
  const lost = ends.some(end => end.target.kind === 'nothing') && pairs.some(pair => pair.from !== undefined);
  return (from.size === 1 || to.size === 1) && !lost;
}

/** A line in time of a sequence chart: arrows run against it, and it ends in the open. */
const isLifeline = ({ ends, touches }: Stroke): boolean =>
  touches >= 2 &&
  ends.some(end => !end.isHead && end.target.kind === 'nothing' && (end.direction & (N | S)) !== 0);

/** `│ Box │ ◀── remark`: words at the right that explain a box. */
function isRemark({ ends }: Stroke, [pair]: readonly Pair[]): boolean {
  if (!pair?.from || !pair.to || ends.length !== 2) return false;
  const { from, to } = pair;
  return (
    from.target.kind === 'block' && from.direction === E && to.target.kind === 'box' && to.direction === W
  );
}

/** Shortest way along a stroke. */
function pathBetween(links: ReadonlyMap<number, readonly number[]>, from: number, to: number): number[] {
  const before = new Map<number, number>([[from, -1]]);
  for (const [cell] of before) {
    if (cell === to) break;
    for (const next of links.get(cell) ?? []) if (!before.has(next)) before.set(next, cell);
  }
  const path: number[] = [];
  for (let cell: number | undefined = to; cell !== undefined && cell !== -1; cell = before.get(cell))
    path.push(cell);
  return path.reverse();
}
