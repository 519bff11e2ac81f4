/** States in samples: the values that JSON samples give to a status. */

import type { JsonNode } from '../notations/json/node.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { endpointsOf } from './endpoint.ts';
import { type Entity, entitiesOf } from './entity.ts';
import { eventSections } from './event.ts';
import { samplesOf } from './json-sample.ts';
import { machinesOf } from './machine.ts';
import { stateColumnsOf } from './machine-data.ts';
import { stateKey } from './machine-names.ts';
import { rowsOf } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface StateSample {
  readonly key: string;
  readonly value: string;
  /** As offsets in the document, without quotes. */
  readonly span: Span;
  /** No other record of the document has a status that this could be. */
  readonly isCertain: boolean;
}

/** The values that samples give to a status, known or not. */
export function stateSamplesOf(spec: Spec): StateSample[] {
  const columns = new Set(stateColumnsOf(spec).map(({ values }) => stateKey(values.column)));
  const isOnly = countStatuses(spec) <= 1;
  return sampledSections(spec).flatMap(({ section, origin }) =>
    ownStatusesIn(section).flatMap(({ key, value, span }) =>
      generic.test(key) || columns.has(stateKey(key))
        ? [
            {
              key,
              value,
              span: shift(span, origin),
              isCertain: isOnly && !foreign.has(section.slot?.kind ?? ''),
            },
          ]
        : [],
    ),
  );
}

/** The values of samples that should be states and that no machine, no column and no field table knows. */
export const unknownStatesOf: (spec: Spec) => readonly StateSample[] = memo(spec => {
  if (machinesOf(spec).length === 0) return [];
  const known = new Set<string>();
  for (const { machine } of machinesOf(spec)) for (const { key } of machine.states) known.add(key);
  for (const { entity } of entitiesOf(spec)) for (const key of listedIn(entity)) known.add(key);
  return stateSamplesOf(spec).filter(({ value }) => !known.has(stateKey(value)));
});

const listedIn = memo(({ values }: Entity) =>
  values.flatMap(list => list.values.map(({ value }) => stateKey(value))),
);

/** Columns that are called a status, listed values or not. */
function countStatuses(spec: Spec): number {
  let count = 0;
  for (const { entity } of entitiesOf(spec)) count += statusesOf(entity);
  return count;
}

const statusesOf = memo(
  ({ tables }: Entity) =>
    tables.flatMap(({ columns }) => columns.filter(({ name }) => generic.test(name.name))).length,
);

const sampledSections = (spec: Spec): PlacedSection[] => [
  ...endpointsOf(spec).map(({ placed }) => placed),
  ...eventSections(spec),
];

/** Sections that show what others made, or what was there before. */
const foreign: ReadonlySet<string> = new Set(['endpoint change', 'events consumed']);

const generic = /^(?:(?:old|new|previous|prev|current|next|from|to)_?)?(?:status|state)$/i;

/** What answers say of a request or a server, not of a record. */
const ofAnswers =
  /^(?:ok|success|successful|error|errors|fail|failure|healthy|unhealthy|up|down|degraded|string|text|enum|integer|number|status|state|n\/a|null|none|\d+)$/i;

/** A value of another vocabulary: an answer's, or one that a table of the section lists itself. */
const isOfOther = (section: Section, value: string): boolean =>
  ofAnswers.test(value) ||
  value
    .toLowerCase()
    .split(/[ _-]/)
    .every(word => wordsInRows(section).has(word));

const wordsInRows = memo(
  (section: Section) =>
    new Set(
      rowsOf(section).flatMap(({ row }) =>
        textOf(section.text, row.span)
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u),
      ),
    ),
);

const valueForm = /^[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,4}$/;

/** Those that are of no other vocabulary. */
const ownStatusesIn = memo((section: Section) =>
  statusesIn(section).filter(({ value }) => !isOfOther(section, value)),
);

type Status = Omit<StateSample, 'isCertain'>;

/** Values of one or a few words under keys that may mean a state. */
const statusesIn: (section: Section) => readonly Status[] = memo(section =>
  samplesOf(section).flatMap(({ json, origin, isSure, isOpen }) =>
    isSure && !isOpen ? json.documents.flatMap(document => statuses(document, origin)) : [],
  ),
);

function statuses(document: JsonNode, origin: number): Status[] {
  const found: Status[] = [];
  const rest = [document];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.items) rest.push(...node.items);
    const isError = node.members?.some(({ key }) => /^errors?$|^message$/.test(key));
    for (const { key, value } of node.members ?? []) {
      rest.push(value);
      if (isError || typeof value.value !== 'string' || !valueForm.test(value.value)) continue;
      const { start, end } = value.span;
      found.push({ key, value: value.value, span: shift({ start: start + 1, end: end - 1 }, origin) });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
