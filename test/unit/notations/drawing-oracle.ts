/** Reads drawings and expands snippets for the tests, by code of its own: boxes, lines and widths are found anew. */
import assert from 'node:assert/strict';

/** What names are made of, with the columns of each, kept apart from the code under test. */
export const atoms: readonly (readonly [text: string, columns: number])[] = [
  ...[...'abcXYZ019 éЖ|$,}{\\`/"→·ｱ'].map(text => [text, 1] as const),
  ['e\u0301', 1],
  ...[...'名客注文한글サービスアＡ。🚀'].map(text => [text, 2] as const),
  ...['👩\u200d💻', '👍🏽', '🇯🇵', '\u1112\u1161\u11ab'].map(text => [text, 2] as const),
];
const wide = new Set(atoms.filter(([, columns]) => columns === 2).map(([text]) => text));
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Rows of cells; a wide character is followed by an empty cell. */
function gridOf(drawing: string): string[][] {
  return drawing
    .split('\n')
    .map(row =>
      [...graphemes.segment(row)].flatMap(({ segment }) => (wide.has(segment) ? [segment, ''] : [segment])),
    );
}

/** Text of each box, lines joined by a blank; throws where a box is not closed. */
export function boxesOf(drawing: string): string[] {
  const grid = gridOf(drawing);
  return grid.flatMap((row, top) =>
    // A line that turns down to an arrowhead is no corner of a box.
    row.flatMap((cell, left) =>
      cell === '┌' && grid[top + 1]?.[left] !== '▼' ? [boxAt(grid, top, left)] : [],
    ),
  );
}

function boxAt(grid: string[][], top: number, left: number): string {
  const right = grid[top]!.findIndex((cell, column) => column > left && !'─┴'.includes(cell));
  assert.equal(grid[top]![right], '┐', `lid of row ${top}`);
  const lines: string[] = [];
  for (let row = top + 1; ; row++) {
    const cells = grid[row]?.slice(left, right + 1) ?? [];
    if (cells[0] === '└') {
      assert.match(cells.join(''), /^└─+(┬─+)?┘$/, `base in row ${row}`);
      return lines.filter(line => line !== '').join(' ');
    }
    assert.equal(cells[0], '│', `left edge in row ${row}`);
    assert.equal(cells.at(-1), '│', `right edge in row ${row}`);
    assert.equal(cells[1], ' ');
    assert.equal(cells.at(-2), ' ');
    lines.push(cells.slice(1, -1).join('').trim());
  }
}

/** Every line goes on where it points to, and every arrow head has its line and its target. */
export function assertJoined(drawing: string): void {
  const grid = gridOf(drawing);
  const at = (row: number, column: number) => grid[row]?.[column] || ' ';
  const expectAt = (row: number, column: number, expected: string) =>
    assert.ok(expected.includes(at(row, column)), `row ${row}, column ${column} of\n${drawing}`);
  for (const [row, cells] of grid.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      if ('│┬┌┐├'.includes(cell)) expectAt(row + 1, column, '│┴└┘├┼▼');
      // The template hangs its external service below a closed base.
      if ('│┴└┘├'.includes(cell)) expectAt(row - 1, column, cell === '│' ? '│┬┌┐├─' : '│┬┌┐├');
      if ('┌└┬┴├─'.includes(cell)) expectAt(row, column + 1, '─┐┘┬┴┼│▶');
      // The arrow that creates comes from nowhere.
      if ('┐┘┬┴─'.includes(cell)) expectAt(row, column - 1, cell === '─' ? '─┌└┬┴├┼◀│ ' : '─┌└┬┴├◀');
      if (cell === '▼') expectAt(row - 1, column, '│┌┬┐┼');
      if (cell === '▼') expectAt(row + 1, column, '─');
      if (cell === '▶') expectAt(row, column + 1, '│ ');
      if (cell === '◀') expectAt(row, column - 1, '│');
    }
}

export type Pick = (options: readonly string[], stop: number) => string;

/** The text a snippet leaves. Escapes only what the protocol lets escape, so a stray backslash throws. */
export function expand(snippet: string, pick: Pick = options => options[0]!): string {
  const held = new Map<number, string>();
  const part =
    /\$\{(\d+)\}|\$\{(\d+):((?:\\[\\$}]|[^\\$}])+)\}|\$\{(\d+)\|((?:\\[\\,|]|[^\\|])+)\|\}|([^\\$}])/gsuy;
  let text = '';
  while (part.lastIndex < snippet.length) {
    const from = part.lastIndex;
    const match = part.exec(snippet);
    assert.ok(match, `no snippet from ${JSON.stringify(snippet.slice(from, from + 40))}`);
    const [, mirror, placeholder, content, choice, options, plain] = match;
    if (placeholder) held.set(+placeholder, content!.replace(/\\(.)/g, '$1'));
    if (choice) held.set(+choice, pick(optionsOf(options!), +choice));
    text += plain ?? held.get(+(mirror ?? placeholder ?? choice)!);
  }
  return text;
}

const optionsOf = (options: string) =>
  options.match(/(?:\\[\\,|]|[^\\,|])+/g)!.map(option => option.replace(/\\(.)/gs, '$1'));

/** A drawing with everything but its lines, arrows and blanks taken out. */
export const skeletonOf = (drawing: string) =>
  gridOf(drawing).map(row =>
    row
      .map(cell => ('─│┌┐└┘┬┴├▶▼◀'.includes(cell) ? cell || ' ' : ' '))
      .join('')
      .trimEnd(),
  );

export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function randomName(random: (below: number) => number, length: number): string {
  const text = Array.from({ length }, () => atoms[random(atoms.length)]![0]).join('');
  return text.replace(/ +/g, ' ').trim() || 'x';
}

/** The drawing, and the names taken for it by slot. */
export function traced(snippet: string, pick: Pick): [drawing: string, names: string[]] {
  const names: string[] = [];
  const drawing = expand(snippet, (options, stop) => {
    const option = pick(options, stop);
    names[stop - 1] = option.trim();
    return option;
  });
  return [drawing, names];
}

export const sorted = (names: readonly string[]) => [...names].sort();
const drawn = (shape: { id: string }, names: readonly string[]) =>
  sorted(shape.id === 'sequence' ? [...names, ...names] : names);

/** Every name in a closed box, every line joined; a sequence names its participants above and below. */
export function assertDrawing(shape: { id: string }, drawing: string, names: readonly string[]): void {
  assert.deepEqual(sorted(boxesOf(drawing)), drawn(shape, names), drawing);
  assertJoined(drawing);
  assert.doesNotMatch(drawing, /[ \t]$/m);
}
