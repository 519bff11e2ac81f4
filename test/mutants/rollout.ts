/** Breaks tests and rollout: coverage, load tests, flags, the deployment sequence and the way back. */

import { deploymentStepsIn } from '../../server/src/spec/deployment.ts';
import { type Flag, flagsOf } from '../../server/src/spec/flag.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { rowsIn } from '../../server/src/spec/rows.ts';
import type { PlacedSection, Spec } from '../../server/src/spec/spec.ts';
import { piecesOf } from '../../server/src/spec/system.ts';
import { loadTestsOf, tasksIn } from '../../server/src/spec/test.ts';
import { replace } from '../../server/src/text/edit.ts';
import { shift, textOf } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import { is, placedCell, put, swap } from './break.ts';
import type { Breaker, Mutant } from './mutant.ts';

/** Every fact of tests and rollout, broken. */
export const rolloutMutants: Breaker = function* (text) {
  const spec = specOf(text);
  yield* unitTests(spec, text);
  yield* scenarios(spec);
  yield* loadTests(spec, text);
  yield* flags(spec, text);
  yield* rollback(spec, text);
  yield* deployment(spec, text);
};

/** Two letters in the middle of the longest word that changed places. */
function misspelt(name: string): string {
  const word = (name.match(/[a-z]+/gi) ?? [name]).reduce((best, w) => (w.length > best.length ? w : best));
  const at = Math.max(1, Math.floor(word.length / 2) - 1);
  const [a, b] = [word[at]!, word[at + 1] ?? 'x'];
  return name.replace(word, word.slice(0, at) + (a === b ? `${a}x` : b + a) + word.slice(at + 2));
}

function* unitTests(spec: Spec, text: string): Generator<Mutant> {
  for (const { section, origin } of sectionsOfKind(spec, 'unit tests')) {
    const tasks = tasksIn(section);
    for (const [i, { coverage, subject }] of tasks.entries()) {
      if (!coverage || !subject) continue;
      const span = shift(coverage.span, origin);
      const { value } = coverage;
      if (i < 2)
        yield put(is(`coverage ${value} without a sign`, 'test-coverage-unreadable'), span, String(value));
      if (i < 2) yield put(is(`coverage of ${value}0%`, 'test-coverage-over-100'), span, `${value}0%`);
      yield put(
        is(`'${subject.text}' misspelt`, 'test-unit-component-unknown'),
        shift(subject.span, origin),
        misspelt(subject.text),
      );
    }
    const status = /^STATUS: *(.+)$/m.exec(text)!;
    const end = status.index + status[0].length;
    yield put(
      is('complete with open tests', 'test-unchecked-when-complete'),
      { start: end - status[1]!.length, end },
      'Complete',
      shift(tasks[0]!.span, origin),
    );
  }
}

function* scenarios(spec: Spec): Generator<Mutant> {
  for (const placed of sectionsOfKind(spec, 'integration tests'))
    for (const row of rowsIn(placed.section, 'scenarios')) {
      const cell = row.cells.get('systems')!;
      const piece = piecesOf(placed.section, cell).at(-1)!;
      yield put(
        is(`system '${piece.text}' misspelt`, 'test-system-unknown'),
        shift(piece.span, placed.origin),
        misspelt(piece.text),
      );
    }
}

function* loadTests(spec: Spec, text: string): Generator<Mutant> {
  const tests = loadTestsOf(spec);
  for (const { placed, loadTest } of tests) {
    const cell = placedCell(placed, loadTest.row, 'duration')!;
    yield put(
      is(`duration ${cell.raw} without a unit`, 'test-duration-unreadable'),
      cell.span,
      cell.raw.replace(/\D+$/, ''),
    );
    if (loadTest.level === 'stress')
      yield put(
        is('stress below the baseline', 'test-load-order', 'test-load-below-peak'),
        shift(loadTest.load!.figure, placed.origin),
        '2 req/sec',
      );
  }
  const edits = tests.map(({ placed, loadTest }) =>
    replace(shift(loadTest.load!.figure, placed.origin), '3 req/sec'),
  );
  const first = edits[0]!.span.start;
  const span = { start: first, end: edits.at(-1)!.span.end };
  if (text !== '') yield { ...is('all load tests below the peak', 'test-load-below-peak'), edits, span };
}

function* flags(spec: Spec, text: string): Generator<Mutant> {
  for (const { placed, flag } of flagsOf(spec)) {
    const { origin } = placed;
    const name = shift(flag.nameSpan, origin);
    yield* steps(flag, origin, text);
    yield put(
      is(`${flag.name} on by default`, 'rollout-default-on'),
      shift(flag.default!.span, origin),
      'ON ',
    );
    yield put(
      is(`${flag.name} in kebab case`, 'flag-name-format', 'rollback-flag-unknown'),
      name,
      flag.name.replaceAll('_', '-'),
    );
    yield put(
      is(`${flag.name} misspelt in its table`, 'rollback-flag-unknown', 'flag-without-rollback'),
      name,
      misspelt(flag.name),
    );
    const row = shift(flag.row.row.span, origin);
    const camel = flag.name.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase());
    const again = `\n${textOf(text, row).replace(flag.name, camel)}`;
    yield put(is(`${flag.name} twice`, 'flag-duplicate'), { start: row.end, end: row.end }, again);
  }
}

function* steps({ name, rollout }: Flag, origin: number, text: string): Generator<Mutant> {
  const spans = rollout!.steps.map(step => shift(step.span, origin));
  for (let i = 1; i < spans.length; i++)
    yield swap(is(`steps ${i} and ${i + 1} of ${name} swapped`, 'rollout-not-increasing'), text, [
      spans[i - 1]!,
      spans[i]!,
    ]);
  const last = spans.at(-1)!;
  yield put(is(`${name} ends at 99%`, 'rollout-incomplete'), last, '99%');
  yield put(is(`${name} ends at 1000%`, 'rollout-over-100'), last, '1000%');
}

function* rollback(spec: Spec, text: string): Generator<Mutant> {
  const names = flagsOf(spec).map(({ placed, flag }) => ({
    name: flag.name,
    at: shift(flag.nameSpan, placed.origin),
  }));
  for (const placed of sectionsOfKind(spec, 'rollback')) {
    for (const { name, at } of names) {
      const spans = mentionsOf(text, name, placed);
      for (const span of spans.slice(0, 1))
        yield put(is(`${name} misspelt in the rollback`, 'rollback-flag-unknown'), span, misspelt(name));
      const edits = spans.map(span => replace(span, 'the feature'));
      yield { ...is(`${name} out of the rollback`, 'flag-without-rollback'), edits, span: at };
    }
  }
}

const mentionsOf = (text: string, name: string, { start, end }: PlacedSection) =>
  [...text.slice(start, end).matchAll(new RegExp(name, 'g'))].map(m => ({
    start: start + m.index,
    end: start + m.index + name.length,
  }));

function* deployment(spec: Spec, text: string): Generator<Mutant> {
  for (const { section, origin } of sectionsOfKind(spec, 'deployment')) {
    const found = deploymentStepsIn(section);
    const migration = found.find(step => step.kind === 'migration');
    const backend = found.find(step => step.kind === 'backend');
    if (migration && backend)
      yield swap(is('migration behind the backend', 'deploy-migration-after-backend'), text, [
        shift(migration.span, origin),
        shift(backend.span, origin),
      ]);
  }
}
