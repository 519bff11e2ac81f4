/** Flags: names, defaults and the steps of their rollout. */

import { type ChainStep, readChain } from '../notations/quantity/chain.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { readChoice } from './choice.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** A row of the flags. Spans are within the section's chunk. */
export interface Flag {
  readonly row: SpecRow;
  /** The name as code would spell it, or the words that stand for one; marks are left out. */
  readonly name: string;
  readonly nameSpan: Span;
  /** One word without blanks. */
  readonly isIdentifier: boolean;
  readonly default?: { readonly isOn: boolean; readonly span: Span };
  readonly rollout?: Rollout;
}

export interface Rollout {
  readonly cell: CellText;
  /** Their spans are within the section's chunk. */
  readonly steps: readonly ChainStep[];
  /** The cell says nothing but percentages in order and how long they last: no step is about others than the one before. */
  readonly isPlain: boolean;
}

/** The flags of a section, those left open are not among them. */
export const flagsIn: (section: Section) => readonly Flag[] = memo(section =>
  rowsIn(section, 'flags').flatMap(row => readFlag(section, row) ?? []),
);

/** All flags of a specification, in document order. */
export const flagsOf: (spec: Spec) => readonly { readonly placed: PlacedSection; readonly flag: Flag }[] =
  memo(spec =>
    sectionsOfKind(spec, 'flags').flatMap(placed => flagsIn(placed.section).map(flag => ({ placed, flag }))),
  );

/** Name of a flag without letter case and the marks between its words: equal for `savedSearch` and `saved-search`. */
export const flagKey = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s_.:/-]+/g, ' ')
    .trim();

function readFlag(section: Section, row: SpecRow): Flag | undefined {
  const cell = cellOf(row, 'flag');
  if (!cell || cell.raw.startsWith('~~')) return undefined;
  const marks = /^[*`_\s]*/.exec(cell.raw)![0].length;
  const name = cell.text;
  if (!/^[\p{L}\p{N}]/u.test(name) || cell.raw.slice(marks, marks + name.length) !== name) return undefined;
  const start = cell.span.start + marks;
  const state = defaultOf(section, row);
  const rollout = rolloutOf(row);
  return {
    row,
    name,
    nameSpan: { start, end: start + name.length },
    isIdentifier: !/\s/.test(name),
    ...(state && { default: state }),
    ...(rollout && { rollout }),
  };
}

function defaultOf({ template }: Section, row: SpecRow): Flag['default'] {
  const cell = cellOf(row, 'default');
  const values = row.table.columns.find(c => c.role === 'default')?.slot?.values ?? ['OFF', 'ON'];
  const choice = cell && readChoice(cell.raw, values, template);
  if (choice?.kind !== 'known' || choice.values.length !== 1) return undefined;
  return { isOn: /^(?:on|enabled|true)$/i.test(choice.values[0]!), span: cell!.span };
}

// Times, the words around them, and what parts steps.
const plainWords =
  /^(?:[\d\s.,;/()%→⇒⟶➔➜►▶»>=~-]|\b(?:s|m|h|d|w|sec|seconds?|min|minutes?|hours?|hrs?|days?|weeks?|months?|for|after|each|then|and|to|in|one|two|three|a|an|per|step)\b)*$/i;

function rolloutOf(row: SpecRow): Rollout | undefined {
  const cell = cellOf(row, 'rollout');
  const steps = cell ? readChain(cell.raw) : [];
  if (!cell || steps.length === 0) return undefined;
  return {
    cell,
    steps: steps.map(step => ({ ...step, span: shift(step.span, cell.span.start) })),
    isPlain: plainWords.test(cell.text.replace(/(\d)(?=[a-z])/gi, '$1 ')),
  };
}

/** A step as written. */
export const stepText = ({ text }: Section, step: ChainStep): string => textOf(text, step.span);
