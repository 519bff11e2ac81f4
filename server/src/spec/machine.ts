/** State machines: the states of a drawing, a table or a list, and the transitions between them. */

import type { DrawingNode } from '../notations/diagram/drawing.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { drawnMachines } from './machine-drawing.ts';
import { listedMachine, tableMachines } from './machine-words.ts';
import { sectionsOfKind } from './place.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** All spans count from the start of the section's chunk. */
export interface State {
  /** What all spellings of the name share. */
  readonly key: string;
  readonly name: string;
  /** Where the name stands first; a name over several lines has a span for each. */
  readonly spans: readonly Span[];
  readonly isInitial: boolean;
  /** The machine says that it ends here. */
  readonly isFinal: boolean;
  /** Of a drawing only; its spans count from the start of the fence's content. */
  readonly node?: DrawingNode;
}

/** One place where a state is named. */
export interface StatePlace {
  readonly key: string;
  readonly name: string;
  /** One for each line; what stands around the name, such as a remark, may be among it. */
  readonly spans: readonly Span[];
}

export interface Transition {
  /** Absent where the machine starts. */
  readonly from?: State;
  /** Absent where the machine ends. */
  readonly to?: State;
  readonly label?: { readonly text: string; readonly span: Span };
  /** The line, the row or the item that shows it. */
  readonly span: Span;
}

export interface Machine {
  readonly source: 'drawing' | 'mermaid' | 'table' | 'list';
  /** The fence's content, the table or the list. */
  readonly span: Span;
  /** Every state, certainly read. */
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  /** Every place where one of the states is named. */
  readonly places: readonly StatePlace[];
  /** All transitions are certain, too. */
  readonly isSure: boolean;
}

/** The machines of a section: its drawings, else its tables, else its list. The template's own and open ones are left out. */
export const machinesIn: (section: Section) => readonly Machine[] = memo(section => {
  const drawn = drawnMachines(section);
  if (drawn.length > 0) return drawn;
  const tables = tableMachines(section);
  if (tables.length > 0) return tables;
  const listed = listedMachine(section);
  return listed ? [listed] : [];
});

export interface PlacedMachine {
  readonly placed: PlacedSection;
  readonly machine: Machine;
}

/** The machines of the sections of kind `states` and of the author's sub-sections there, in document order. */
export const machinesOf: (spec: Spec) => readonly PlacedMachine[] = memo(spec =>
  sectionsOfKind(spec, 'states')
    .flatMap(placed => [placed, ...ownChildren(placed)])
    .flatMap(placed => machinesIn(placed.section).map(machine => ({ placed, machine }))),
);

const ownChildren = ({ children }: PlacedSection): PlacedSection[] =>
  children.flatMap(child => (child.node.slot ? [] : [child, ...ownChildren(child)]));
