/** The model: a specification as plain values for other programs. */

import { positionAt } from '../blocks/position.ts';
import { endpointsOf } from '../spec/endpoint.ts';
import { entitiesOf } from '../spec/entity.ts';
import { eventsOf } from '../spec/event.ts';
import { blocksOf } from '../spec/header.ts';
import { machinesOf } from '../spec/machine.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import type { Model, ModelEntity, ModelMachine, ModelSection } from './api-types.ts';

/** What a specification says; empty lists for a document that is none. */
export function toModel(spec: Spec): Model {
  const lineAt = (offset: number): number => positionAt(spec.document, offset).line + 1;
  const lineOf = ({ start }: PlacedSection): number => lineAt(start);
  const { recognised, status } = spec;
  if (!recognised) return nothing;
  return {
    isSpecification: true,
    ...(status !== undefined && { status }),
    header: blocksOf(spec.header).flatMap(({ entries }) =>
      entries.map(({ key, value, span, isOpen }) => ({ key, value, line: lineAt(span.start), isOpen })),
    ),
    sections: spec.sections.map(placed => toSection(placed, lineOf(placed))),
    missingSections: spec.missing.map(({ slot }) => stripMarkup(slot.title)),
    endpoints: endpointsOf(spec).flatMap(({ placed, endpoint: { methods, path, isChange } }) =>
      path ? [{ methods, path: path.text, line: lineOf(placed), isChange }] : [],
    ),
    entities: entitiesOf(spec).map(({ placed, entity }) => toEntity(entity, lineOf(placed))),
    events: eventsOf(spec).flatMap(({ placed, event: { names, direction } }) =>
      names.map(({ name, span }) => ({ name, direction, line: lineAt(placed.origin + span.start) })),
    ),
    machines: machinesOf(spec).map(({ placed, machine }) =>
      toMachine(machine, lineAt(placed.origin + machine.span.start)),
    ),
  };
}

const nothing: Model = {
  isSpecification: false,
  header: [],
  sections: [],
  missingSections: [],
  endpoints: [],
  entities: [],
  events: [],
  machines: [],
};

const toSection = ({ section: { part, slot, placeholders } }: PlacedSection, line: number): ModelSection => ({
  title: stripMarkup(part.title),
  level: part.heading?.level ?? 0,
  line,
  ...(slot && { id: slot.id }),
  placeholders: placeholders.length,
});

const toEntity = (
  { name, tables }: ReturnType<typeof entitiesOf>[number]['entity'],
  line: number,
): ModelEntity => ({
  name,
  line,
  tables: tables.map(table => ({
    name: table.name.name,
    columns: table.columns.map(column => ({
      name: column.name.name,
      ...(column.type && { type: column.type.text }),
    })),
  })),
});

const toMachine = (
  { states, transitions }: ReturnType<typeof machinesOf>[number]['machine'],
  line: number,
): ModelMachine => ({
  line,
  states: states.map(s => s.name),
  transitions: transitions.map(({ from, to, label }) => ({
    ...(from && { from: from.name }),
    ...(to && { to: to.name }),
    ...(label && { label: label.text }),
  })),
});
