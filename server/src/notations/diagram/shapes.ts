/** Ready-made drawings for a spec, as text with the names given and as snippets that offer the names known. */
import {
  fanLayout,
  hubLayout,
  layeredLayout,
  queueLayout,
  rowLayout,
  sequenceLayout,
  treeLayout,
} from './layouts.ts';
import { type Layout, textPen } from './pen.ts';
import { choicePen, type NameSlot, placeholderPen } from './snippet.ts';
import { type Return, statesLayout } from './states.ts';

export type { NameSlot } from './snippet.ts';

export interface Shape {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the names stand for, and so which names of a document to offer. */
  readonly kind: 'components' | 'states' | 'participants';
  /** Default names, one per slot. In a row of components a line break starts a second line in the box. */
  readonly names: readonly string[];
  /** Default labels of edges; in a state machine: creation, each edge downwards, the return. */
  readonly labels?: readonly string[];
  /** Columns that a name gets at least. */
  readonly least: number;
  readonly layout: Layout;
  /** Text of the drawing, no fence, no trailing newline; a name or label not given is the default one. */
  draw(names: readonly string[], labels?: readonly string[]): string;
}

/**
 * Snippet text of a shape; tab stop 1 is the first name, the labels come last.
 * With known names every name is a choice that keeps the boxes closed, without them a plain placeholder.
 */
export function toSnippet(shape: Shape, known: readonly string[]): string {
  const offered = [...new Set(known.map(oneLine))].filter(name => name !== '');
  const { names, labels = [], least, layout } = shape;
  if (offered.length === 0)
    return layout(placeholderPen({ names: names.map(textLines), labels, least })).join('\n');
  return layout(choicePen(slotsOf(names, offered), labels, least)).join('\n');
}

/** Two boxes must not start with one name: a slot past the known names whose default is known borrows a default. */
function slotsOf(names: readonly string[], known: readonly string[]): NameSlot[] {
  const own = firstLines(names);
  const unused = own.slice(0, known.length).filter(name => !known.includes(name));
  return own.map((name, slot) => ({
    fallback: slot >= known.length && known.includes(name) ? (unused.shift() ?? name) : name,
    known,
  }));
}

const EXTERNAL = 'External\nService';
const rows: readonly [count: string, names: readonly string[]][] = [
  ['two', ['Client\n(Web/App)', 'Service\n(API)']],
  ['three', ['Client\n(Web/App)', 'Service\n(API)', 'Database\n(Storage)']],
  ['four', ['Client\n(Web/App)', 'Gateway\n(API)', 'Service\n(Logic)', 'Database\n(Storage)']],
  ['five', ['Client\n(Web/App)', 'Gateway\n(API)', 'Service\n(Logic)', 'Queue\n(Events)', 'Worker\n(Jobs)']],
];

const architectures = rows.flatMap(([count, names]) => {
  const id = `architecture-${names.length}`;
  const title = `Architecture: ${count} components in a row`;
  const description = `${firstLines(names).join(' → ')}.`;
  // The service that calls out is the middle one.
  const calling = Math.floor(names.length / 2);
  return [
    shape({ id, title, description, kind: 'components', names, least: 11, layout: rowLayout(names.length) }),
    shape({
      id: `${id}-external`,
      title: `${title}, one external`,
      description: `${description.slice(0, -1)}, and an external service below ${firstLines(names)[calling]}.`,
      kind: 'components',
      names: [...names, EXTERNAL],
      least: 11,
      layout: rowLayout(names.length, calling),
    }),
  ];
});

// A decision sends back to where the work is done over; four states are the template's.
const returns: Readonly<Record<number, Return>> = {
  3: { from: 1, to: 0 },
  4: { from: 2, to: 1 },
  5: { from: 2, to: 0 },
  6: { from: 2, to: 0 },
};

const machines = [
  stateMachine(['DRAFT', 'PENDING', 'APPROVED'], ['create', 'submit', 'approve', 'reject']),
  stateMachine(
    ['DRAFT', 'PENDING', 'APPROVED', 'COMPLETE'],
    ['create', 'submit', 'approve', 'complete', 'reject'],
  ),
  stateMachine(
    ['DRAFT', 'PENDING', 'REVIEW', 'APPROVED', 'COMPLETE'],
    ['create', 'submit', 'assign', 'approve', 'complete', 'reject'],
  ),
  stateMachine(
    ['DRAFT', 'PENDING', 'REVIEW', 'APPROVED', 'ACTIVE', 'COMPLETE'],
    ['create', 'submit', 'assign', 'approve', 'activate', 'complete', 'reject'],
  ),
];

export const shapes: readonly Shape[] = [
  ...architectures,
  shape({
    id: 'layered',
    title: 'Architecture: layers',
    description: 'Wide boxes on top of each other, each using the one below.',
    kind: 'components',
    names: ['Presentation', 'Application', 'Domain', 'Storage'],
    least: 35,
    layout: layeredLayout(4),
  }),
  shape({
    id: 'hub',
    title: 'Architecture: hub with four around it',
    description: 'One component in the centre; two feed it, two are fed by it.',
    kind: 'components',
    names: ['Event Bus', 'Web App', 'Partner API', 'Reporting', 'Audit Log'],
    least: 11,
    layout: hubLayout,
  }),
  shape({
    id: 'queue-workers',
    title: 'Architecture: queue and workers',
    description: 'A producer, a queue and three workers that take from it.',
    kind: 'components',
    names: ['Producer', 'Queue', 'Worker 1', 'Worker 2', 'Worker 3'],
    least: 11,
    layout: queueLayout(3),
  }),
  shape({
    id: 'fan-out',
    title: 'Architecture: fan-out',
    description: 'One component that feeds three others.',
    kind: 'components',
    names: ['Event Bus', 'Search', 'Billing', 'Audit Log'],
    least: 11,
    layout: fanLayout(3),
  }),
  shape({
    id: 'tree',
    title: 'Architecture: tree',
    description: 'One component above the three that it consists of.',
    kind: 'components',
    names: ['Platform', 'Catalogue', 'Orders', 'Accounts'],
    least: 11,
    layout: treeLayout(3),
  }),
  ...machines,
  shape({
    id: 'sequence',
    title: 'Sequence: three participants',
    description: 'Lifelines with a request down the line and the responses back.',
    kind: 'participants',
    names: ['Client', 'Service', 'Database'],
    labels: ['request', 'query', 'rows', 'response'],
    least: 11,
    layout: sequenceLayout(3, [
      { lane: 0, way: 'request' },
      { lane: 1, way: 'request' },
      { lane: 1, way: 'response' },
      { lane: 0, way: 'response' },
    ]),
  }),
];

function stateMachine(names: readonly string[], labels: readonly string[]): Shape {
  const back = returns[names.length]!;
  return shape({
    id: `state-machine-${names.length}`,
    title: `State machine: ${names.length} states`,
    description: `${names.join(' → ')}, and from ${names[back.from]} back to ${names[back.to]}.`,
    kind: 'states',
    names,
    labels,
    least: 8,
    layout: statesLayout(names.length, back),
  });
}

function shape(outline: Omit<Shape, 'draw'>): Shape {
  const { names: defaults, least, layout } = outline;
  // Only where the defaults have a second line is there a place for one.
  const read = defaults.some(name => name.includes('\n')) ? textLines : (name: string) => [oneLine(name)];
  return {
    ...outline,
    draw: (names, given = []) => {
      const lines = defaults.map((name, slot) =>
        read(oneLine(names[slot] ?? '') === '' ? name : names[slot]!),
      );
      const labels = (outline.labels ?? []).map((label, at) => oneLine(given[at] ?? label));
      return layout(textPen({ names: lines, labels, least }))
        .map(row => row.trimEnd())
        .join('\n');
    },
  };
}

function textLines(name: string): string[] {
  return name
    .split(/\r\n?|\n/)
    .map(oneLine)
    .filter(line => line !== '');
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function firstLines(names: readonly string[]): string[] {
  return names.map(name => textLines(name)[0]!);
}
