/** Repairs: what can be done about the problems at a place, about all of one rule, and about everything at once. */

import type { Problem } from '../lint/check.ts';
import type { Repair } from '../rules/rule.ts';
import { sectionEdits } from '../spec/insert.ts';
import { type PlacedSection, type Spec, specText } from '../spec/spec.ts';
import { areDisjoint, type Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { withPadding } from './cell-edits.ts';

export interface Action {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The problem it solves, if it is about one. */
  readonly problem?: Problem;
  /** The one to take without looking. */
  readonly isPreferred: boolean;
}

/** Quick fixes for the problems that touch a span. */
export function actionsAt(spec: Spec, problems: readonly Problem[], at: Span): Action[] {
  const here = problems.filter(p => p.span.start <= at.end && at.start <= p.span.end);
  const actions = here.flatMap(problem => [
    ...(problem.fix ? [toAction(problem, padded(spec, problem.fix), true)] : []),
    ...(problem.suggestions ?? []).map(s => toAction(problem, padded(spec, s), false)),
  ]);
  const several = [...new Set(here.map(p => p.rule))].flatMap(rule => {
    const all = problems.filter(p => p.rule === rule && p.fix);
    const edits = combine(all.map(p => padded(spec, p.fix!)));
    if (all.length < 2 || edits.length === 0 || rule.id === 'section-missing') return [];
    return [{ title: `Fix all: ${rule.title} (${all.length})`, edits, isPreferred: false }];
  });
  return [...actions, ...several, ...insertAll(spec, here)];
}

const toAction = (problem: Problem, repair: Repair, isPreferred: boolean): Action => ({
  title: repair.title,
  edits: repair.edits,
  problem,
  isPreferred,
});

// Several sections may belong at one place, so they cannot be inserted one fix after another.
function insertAll(spec: Spec, here: readonly Problem[]): Action[] {
  if (spec.missing.length < 2 || !here.some(p => p.rule.id === 'section-missing')) return [];
  const title = `Insert all missing sections (${spec.missing.length})`;
  return [{ title, edits: sectionEdits(spec, spec.missing), isPreferred: false }];
}

/** Edits of every fix that is safe without a look: nothing that brings template text still to be filled in. */
export function fixAll(spec: Spec, problems: readonly Problem[]): Edit[] {
  return combine(problems.flatMap(p => (p.fix && p.fix.scaffold !== true ? [padded(spec, p.fix)] : [])));
}

/** The repair with what keeps aligned pipes where they are, for edits that change the text of cells. */
function padded(spec: Spec, repair: Repair): Repair {
  const edits: Edit[] = [];
  const worded = new Map<PlacedSection, Edit[]>();
  for (const edit of repair.edits) {
    const { start, end } = edit.span;
    const placed = isWording(spec, edit)
      ? spec.sections.find(s => s.start <= start && end <= s.end)
      : undefined;
    if (placed) worded.set(placed, [...(worded.get(placed) ?? []), edit]);
    else edits.push(edit);
  }
  for (const [placed, own] of worded) edits.push(...withPadding(placed, own));
  return areDisjoint(edits) ? { ...repair, edits } : repair;
}

// What brings or takes rows, cells or blanks is about the table itself.
const isWording = (spec: Spec, { span, newText }: Edit): boolean =>
  !/[|\n]/.test(newText) && `${newText}${specText(spec, span)}`.trim() !== '';

/** Edits of all repairs, leaving out each that touches what an earlier one changes. */
function combine(repairs: readonly Repair[]): Edit[] {
  const edits: Edit[] = [];
  for (const repair of repairs) {
    const joined = [...edits, ...repair.edits];
    if (areDisjoint(joined) && !sharesPlace(edits, repair.edits)) edits.push(...repair.edits);
  }
  return edits;
}

// Two inserts at one place would stand in no certain order.
const sharesPlace = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.some(x => b.some(y => x.span.start === y.span.start && x.span.end === y.span.end));
