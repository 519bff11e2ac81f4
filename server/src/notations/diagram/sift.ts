/** Links that a drawing means: without the arrows of its prose, and with the word before the first arrow as a label. */
import type { Link } from './edges.ts';
import { E, W } from './glyphs.ts';
import type { Sheet, Target } from './line.ts';

/** The links to keep. */
export function sift(sheet: Sheet, links: readonly Link[]): Link[] {
  const kept = links.filter(link => !isLost(sheet, link));
  const isWithBoxes = sheet.rooms.boxes.length > 0;
  return withInitial(sheet, isWithBoxes ? kept.filter(link => !isProse(sheet, link, kept)) : kept);
}

/** `→ words` at the start of a row. */
const isLost = (sheet: Sheet, { from, to, heads }: Link): boolean =>
  heads === 'to' && from === undefined && !isBoxLike(sheet, to);

/** `A → B` and rows of a list, apart from all boxes. */
function isProse(sheet: Sheet, link: Link, links: readonly Link[]): boolean {
  const { from, to, path } = link;
  if (from?.kind !== 'block' || to?.kind !== 'block') return false;
  if (isItem(textOf(sheet, from))) return true;
  if (path.length > 1 || (sheet.cells.heads[path[0]! % sheet.live.length]! & (E | W)) === 0) return false;
  return !links.some(
    other =>
      other.path.length > 1 &&
      [other.from, other.to].some(end => isBlock(end, from.block) || isBlock(end, to.block)),
  );
}

const isBlock = (target: Target | undefined, block: number): boolean =>
  target?.kind === 'block' && target.block === block;

const isItem = (text: string): boolean => /^[-•*·▪◦] ?/.test(text);

/** Boxes, and words in brackets. */
const isBoxLike = (sheet: Sheet, target: Target | undefined): boolean =>
  target?.kind === 'box' || (target?.kind === 'block' && /^\[[^[\]]+\]$/.test(textOf(sheet, target)));

function textOf({ text, words }: Sheet, target: Target & { kind: 'block' }): string {
  return words.blocks[target.block]!.map(({ span }) => text.slice(span.start, span.end)).join(' ');
}

/** ` create ──▶ [DRAFT]`: one word before an arrow, where everything else is a box, is what starts, not where. */
function withInitial(sheet: Sheet, links: readonly Link[]): Link[] {
  const bare = links
    .flatMap(({ from, to }) => [from, to])
    .filter(target => target && !isBoxLike(sheet, target));
  const [only] = bare;
  if (bare.length !== 1 || only?.kind !== 'block' || links.length < 2) return [...links];
  const [word, ...more] = sheet.words.blocks[only.block]!;
  const { columns } = sheet.cells.grid;
  return links.map(link => {
    if (
      link.from !== only ||
      more.length > 0 ||
      !word ||
      link.heads !== 'to' ||
      !/^\p{L}\S*$/u.test(textOf(sheet, only))
    )
      return link;
    const first = link.path[0]! % sheet.live.length;
    const isLevel = Math.floor(first / columns) === word.row && word.right < first % columns;
    return isLevel ? { ...link, from: undefined, before: word } : link;
  });
}
