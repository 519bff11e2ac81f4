/** Glyphs of drawings: which sides of its cell a line glyph reaches, and where an arrowhead points. */

export const N = 1;
export const E = 2;
export const S = 4;
export const W = 8;
export const ALL = N | E | S | W;

export const directions = [N, E, S, W] as const;

export const opposite = (direction: number): number => (direction < S ? direction << 2 : direction >> 2);

/** Sides of a glyph of U+2500–257F or of an arrow; 0 for any other. An arrow reaches the side of its tail. */
export const armsOf = (glyph: string): number => lineArms.get(glyph) ?? tailOf(headsOf(glyph));

/** Directions in which an arrow glyph points; two for `↔`. */
export const headsOf = (glyph: string): number => heads.get(glyph) ?? 0;

/** Sides at which an arrow's tail stands. */
export function tailOf(pointing: number): number {
  let sides = 0;
  for (const direction of directions) if (pointing & direction) sides |= opposite(direction);
  return sides;
}

/** A triangle is only the head of an arrow, `→` is a whole one. */
export const isTriangle = (glyph: string): boolean => '▶►▷▸◀◄◁◂▲△▴▼▽▾'.includes(glyph);

/** Strokes that a person may take for a line of a drawing: hyphens, equals signs, minus signs, dashes. */
export const isDash = (glyph: string): boolean => glyph !== '' && '-=−–—'.includes(glyph);

export const isBlank = (glyph: string): boolean => glyph === ' ';

const lineGlyphs: readonly (readonly [sides: number, glyphs: string])[] = [
  [E | W, '─━┄┅┈┉╌╍═╼╾'],
  [N | S, '│┃┆┇┊┋╎╏║╽╿'],
  [E | S, '┌┍┎┏╒╓╔╭'],
  [S | W, '┐┑┒┓╕╖╗╮'],
  [N | E, '└┕┖┗╘╙╚╰'],
  [N | W, '┘┙┚┛╛╜╝╯'],
  [N | E | S, '├┝┞┟┠┡┢┣╞╟╠'],
  [N | S | W, '┤┥┦┧┨┩┪┫╡╢╣'],
  [E | S | W, '┬┭┮┯┰┱┲┳╤╥╦'],
  [N | E | W, '┴┵┶┷┸┹┺┻╧╨╩'],
  [ALL, '┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╪╫╬'],
  [W, '╴╸'],
  [N, '╵╹'],
  [E, '╶╺'],
  [S, '╷╻'],
];

const headGlyphs: readonly (readonly [pointing: number, glyphs: string])[] = [
  [E, '▶►→▷▸⇒➔➜⟶'],
  [W, '◀◄←◁◂⇐⟵'],
  [N, '▲△↑▴⇑'],
  [S, '▼▽↓▾⇓'],
  [E | W, '↔⇔⇄⟷'],
  [N | S, '↕⇕'],
];

const lineArms = toMap(lineGlyphs);
const heads = toMap(headGlyphs);

function toMap(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([value, glyphs]) => [...glyphs].map(glyph => [glyph, value] as const)));
}
