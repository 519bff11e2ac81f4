/** The judge: whether a broken document is found out, and whether what is offered mends it without harm. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../server/src/lint/configuration.ts';
import { filesBeside } from '../../server/src/main/files.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Repair } from '../../server/src/rules/rule.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { memo } from '../../server/src/text/memo.ts';
import type { Span } from '../../server/src/text/span.ts';
import { type CheckSettings, problemsOf, root } from '../engine.ts';
import { libraryOf, othersAt } from '../library.ts';
import type { Mutant } from './mutant.ts';

export interface Verdict {
  readonly mutant: Mutant;
  readonly isFound: boolean;
  /** What is wrong with the repairs that are offered; empty if nothing is. */
  readonly faults: readonly string[];
}

/** A day on which every example is up to date. */
const today = '2026-11-24';

/** Every example lies in one folder. */
const files = filesBeside(pathToFileURL(join(root, 'examples', 'x.md')).href)!;

export const judgedProblems = (text: string, world: CheckSettings = { today, files }): Problem[] =>
  problemsOf(text, world);

/** What rules may know beside a mutant, and what they could know beside the good text. */
function worldOf(
  { rules: wanted, committed, path, others, contents }: Mutant,
  isBroken: boolean,
): CheckSettings {
  const off = rules.filter(r => r.severity === 'off' && wanted.includes(r.id));
  const forced = Object.fromEntries(off.map(r => [r.id, 'info' as const]));
  const own =
    contents && isBroken ? new Map(Object.entries(contents).map(([p, text]) => [p, { text }])) : undefined;
  return {
    today,
    files: own ? { ...files, content: p => own.get(p) ?? files.content(p) } : files,
    ...(off.length > 0 ? { configuration: { ...defaultConfiguration, rules: forced } } : {}),
    ...(committed ? { committed } : {}),
    ...(path !== undefined && others ? { library: othersAt(path, knownLibrary(others)) } : {}),
  };
}

// Many mutants share one.
const knownLibrary = memo(libraryOf);

// Hundreds of mutants share a good text.
let last: { text: string; key: string; problems: Problem[] } | undefined;
function goodProblems(text: string, mutant: Mutant): Problem[] {
  const { rules: wanted, committed, path } = mutant;
  const isForced = rules.some(r => r.severity === 'off' && wanted.includes(r.id));
  const key = [path, committed?.date, committed?.text, isForced ? wanted.join() : ''].join('\n');
  if (last?.text !== text || last.key !== key)
    last = { text, key, problems: judgedProblems(text, worldOf(mutant, false)) };
  return last.problems;
}

export function judge(good: string, mutant: Mutant): Verdict {
  const text = applyEdits(good, mutant.edits);
  const before = goodProblems(good, mutant);
  const world = worldOf(mutant, true);
  const found = judgedProblems(text, world);
  const fresh = found.filter(p => !before.some(b => isAlike(b, p)));
  const own = fresh.filter(p => mutant.rules.includes(p.rule.id) && reaches(p, mutant.span));
  const faults = own.flatMap(problem =>
    [problem.fix, ...(problem.suggestions ?? [])].flatMap(repair =>
      repair ? faultsOf(text, found, { problem, repair, world }) : [],
    ),
  );
  return { mutant, isFound: own.length > 0, faults };
}

const isAlike = (a: Problem, b: Problem): boolean => a.rule === b.rule && a.message === b.message;

const touch = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

const reaches = (problem: Problem, span: Span): boolean =>
  touch(problem.span, span) || (problem.related ?? []).some(r => touch(r.span, span));

/** A repair removes its finding, adds none, and takes away no more than what it was about. */
function faultsOf(
  text: string,
  found: readonly Problem[],
  { problem, repair, world }: { problem: Problem; repair: Repair; world: CheckSettings },
): string[] {
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(`'${repair.title}' of ${problem.rule.id} ${what}`);
  const after = applyEdits(text, repair.edits);
  const left = judgedProblems(after, world);
  const count = (list: readonly Problem[]): number => list.filter(p => isAlike(p, problem)).length;
  if (count(left) >= count(found)) say('does not remove its finding');
  const added = left.find(p => !repair.scaffold && !found.some(f => f.rule === p.rule && sameWeight(f, p)));
  if (added && weighty(added)) say(`adds ${added.rule.id}: ${added.message}`);
  if (problem.fix === repair && left.some(p => isAlike(p, problem) && touch(p.span, problem.span)))
    say('is not done after one run');
  const lost = lostText(text, repair);
  if (lost !== '') say(`loses ${JSON.stringify(lost)}`);
  return faults;
}

const sameWeight = (a: Problem, b: Problem): boolean => a.severity === b.severity;
const weighty = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

/** What the edits take away and do not put back: more than a few words is somebody's work. */
function lostText(text: string, { edits }: Repair): string {
  const words = (part: string): string[] => part.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const gone = edits.flatMap(e => words(text.slice(e.span.start, e.span.end)));
  const put = edits.flatMap(e => words(e.newText));
  const missing = gone.filter(word => {
    const at = put.indexOf(word);
    if (at >= 0) put.splice(at, 1);
    return at < 0;
  });
  return missing.length > 6 ? missing.join(' ') : '';
}
