/** How the glyph of a line is drawn: plain, dashed or heavy. */

export interface Style {
  /** With a blank before it; empty for a plain line. */
  readonly className: string;
  readonly attributes: string;
}

const plain: Style = { className: '', attributes: ' stroke-width="1.3"' };
const dashed: Style = {
  className: ' handoff-dashed',
  attributes: ' stroke-width="1.3" stroke-dasharray="5 4"',
};
const heavy: Style = { className: ' handoff-heavy', attributes: ' stroke-width="2.6"' };

export const styles: readonly Style[] = [plain, dashed, heavy];

export const styleOf = (glyph: string): Style =>
  glyph === '' ? plain : '┄┅┈┉╌╍┆┇┊┋╎╏'.includes(glyph) ? dashed : '━┃═║='.includes(glyph) ? heavy : plain;
