/** What two readings of a drawing have in common: its boxes, its edges, and how much of it is broken. */
import type { Drawing, DrawingEdge, DrawingNode } from './drawing.ts';

/** Only these have edges and boxes that can be told apart. */
export const isGraph = ({ kind }: Drawing): boolean => kind === 'graph' || kind === 'states';

/** Faults that leave something unread; an edge that drifts is none. */
export const breaksOf = ({ faults }: Drawing): number =>
  faults.filter(({ kind }) => kind !== 'misaligned-edge').length;

/** All nodes in reading order, comparable as text. */
export const nodesOf = ({ nodes }: Drawing): string => JSON.stringify(nodes.map(parts));

/** One node, comparable as text. */
export const showNode = (node: DrawingNode): string => JSON.stringify(parts(node));

const parts = ({ name, parent, isInitial }: DrawingNode) => [name, parent?.name, isInitial];

/** All edges in one order, comparable as text. */
export const showEdges = ({ edges }: Drawing, labelled: boolean): string =>
  edges
    .map(edge => showEdge(edge, labelled))
    .sort()
    .join('\n');

/** One edge, comparable as text. */
export const showEdge = ({ from, to, label, heads }: DrawingEdge, labelled: boolean): string =>
  JSON.stringify([from?.name, to?.name, heads, labelled ? label?.text : undefined]);
