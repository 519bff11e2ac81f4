/** Tests: coverage lines, and load tests as figures. */

import { type ChecklistItem, readChecklist } from '../notations/checklist/checklist.ts';
import { type Quantity, readQuantities } from '../notations/quantity/quantity.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { hasWord } from './choice.ts';
import { holdsPlaceholder, sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { figureOf } from './target.ts';
import { cursorOver, verbatimIn } from './verbatim.ts';

/** A task of a list. Spans are within the section's chunk, but those inside `item` count from `origin`. */
export interface Task {
  readonly item: ChecklistItem;
  readonly origin: number;
  /** What is to be done. */
  readonly span: Span;
  /** The component before the colon or the percentage. */
  readonly subject?: { readonly span: Span; readonly text: string };
  /** Number and percent sign. */
  readonly coverage?: { readonly span: Span; readonly value: number };
}

/** Load tests as the template names them; a soak or an endurance test runs long, not hard. */
export type LoadLevel = 'baseline' | 'stress';

/** A row of the load tests. Spans are within the section's chunk. */
export interface LoadTest {
  readonly row: SpecRow;
  readonly test: CellText;
  readonly level?: LoadLevel;
  readonly target?: CellText;
  /** What arrives per second, else what is there at a time; its own spans count from the start of the cell. */
  readonly load?: { readonly quantity: Quantity; readonly figure: Span };
  readonly duration?: CellText;
}

/** The tasks of a section's lists that hold no placeholder, in order. */
export const tasksIn: (section: Section) => readonly Task[] = memo(section => {
  const { part, text } = section;
  const verbatimAt = cursorOver(verbatimIn(section).map(span => ({ span })));
  return part.blocks
    .filter(({ kind }) => kind === 'list' || kind === 'quote')
    .flatMap(({ span }) => readChecklist(text.slice(span.start, span.end)).map(i => toTask(i, span.start)))
    .filter(({ span }) => !verbatimAt(span.start) && !holdsPlaceholder(section, span));
});

/** The load tests of a section, those left open are not among them. */
export const loadTestsIn: (section: Section) => readonly LoadTest[] = memo(section =>
  rowsIn(section, 'load tests').flatMap(row => readLoadTest(row) ?? []),
);

/** All load tests of a specification, in document order. */
export const loadTestsOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly loadTest: LoadTest }[] = memo(spec =>
  sectionsOfKind(spec, 'load tests').flatMap(placed =>
    loadTestsIn(placed.section).map(loadTest => ({ placed, loadTest })),
  ),
);

function toTask(item: ChecklistItem, origin: number): Task {
  const { subject, coverage, text, textSpan } = item;
  return {
    item,
    origin,
    span: shift(textSpan, origin),
    ...(subject && {
      subject: {
        span: shift(subject, origin),
        text: text.slice(subject.start - textSpan.start, subject.end - textSpan.start),
      },
    }),
    ...(coverage && {
      coverage: { span: figureOf(coverage, origin), value: coverage.high ?? coverage.value },
    }),
  };
}

function readLoadTest(row: SpecRow): LoadTest | undefined {
  const test = cellOf(row, 'test');
  if (!test) return undefined;
  const target = cellOf(row, 'target');
  const duration = cellOf(row, 'duration');
  const level = levelOf(test.text);
  const quantity = target && loadIn(target.raw);
  return {
    row,
    test,
    ...(level && { level }),
    ...(target && { target }),
    ...(quantity && { load: { quantity, figure: figureOf(quantity, target.span.start) } }),
    ...(duration && { duration }),
  };
}

/** The one load that a cell names; undefined for several, of which any may be meant. */
function loadIn(text: string): Quantity | undefined {
  const quantities = readQuantities(text);
  const rates = quantities.filter(q => q.kind === 'rate');
  const found = rates.length > 0 ? rates : quantities.filter(q => q.kind === 'count');
  return found.length === 1 && found[0]!.comparator !== '<' && found[0]!.comparator !== '<='
    ? found[0]
    : undefined;
}

const levels: readonly (readonly [LoadLevel, readonly string[]])[] = [
  ['baseline', ['baseline', 'normal']],
  ['stress', ['stress', 'peak']],
];

/** The level that a name has; absent for a name with both or neither. */
function levelOf(name: string): LoadLevel | undefined {
  const held = levels.filter(([, words]) => words.some(word => hasWord(name, word)));
  return held.length === 1 ? held[0]![0] : undefined;
}
