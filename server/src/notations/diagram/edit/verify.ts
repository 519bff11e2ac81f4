/** Holds a changed drawing against the one before: it says the same but for what was to change, and no character is lost. */
import { breaksOf, isGraph, showNode } from '../compare.ts';
import type { Drawing, DrawingNode, Picture } from '../drawing.ts';

/** What a change brings; nothing for one that only moves. */
export interface Addition {
  readonly node?: { readonly name: string; readonly parent?: string | undefined };
  readonly edge?: { readonly from: string; readonly to: string; readonly label?: string | undefined };
}

/** True if `after` is `before` with the addition, and no worse drawn. */
export function isChangedOnlyBy(before: Picture, after: Picture | undefined, added: Addition): boolean {
  if (!after || !isGraph(after.drawing)) return false;
  return (
    hasAlso(
      before.drawing.nodes.map(showNode),
      after.drawing.nodes.map(showNode),
      added.node && shownNode(added),
    ) &&
    hasAlso(shownEdges(before.drawing), shownEdges(after.drawing), added.edge && shownEdge(added.edge)) &&
    isNoWorse(before.drawing, after.drawing) &&
    isWritten(before.sheet.text, after.sheet.text, added)
  );
}

/** Of several boxes with one name each is another end. */
function shownEdges({ nodes, edges }: Drawing): string[] {
  const counts = new Map<string, number>();
  const keys = new Map(
    nodes.map((node): [DrawingNode, string] => {
      const count = counts.get(node.name) ?? 0;
      counts.set(node.name, count + 1);
      return [node, count === 0 ? node.name : `${node.name} ${count}`];
    }),
  );
  return edges.map(({ from, to, heads, label, certain }) =>
    JSON.stringify([keys.get(from!), keys.get(to!), heads, label?.text, certain]),
  );
}

const shownNode = ({ node }: Addition): string => JSON.stringify([node!.name, node!.parent, false]);

const shownEdge = ({ from, to, label }: NonNullable<Addition['edge']>): string =>
  JSON.stringify([from, to, 'to', label, true]);

const hasAlso = (before: readonly string[], after: readonly string[], more: string | undefined): boolean =>
  [...before, ...(more === undefined ? [] : [more])].sort().join('\n') === [...after].sort().join('\n');

function isNoWorse(before: Drawing, after: Drawing): boolean {
  const crooked = ({ faults }: Drawing): number => faults.length;
  return breaksOf(after) <= breaksOf(before) && crooked(after) <= crooked(before);
}

/** Lines of a drawing; everything else was written by a person. */
const strokes = /[\s\u2190-\u21ff\u2500-\u257f\u2212\u2013\u2014\u2227\u2228\u25b2-\u25c5|+<>^=-]/g;

/** True if the characters are the same, but for those of the addition. */
export function isWritten(before: string, after: string, { node, edge }: Addition): boolean {
  const added = `${node?.name ?? ''}${edge?.label ?? ''}`;
  const isPlain = !/[\u2500-\u257f]/.test(before);
  // A plain arrow down is a letter.
  const letters = (text: string): string =>
    [...text.replace(strokes, '').replace(isPlain ? /[vV]/g : /(?!)/g, '')].sort().join('');
  return letters(before + added) === letters(after);
}
