/** Cells of a drawing with the sides their lines reach: box glyphs by what they are, plain characters by their neighbours. */
import { armsOf, E, headsOf, isBlank, isDash, N, S, tailOf, W } from './glyphs.ts';
import type { Grid } from './grid.ts';

export interface Cells {
  readonly grid: Grid;
  /** Sides that a cell's line reaches, as bits; 0 for text and blanks. */
  readonly arms: Uint8Array;
  /** Directions in which a cell points. */
  readonly heads: Uint8Array;
}

export const stepOf = ({ columns }: Grid, direction: number): number =>
  direction === N ? -columns : direction === S ? columns : direction === E ? 1 : -1;

/** Arms and heads of all cells. */
export function readCells(grid: Grid): Cells {
  const size = grid.glyphs.length;
  const cells: Cells = { grid, arms: new Uint8Array(size), heads: new Uint8Array(size) };
  for (let at = 0; at < size; at++) {
    const glyph = grid.glyphs[at]!;
    if (glyph < '\u2190') continue;
    cells.arms[at] = armsOf(glyph);
    cells.heads[at] = headsOf(glyph);
  }
  for (let at = 0; at < size; at++) {
    if (isBlank(grid.glyphs[at]!)) continue;
    if (isDash(grid.glyphs[at]!) && grid.glyphs[at - 1] !== grid.glyphs[at]) readDashes(cells, at);
    else if (grid.glyphs[at] === '|' && (isBar(cells, at) || isAlone(grid, at))) cells.arms[at] = N | S;
    else if (grid.glyphs[at] === '>' || grid.glyphs[at] === '<') readAngle(cells, at);
  }
  for (let at = 0; at < size; at++) {
    const glyph = grid.glyphs[at]!;
    if (glyph === '+' || glyph === '.' || glyph === ',' || glyph === "'" || glyph === '`')
      readCorner(cells, at);
    else if (isVee.has(glyph)) readVertical(cells, at);
  }
  return cells;
}

const isVee = new Set(['v', 'V', '∨', '^', '∧']);
const isWordLike = (glyph: string): boolean => /^[\p{L}\p{N}_]$/u.test(glyph);
const isJunction = (glyph: string): boolean => glyph !== '' && "+|.,'`*".includes(glyph);

/** A run of dashes from `from` on is a line if something stands at its ends that lines meet. */
function readDashes(cells: Cells, from: number): void {
  const { glyphs } = cells.grid;
  const glyph = glyphs[from]!;
  let to = from + 1;
  while (glyphs[to] === glyph) to++;
  const before = glyphs[from - 1]!;
  const after = glyphs[to]!;
  const pointsRight =
    after === '>' &&
    glyphs[to + 1] !== '>' &&
    isArrow({ glyph, head: '>', length: to - from, outer: before, beyond: glyphs[to + 1]! });
  const pointsLeft =
    before === '<' &&
    isArrow({ glyph, head: '<', length: to - from, outer: after, beyond: glyphs[from - 2]! });
  if (!pointsRight && !pointsLeft && !isStroke(cells, from, to)) return;
  cells.arms.fill(E | W, from, to);
  if (pointsRight) point(cells, to, E);
  if (pointsLeft) point(cells, from - 1, W);
}

function point(cells: Cells, at: number, direction: number): void {
  cells.heads[at] = direction;
  cells.arms[at] = tailOf(direction);
}

/** An angle bracket at the end of a box glyph's line, or right at the corner of a plain one: `─>`, `<─`, `+>`, `<+`. */
function readAngle(cells: Cells, at: number): void {
  const { grid, arms } = cells;
  const isRight = grid.glyphs[at] === '>';
  const tail = at + (isRight ? -1 : 1);
  const beyond = grid.glyphs[at + (isRight ? 1 : -1)]!;
  if (beyond === grid.glyphs[at]) return;
  const isLine = grid.glyphs[tail]! >= '\u2190' && (arms[tail]! & (isRight ? E : W)) !== 0;
  if (isLine || (isTurn(grid, tail) && isFreeOrWall(beyond))) point(cells, at, isRight ? E : W);
}

const isFreeOrWall = (glyph: string): boolean => isBlank(glyph) || glyph === '|';

/** A `+` at which a line turns or branches. */
const isTurn = ({ glyphs, columns }: Grid, at: number): boolean =>
  glyphs[at] === '+' && [at - columns, at + columns].some(near => '|+'.includes(glyphs[near] || ' '));

/** `->` inside a word, `=>` of a program and `<=` are no arrows; longer ones are, and short ones between blanks. */
function isArrow(run: {
  glyph: string;
  head: string;
  length: number;
  outer: string;
  beyond: string;
}): boolean {
  if (run.outer === '!' || run.outer === '<' || run.outer === '>') return run.outer !== '!' && run.length > 1;
  if (run.length >= 2) return true;
  if (run.glyph === '=' && run.head === '<') return false;
  const isFreeTail = isBlank(run.outer) || ')]+'.includes(run.outer || ' ');
  return isFreeTail && !isWordLike(run.beyond);
}

function isStroke({ grid, arms, heads }: Cells, from: number, to: number): boolean {
  const before = grid.glyphs[from - 1]!;
  const after = grid.glyphs[to]!;
  const length = to - from;
  const glyph = grid.glyphs[from]!;
  const meets = (at: number): boolean => arms[at] !== 0 || heads[at] !== 0;
  if (meets(from - 1) || meets(to)) return true;
  if (length === 1 && glyph === '-' && isShort(grid, from)) return true;
  if (before === '+' && after === '+') return true;
  if (isJunction(before) || isJunction(after))
    return (
      length >= ('+|'.includes(before || ' ') || '+|'.includes(after || ' ') ? 2 : 3) &&
      !isCount(before, after)
    );
  // A border that an arrow enters: `--v--`.
  if (length >= 2 && (isVee.has(before) || isVee.has(after))) return true;
  return (
    glyph !== '=' &&
    length >= 2 &&
    (isBlank(before) || isJoint(before)) &&
    (isBlank(after) || isJoint(after) || isWordLike(after))
  );
}

/** A single dash between a box and the corner at which its line turns: `| -+`. */
const isShort = (grid: Grid, at: number): boolean =>
  (isBlank(grid.glyphs[at - 1]!) && isTurn(grid, at + 1)) ||
  (isBlank(grid.glyphs[at + 1]!) && isTurn(grid, at - 1));

const isJoint = (glyph: string): boolean => ')]|(['.includes(glyph);
/** `i--`, `count--)`: program text. */
const isCount = (before: string, after: string): boolean => isWordLike(before) && !isJunction(after);

function isBar({ grid, arms, heads }: Cells, at: number): boolean {
  return [-grid.columns, grid.columns].some(step => {
    const near = at + step;
    const glyph = grid.glyphs[near]!;
    return (
      '|+^vV∨∧'.includes(glyph || ' ') ||
      ".'`,".includes(glyph || ' ') ||
      (arms[near]! & (N | S)) !== 0 ||
      (heads[near]! & (N | S)) !== 0
    );
  });
}

/** A short line between a box and a text: nothing beside it, but something above or below. */
function isAlone(grid: Grid, at: number): boolean {
  const { glyphs, columns } = grid;
  return isFree(grid, at) && !(isBlank(glyphs[at - columns]!) && isBlank(glyphs[at + columns]!));
}

const isFree = ({ glyphs }: Grid, at: number): boolean => [-2, -1, 1, 2].every(d => isBlank(glyphs[at + d]!));

const maxLabel = 3;

/** True if a line ends above in words, and below them is the cell: the words are the line's label. */
function isUnderLabel({ glyphs, columns }: Grid, at: number): boolean {
  for (let k = 1, cell = at - columns; k <= maxLabel + 1; k++, cell -= columns) {
    if (glyphs[cell] === '|') return k > 1;
    const isWritten = (near: number): boolean => !' |+-=<>^'.includes(glyphs[near]!);
    if (!isWritten(cell) && !(isBlank(glyphs[cell]!) && isWritten(cell - 1) && isWritten(cell + 1)))
      return false;
  }
  return false;
}

/** A head that stands one column aside of its line. */
function isBesideLine({ grid, arms }: Cells, at: number): boolean {
  const above = at - grid.columns;
  return (
    isBlank(grid.glyphs[above]!) &&
    [above - 1, above + 1].filter(near => grid.glyphs[near]! >= '\u2190' && (arms[near]! & S) !== 0)
      .length === 1
  );
}

function readCorner(cells: Cells, at: number): void {
  const { grid, arms } = cells;
  const glyph = grid.glyphs[at]!;
  const up = at - grid.columns;
  const down = at + grid.columns;
  let sides = 0;
  if (isHorizontal(cells, at + 1, W)) sides |= E;
  if (isHorizontal(cells, at - 1, E)) sides |= W;
  if (glyph === '+' && sides === E && grid.glyphs[at - 1] === '|') sides |= W;
  if (glyph === '+' && sides === W && grid.glyphs[at + 1] === '|') sides |= E;
  const isJoined = glyph === '+' && sides === (E | W) && isUnderLabel(grid, at);
  if (glyph !== '.' && glyph !== ',' && (isJoined || isUpright(cells, up, '^∧', S))) sides |= N;
  if (glyph !== "'" && glyph !== '`' && isUpright(cells, down, 'vV∨', N)) sides |= S;
  const isCorner = (sides & (E | W)) !== 0 && (sides & (N | S)) !== 0;
  const isRail = (sides & (E | W)) === (E | W);
  if (isCorner || (glyph === '+' && (isRail || sides === (N | S) || isLid(cells, at, sides))))
    arms[at] = sides;
}

/** A `+` at the end of a line of dashes. */
const isLid = ({ grid }: Cells, at: number, sides: number): boolean =>
  (sides === E && grid.glyphs[at + 2] === grid.glyphs[at + 1]) ||
  (sides === W && grid.glyphs[at - 2] === grid.glyphs[at - 1]);

const isHorizontal = ({ grid, arms }: Cells, at: number, facing: number): boolean =>
  (arms[at]! & facing) !== 0 &&
  (isDash(grid.glyphs[at]!) || '<>'.includes(grid.glyphs[at]!) || grid.glyphs[at]! >= '\u2190');

function isUpright({ grid, arms }: Cells, at: number, heads: string, facing: number): boolean {
  const glyph = grid.glyphs[at]!;
  if (glyph === '|' || glyph === '+') return true;
  if (glyph !== '' && heads.includes(glyph)) return true;
  return glyph >= '\u2190' && (arms[at]! & facing) !== 0;
}

function readVertical(cells: Cells, at: number): void {
  const { grid, arms } = cells;
  const glyph = grid.glyphs[at]!;
  if (isWordLike(grid.glyphs[at - 1]!) || isWordLike(grid.glyphs[at + 1]!)) return;
  const isUp = glyph === '^' || glyph === '∧';
  const tail = at + (isUp ? grid.columns : -grid.columns);
  const faces = isUp ? N : S;
  const isLine =
    (arms[tail]! & faces) !== 0 ||
    grid.glyphs[tail] === '|' ||
    grid.glyphs[tail] === '+' ||
    (!isUp && isFree(grid, at) && (isUnderLabel(grid, at) || isBesideLine(cells, at)));
  // In a lid it need not stand right under its line.
  const isInLid = (arms[at - 1]! & E) !== 0 && (arms[at + 1]! & W) !== 0;
  if (isLine || isInLid) point(cells, at, isUp ? N : S);
}
