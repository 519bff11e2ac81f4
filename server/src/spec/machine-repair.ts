/** Repairs of states and values that differ: rename either, or add what is missing to every list of the column. */

import type { Column } from '../notations/sql/model.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { entitiesOf } from './entity.ts';
import type { Machine, PlacedMachine, State } from './machine.ts';
import { type Mismatch, mismatchesOf, type StateColumn, type Value } from './machine-data.ts';
import { stateKey } from './machine-names.ts';
import { inStyleOf, renameDrawn } from './redraw.ts';
import type { Spec } from './spec.ts';
import { createdTables } from './sql-block.ts';
import { stateSamplesOf } from './state-sample.ts';

export interface MismatchRepair {
  readonly title: string;
  /** Offsets in the document. */
  readonly edits: readonly Edit[];
}

/** Where the state's name stands first, as an offset in the document. */
export const stateSpan = ({ placed, machine }: PlacedMachine, { spans }: State): Span =>
  shift(spans[0] ?? machine.span, placed.origin);

/** Where the value stands, as an offset in the document, without quotes. */
export const valueSpan = (list: Pick<ValueList, 'text' | 'origin'>, { span, value }: Value): Span => {
  const at = textOf(list.text, span).indexOf(value);
  const bare = at < 0 ? span : { start: span.start + at, end: span.start + at + value.length };
  return shift(bare, list.origin);
};

export interface MismatchRepairs {
  readonly fix?: MismatchRepair;
  readonly suggestions: readonly MismatchRepair[];
}

/** What can be done about a difference; the side that is alone against two others is the one to change. */
export function repairsOf(spec: Spec, { column, state, value }: Mismatch): MismatchRepairs {
  // Each looks through the whole document; where everything differs, none of them is of use.
  if (mismatchesOf(spec).length > maxRepaired) return { suggestions: [] };
  if (value && !state) return { suggestions: replacements(spec, column, value) };
  if (!state) return { suggestions: [] };
  if (!value) return { suggestions: additions(spec, column, state) };
  const lists = listsOf(spec, column);
  const has = (key: string): number =>
    lists.filter(list => list.values.some(v => stateKey(v.value) === key)).length;
  const change = renameValue(spec, column, { value, name: state.name });
  if (has(state.key) > 0) return { fix: change, suggestions: [] };
  const renames = renameState(column.machine, state, value.value);
  if (has(stateKey(value.value)) > 1 && renames[0]) return { fix: renames[0], suggestions: [change] };
  return { suggestions: [change, ...renames] };
}

const maxRepaired = 100;
const maxChoices = 5;

/** The value as each of the states that the column lacks. */
const replacements = (spec: Spec, column: StateColumn, value: Value): MismatchRepair[] =>
  mismatchesOf(spec)
    .filter(other => other.column === column && other.state && !other.value)
    .slice(0, maxChoices)
    .map(({ state }) => renameValue(spec, column, { value, name: state!.name }));

interface ValueList {
  readonly text: string;
  readonly origin: number;
  readonly values: readonly Value[];
}

/** All that the document says of the column: the lists of the entity, and the tables that migrations create. */
function listsOf(spec: Spec, { values: { table, column } }: StateColumn): ValueList[] {
  const lists = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.values
      .filter(v => v.table === table && v.column === column && v.certain)
      .map(({ values }) => ({ text: placed.section.text, origin: placed.origin, values })),
  );
  for (const { placed, column: other } of sameColumns(spec, table, column))
    if (
      other.values?.certain &&
      !lists.some(
        l => l.origin + l.values[0]!.span.start === placed.origin + other.values!.values[0]!.span.start,
      )
    )
      lists.push({ text: placed.section.text, origin: placed.origin, values: other.values.values });
  return lists;
}

const sameColumns = (spec: Spec, table: string, column: string) =>
  createdTables(spec).flatMap(({ placed, statement }) =>
    statement.name.name.toLowerCase() === table.toLowerCase()
      ? statement.columns
          .filter(({ name }) => name.name.toLowerCase() === column.toLowerCase())
          .map(own => ({ placed, column: own }))
      : [],
  );

/** A default that is a string. */
export interface StringDefault {
  readonly value: string;
  /** Within the section's chunk, without quotes. */
  readonly span: Span;
}

export function defaultOf({ default: said }: Pick<Column, 'default'>): StringDefault | undefined {
  const value = said && /^'([^']+)'/.exec(said.text)?.[1];
  if (!said || value === undefined) return undefined;
  return { value, span: { start: said.span.start + 1, end: said.span.start + 1 + value.length } };
}

/** The value in the words of the state, in every list, default and sample that says the same. */
export function renameValue(
  spec: Spec,
  column: StateColumn,
  { value, name }: { value: Value; name: string },
): MismatchRepair {
  const newText = inStyleOf(value.value, name);
  const key = stateKey(value.value);
  const edits = listsOf(spec, column).flatMap(list =>
    list.values.filter(v => stateKey(v.value) === key).map(v => replace(valueSpan(list, v), newText)),
  );
  for (const { value: said, span } of defaultsOf(spec, column))
    if (stateKey(said) === key) edits.push(replace(span, newText));
  for (const sample of stateSamplesOf(spec))
    if (stateKey(sample.value) === key) edits.push(replace(sample.span, newText));
  return { title: `Rename \`${value.value}\` to \`${newText}\``, edits };
}

/** The defaults of the column wherever it is created or defined, as offsets in the document. */
function defaultsOf(spec: Spec, { values: { table, column } }: StateColumn): StringDefault[] {
  const created = sameColumns(spec, table, column).map(({ placed, column: own }) => ({ placed, own }));
  const defined = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.definitions
      .filter(d => d.of?.name.name === table)
      .flatMap(d => d.definitions.filter(({ name }) => name === column))
      .flatMap(({ said }) => (said ? [{ placed, own: said }] : [])),
  );
  return [...created, ...defined].flatMap(({ placed, own }) => {
    const found = defaultOf(own);
    return found ? [{ ...found, span: shift(found.span, placed.origin) }] : [];
  });
}

/** The state in the words of the data, wherever its name stands; none where the drawing has no room. */
export function renameState(
  { placed, machine }: PlacedMachine,
  state: State,
  name: string,
): MismatchRepair[] {
  const newText = inStyleOf(state.name, name);
  const { text } = placed.section;
  const [span] = state.spans;
  if (!span || state.spans.length > 1) return [];
  const drawn = textOf(text, span) === state.name ? renameDrawn(text, span, newText) : undefined;
  const edits =
    machine.source === 'drawing' ? (drawn ? [drawn] : []) : wordEdits(text, machine, { state, newText });
  const title = `Rename state \`${state.name}\` to \`${newText}\``;
  return edits.length === 0
    ? []
    : [{ title, edits: edits.map(e => ({ ...e, span: shift(e.span, placed.origin) })) }];
}

function wordEdits(
  text: string,
  { span }: Machine,
  { state, newText }: { state: State; newText: string },
): Edit[] {
  const edits: Edit[] = [];
  const isWord = (at: number): boolean => /[\p{L}\p{N}_-]/u.test(text.charAt(at));
  for (let at = text.indexOf(state.name, span.start); at >= 0 && at < span.end; ) {
    const end = at + state.name.length;
    if (!isWord(at - 1) && !isWord(end)) edits.push(replace({ start: at, end }, newText));
    at = text.indexOf(state.name, end);
  }
  return edits;
}

/** The state behind the last value of each list that lacks it, quoted like that one. */
function additions(spec: Spec, column: StateColumn, { key, name }: State): MismatchRepair[] {
  const lists = listsOf(spec, column).filter(l => !l.values.some(v => stateKey(v.value) === key));
  const edits = lists.flatMap(list => addition(list, name) ?? []);
  const model = column.values.values[0]?.value ?? name;
  return edits.length < lists.length || edits.length === 0
    ? []
    : [{ title: `Add \`${inStyleOf(model, name)}\` to the values of ${column.name}`, edits }];
}

function addition({ text, origin, values }: ValueList, name: string): Edit | undefined {
  const [before, last] = values.slice(-2);
  if (!before || !last) return undefined;
  const quote = textOf(text, last.span).replace(last.value, '\0').split('\0');
  const newText = `${quote[0] ?? ''}${inStyleOf(last.value, name)}${quote[1] ?? ''}`;
  const gap = text.slice(before.span.end, last.span.start);
  if (gap.length > 40 || !/^[^\p{L}\p{N}]*$/u.test(gap)) return undefined;
  return insertAt(last.span.end + origin, `${gap}${newText}`);
}
