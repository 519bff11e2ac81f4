/** The outline: which heading of a document stands for which section of the template. */

import type { SectionSlot, Template } from '../template/template.ts';
import { detached, memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import type { Part } from './part.ts';

export interface Node {
  /** 1 to 6; 0 for what stands before the first heading. */
  readonly level: number;
  /** The heading's inline Markdown. */
  readonly title: string;
  readonly key: string;
  /** Nothing stands between this heading and the next. */
  readonly isBare: boolean;
  readonly parent?: Node;
  slot?: SectionSlot;
  /** The slot was found by likeness of names only. */
  misspelt?: boolean;
  /** Its place in the document is not its slot's place in the template. */
  moved?: boolean;
  /** An earlier node of the same name under the same parent. */
  duplicateOf?: Node;
}

/** As `alignOutline`, but the same objects while the headings are the same. */
export function readOutline(parts: readonly Part[], template: Template): readonly Node[] {
  const known = outlines(template);
  const same = known.recent.find(nodes => isOutlineOf(nodes, parts));
  const nodes = same ?? alignOutline(parts, template);
  const others = known.recent.filter(n => n !== same && n.length <= maxKept).slice(0, maxOutlines - 1);
  // In the order of their use.
  known.recent = [nodes, ...others];
  return nodes;
}

/** As many documents are edited in turns, and of no more headings than these. */
const maxOutlines = 4;
const maxKept = 2000;
const outlines = memo((_: Template): { recent: (readonly Node[])[] } => ({ recent: [] }));

const isOutlineOf = (nodes: readonly Node[], parts: readonly Part[]): boolean =>
  nodes.length === parts.length &&
  nodes.every((node, i) => {
    const { heading, title, blocks } = parts[i]!;
    return (
      node.title === title && node.level === (heading?.level ?? 0) && node.isBare === (blocks.length === 0)
    );
  });

/** Nodes for the parts, in order, each with the slot it fills. */
export function alignOutline(parts: readonly Part[], template: Template): Node[] {
  const nodes = toTree(parts);
  const taken = new Map<SectionSlot, Node>();
  const assign = (node: Node, slot: SectionSlot): void => {
    node.slot = slot;
    if (!taken.has(slot)) taken.set(slot, node);
  };
  assignTitle(nodes, template, assign);
  for (const fits of passes)
    for (const node of nodes) {
      if (node.slot || node.level === 0) continue;
      const slot = candidates(template)(node.key).find(s => !taken.has(s) && fits(node, s, taken));
      if (slot) assign(node, slot);
    }
  assignMisspelt(nodes, template, { taken, assign });
  assignNamed(nodes, assign);
  markDuplicates(nodes);
  markMoved(nodes, template);
  return nodes;
}

function toTree(parts: readonly Part[]): Node[] {
  const open: Node[] = [];
  return parts.map(({ heading, title, key, blocks }) => {
    const level = heading?.level ?? 0;
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const parent = open.at(-1);
    const node: Node = {
      level,
      // Alone, so that it keeps no text alive.
      title: detached(title),
      key,
      isBare: blocks.length === 0,
      ...(parent && parent.level > 0 ? { parent } : {}),
    };
    open.push(node);
    return node;
  });
}

/** True if the slot belongs under the node's parent; a document's title counts as no parent. */
export function isUnder(node: Node, slot: SectionSlot): boolean {
  const wanted = slot.parent?.level === 1 ? undefined : slot.parent;
  const actual = node.parent?.slot?.level === 1 ? undefined : node.parent?.slot;
  return wanted === actual && (wanted !== undefined || !node.parent || node.parent.slot !== undefined);
}

/** How many levels deeper the document's sections lie than the template's, by majority. */
export const levelShift: (nodes: readonly Node[]) => number = memo(nodes => {
  const votes = new Map<number, number>();
  for (const { slot, level } of nodes) {
    if (!slot || slot.level < 2 || slot.named !== '') continue;
    const shift = level - slot.level;
    votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))[0]?.[0] ?? 0;
});

type Pass = (node: Node, slot: SectionSlot, taken: ReadonlyMap<SectionSlot, Node>) => boolean;

const isOwnName = (node: Node, slot: SectionSlot): boolean => slot.keys[0] === node.key;

// From the most to the least certain; a slot goes to the first that fits.
const passes: readonly Pass[] = [
  (node, slot) => isOwnName(node, slot) && isUnder(node, slot),
  (node, slot) => isUnder(node, slot),
  (node, slot) => isOwnName(node, slot),
  (node, slot, taken) => slot.level === node.level && (!slot.parent || !taken.has(slot.parent)),
];

const candidates = memo((template: Template) => {
  const byKey = new Map<string, SectionSlot[]>();
  for (const slot of template.sections) {
    if (slot.named !== '') continue;
    for (const key of slot.keys) byKey.set(key, [...(byKey.get(key) ?? []), slot]);
  }
  return (key: string): readonly SectionSlot[] => (key === '' ? [] : (byKey.get(key) ?? []));
});

type Assign = (node: Node, slot: SectionSlot) => void;

/** The first level-1 heading is the title, whatever it says, unless it says the name of a section. */
function assignTitle(nodes: readonly Node[], template: Template, assign: Assign): void {
  const slot = template.sections.find(s => s.level === 1);
  if (!slot) return;
  const node = nodes.find(n => n.level > 0);
  if (node?.level !== 1) return;
  const known = slot.keys.includes(node.key);
  if (known || (slot.named === 'any' && candidates(template)(node.key).length === 0)) assign(node, slot);
}

function assignMisspelt(
  nodes: readonly Node[],
  template: Template,
  { taken, assign }: { taken: ReadonlyMap<SectionSlot, Node>; assign: Assign },
): void {
  const free = template.sections.filter(s => s.named === '' && !taken.has(s));
  if (free.length === 0) return;
  for (const node of nodes) {
    if (node.slot || node.key === '') continue;
    const open = free.filter(s => !taken.has(s) && isUnder(node, s));
    const key = nearest(
      node.key,
      open.map(s => s.keys[0]!),
    );
    const slot = key === undefined ? undefined : open.find(s => s.keys[0] === key);
    if (!slot) continue;
    assign(node, slot);
    node.misspelt = true;
  }
}

/** Headings that the author names: endpoints, entities, services and their like under a section that holds them. */
function assignNamed(nodes: readonly Node[], assign: Assign): void {
  let last: Node | undefined;
  for (const node of nodes) {
    if (node.slot || node.level === 0) {
      if (node.slot?.named === '') last = node;
      continue;
    }
    const slot = namedSlot(node, node.parent) ?? flatSlot(node, last);
    if (slot) assign(node, slot);
  }
}

const namedSlot = (node: Node, parent: Node | undefined): SectionSlot | undefined =>
  parent?.slot?.children.find(s => s.named === 'any' || (s.named === 'endpoint' && node.title.includes('/')));

/** An endpoint on one level with the empty heading before it that should hold it. */
function flatSlot(node: Node, before: Node | undefined): SectionSlot | undefined {
  if (before?.level !== node.level || !before.isBare) return undefined;
  const slot = namedSlot(node, before);
  return slot?.named === 'endpoint' ? slot : undefined;
}

function markDuplicates(nodes: readonly Node[]): void {
  const known = new Map<Node | undefined, Map<string, Node>>();
  for (const node of nodes) {
    const { key } = node;
    const siblings = known.get(node.parent) ?? new Map<string, Node>();
    known.set(node.parent, siblings);
    if (node.slot?.named === '' && !siblings.has(key)) siblings.set(key, node);
    else if (!node.slot && key !== '' && siblings.has(key)) node.duplicateOf = siblings.get(key)!;
  }
}

/** Marks the fewest nodes whose removal would leave the rest in the template's order. */
function markMoved(nodes: readonly Node[], template: Template): void {
  const index = new Map(template.sections.map((slot, i) => [slot, i]));
  const placed = nodes.filter(n => n.slot && n.slot.named === '');
  const order = placed.map(n => index.get(n.slot!)!);
  const kept = longestRise(order);
  for (const [i, node] of placed.entries()) if (!kept.has(i)) node.moved = true;
}

/** Indices of a longest strictly rising subsequence. */
function longestRise(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [i, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (values[tails[mid]!]! < value) low = mid + 1;
      else high = mid;
    }
    before.push(low > 0 ? tails[low - 1]! : -1);
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) kept.add(i);
  return kept;
}
