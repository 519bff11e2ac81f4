/** Names of states: in drawings, tables and lists of transitions, and among the values that fields and samples may have. */

import { lineOf } from '../../text/lines.ts';
import { memo } from '../../text/memo.ts';
import { type Span, shift } from '../../text/span.ts';
import { endpointsOf } from '../endpoint.ts';
import { entitiesOf } from '../entity.ts';
import { type Field, valuesOf } from '../field.ts';
import { lastKey } from '../field-path.ts';
import { type Sample, samplesOf } from '../json-sample.ts';
import { type Machine, machinesOf, type PlacedMachine } from '../machine.ts';
import { stateColumnsOf } from '../machine-data.ts';
import { stateDefaultsOf } from '../machine-default.ts';
import { stateKey } from '../machine-names.ts';
import { listedMachine, tableMachines } from '../machine-words.ts';
import type { Section } from '../section.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { stateSamplesOf } from '../state-sample.ts';
import { type Found, foundIn, nameSpans } from './found.ts';
import { stateAt, valueNames } from './state-values.ts';

/** Every place that names a state of a machine for certain. */
export function stateNames(spec: Spec): Found[] {
  const homes = homesOf(spec);
  if (homes.length === 0) return [];
  return [
    ...homes.flatMap(machineNames),
    ...valueNames(spec, homes),
    ...fieldNames(spec, homes),
    ...sampleNames(spec, homes),
  ];
}

/** A machine, and the scope that its states have. */
export interface Home {
  readonly placed: PlacedSection;
  readonly machine: Machine;
  readonly keys: ReadonlySet<string>;
  readonly scope: string;
}

/** Machines by the column that holds their states, or else by their place among all machines. */
const homesOf: (spec: Spec) => readonly Home[] = memo(spec => {
  const main = new Map<PlacedMachine, string>();
  for (const { machine, isMain, name } of stateColumnsOf(spec)) if (isMain) main.set(machine, name);
  for (const { machine, column } of stateDefaultsOf(spec)) if (!main.has(machine)) main.set(machine, column);
  return machinesOf(spec)
    .slice(0, maxMachines)
    .map((own, i) => ({
      placed: own.placed,
      machine: own.machine,
      keys: new Set(own.machine.states.map(s => s.key)),
      scope: main.get(own) ?? `machine ${i + 1}`,
    }));
});

// Each is compared with every list of values; no document has more.
const maxMachines = 50;

function machineNames({ placed, machine, keys, scope }: Home): Found[] {
  const { section } = placed;
  const isDrawn = machine.source === 'drawing' || machine.source === 'mermaid';
  // Beside a drawing the same machine may be told in words.
  const told = isDrawn
    ? toldMachines(section).filter(({ states }) => states.every(s => keys.has(s.key)))
    : [];
  return [machine, ...told].flatMap(source =>
    source.places.flatMap(({ key, name, spans }) => {
      const own = nameSpans(section.text, spans, name);
      const weight = source === machine ? 1 : 0;
      return keys.has(key) ? foundIn(placed, { kind: 'state', spans: own, key, scope, weight }) : [];
    }),
  );
}

const toldMachines = memo((section: Section): readonly Machine[] => {
  const listed = listedMachine(section);
  return [...tableMachines(section), ...(listed ? [listed] : [])];
});

/** `One of: …` of a field that is a status, if at least half of its values are states; and what samples beside it say under its name. */
const fieldNames = (spec: Spec, homes: readonly Home[]): Found[] =>
  endpointsOf(spec).flatMap(({ placed, endpoint: { request, responses } }) => {
    const fields = [...(request ? [request] : []), ...responses].flatMap(message =>
      message.fields.flatMap(table => table.fields),
    );
    const known = new Map<string, Home>();
    const listed = fields.flatMap(field => {
      const home = homeOf(field, homes);
      if (!home) return [];
      known.set(lastKey(field.name.text), home);
      return valuesOf(field).flatMap(({ span }) => (span ? stateAt(placed, home, span) : []));
    });
    if (known.size === 0) return [];
    const shown = samplesOf(placed.section).flatMap(sample =>
      stringsIn(sample).flatMap(({ key, span }) => {
        const home = known.get(key);
        return home ? stateAt(placed, home, span) : [];
      }),
    );
    return [...listed, ...shown];
  });

/** The one machine whose states the field lists. */
function homeOf(field: Field, homes: readonly Home[]): Home | undefined {
  if (!isStatus(lastKey(field.name.text))) return undefined;
  const values = valuesOf(field);
  const shared = ({ keys }: Home): number => values.filter(v => keys.has(stateKey(v.text))).length;
  const fits = homes.filter(home => shared(home) >= 2 && shared(home) * 2 >= values.length);
  return fits.length === 1 ? fits[0] : undefined;
}

/** The strings of a sample with their keys, quotes included; within the section's chunk. */
function stringsIn({ json, origin, isSure, isOpen }: Sample): { key: string; span: Span }[] {
  const found: { key: string; span: Span }[] = [];
  const rest = isSure && !isOpen ? [...json.documents] : [];
  for (let node = rest.pop(); node; node = rest.pop()) {
    rest.push(...(node.items ?? []));
    for (const { key, value } of node.members ?? []) {
      rest.push(value);
      if (value.type === 'string') found.push({ key, span: shift(value.span, origin) });
    }
  }
  return found;
}

const isStatus = (name: string): boolean => /(?:status|state)$/i.test(name);

/** Values of a status in samples that are a state of one machine and no value of another status. */
function sampleNames(spec: Spec, homes: readonly Home[]): Found[] {
  const columns = stateColumnsOf(spec);
  const others = entitiesOf(spec)
    .flatMap(({ entity }) => entity.values)
    .filter(values => isStatus(values.column) && !columns.some(c => c.values === values));
  return stateSamplesOf(spec).flatMap(({ value, span }) => {
    const key = stateKey(value);
    const [home, ...more] = homes.filter(({ keys }) => keys.has(key));
    const isOther = others.some(({ values }) => values.some(v => stateKey(v.value) === key));
    const placed = sectionOf(spec, span.start);
    if (!home || more.length > 0 || isOther || placed?.section.slot?.kind === 'events consumed') return [];
    return placed
      ? foundIn(placed, { kind: 'state', spans: [shift(span, -placed.origin)], scope: home.scope })
      : [];
  });
}

/** The section whose own text holds an offset. */
const sectionOf = (spec: Spec, offset: number): PlacedSection | undefined =>
  spec.sections[lineOf(startsOf(spec), offset)];

const startsOf = memo((spec: Spec) => spec.sections.map(({ start }) => start));
