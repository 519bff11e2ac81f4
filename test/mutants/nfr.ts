/** Breaks non-functional requirements: targets, loads, security, and what is observed of them. */

import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { cellOf, rowsIn } from '../../server/src/spec/rows.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { alertsOf, loadsOf, type Target, targetsOf } from '../../server/src/spec/target.ts';
import { shift } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import { dropRow, is, placedCell, put, swap } from './break.ts';
import type { Mutant } from './mutant.ts';
import { observability } from './observability.ts';

/** Mutants of the sections on performance, scalability, security and observability: one of each sort. */
export function* mutants(text: string): Generator<Mutant> {
  const spec = specOf(text, { force: true });
  const sorts = new Map<string, Mutant[]>();
  for (const mutant of everyMutant(spec, text)) {
    const key = mutant.rules.join();
    sorts.set(key, [...(sorts.get(key) ?? []), mutant]);
  }
  // Which one differs from document to document.
  for (const sort of sorts.values()) yield sort[text.length % sort.length]!;
}

function* everyMutant(spec: Spec, text: string): Generator<Mutant> {
  yield* targets(spec, text);
  yield* loads(spec, text);
  yield* security(spec, text);
  yield* observability(spec, text);
}

function* targets(spec: Spec, text: string): Generator<Mutant> {
  const all = targetsOf(spec).map(({ placed, target }) => ({
    target,
    placed,
    name: target.metric.text,
    figure: shift(target.figure, placed.origin),
    own: shift(target.span, placed.origin),
  }));
  for (const { target, placed, name, figure, own } of all) {
    yield put(is(`target of ${name} in words`, 'nfr-target-unreadable'), own, 'Fast');
    const measurement = placedCell(placed, target.row, 'measurement');
    if (measurement) yield put(is(`${name} not measured`, 'nfr-measurement-missing'), measurement.span, '-');
    if (target.about !== 'latency') continue;
    const number = text.slice(figure.start, figure.end).replace(/[a-z]+$/i, '');
    yield put(is(`${name} without a unit`, 'nfr-target-unreadable'), figure, number);
    yield put(is(`${name} in seconds`, 'nfr-unit-style'), figure, `${target.quantity.value}s`);
  }
  const ladder = all.filter(({ target }) => target.scope === 'api');
  for (const [i, { figure, name }] of ladder.entries()) {
    const before = ladder[i - 1];
    if (!before) continue;
    yield put(
      is(`${name} below its lower neighbour`, 'nfr-percentile-order'),
      figure,
      `${milliseconds(before.target) / 2}ms`,
    );
    yield swap(is(`${name} and its lower neighbour swapped`, 'nfr-percentile-order'), text, [
      before.figure,
      figure,
    ]);
  }
  const slowest = ladder.at(-1);
  for (const { target, figure } of all)
    if (slowest && target.scope === 'database')
      yield put(
        is('queries slower than requests', 'nfr-db-vs-api'),
        figure,
        `${milliseconds(slowest.target) * 2}ms`,
      );
  const alert = alertsOf(spec).find(({ alert: { about } }) => about === 'latency');
  if (!slowest || !alert?.alert.threshold) return;
  const threshold = shift(alert.alert.threshold, alert.placed.origin);
  yield put(
    is('alert within its target', 'alert-below-slo'),
    threshold,
    `> ${milliseconds(slowest.target) / 2}ms`,
  );
  yield put(
    is('alert far beyond its target', 'alert-far-above-slo'),
    threshold,
    `> ${milliseconds(slowest.target) * 30}ms`,
  );
  yield put(
    is('target raised above its alert', 'alert-below-slo'),
    slowest.figure,
    `${alert.alert.level!.value * 3000}ms`,
    threshold,
  );
  const row = shift(alert.alert.row.row.span, alert.placed.origin);
  yield dropRow(is('latency alert dropped', 'slo-without-alert'), text, { row, at: slowest.figure });
}

const milliseconds = ({ quantity }: Target): number => Math.round(quantity.value * 1000);

function* loads(spec: Spec, text: string): Generator<Mutant> {
  const all = loadsOf(spec).map(({ placed, load }) => ({
    load,
    name: load.scenario.text,
    figure: shift(load.figure, placed.origin),
  }));
  const throughput = targetsOf(spec).find(({ target }) => target.about === 'throughput');
  for (const [i, { load, name, figure }] of all.entries()) {
    const { value } = load.quantity;
    yield put(is(`load at ${name} in another unit`, 'nfr-unit-style'), figure, `${value} rps`);
    const before = all[i - 1];
    if (before) {
      yield swap(is(`loads up to ${name} swapped`, 'nfr-load-order'), text, [before.figure, figure]);
      yield put(
        is(`load at ${name} too low`, 'nfr-load-order'),
        figure,
        `${before.load.quantity.value - 1} req/sec`,
      );
    }
    if (!load.isPeak || !throughput) continue;
    const promised = shift(throughput.target.figure, throughput.placed.origin);
    const more = `${throughput.target.quantity.value + 10} req/sec`;
    yield put(is('peak above the throughput', 'nfr-throughput-below-peak'), figure, more);
    yield put(is('throughput below the peak', 'nfr-throughput-below-peak'), promised, `${value - 1} req/sec`);
  }
}

function* security(spec: Spec, text: string): Generator<Mutant> {
  for (const placed of sectionsOfKind(spec, 'security')) {
    const header = shift(placed.section.tables[0]!.table.header.span, placed.origin);
    for (const row of rowsIn(placed.section, 'security')) {
      const name = cellOf(row, 'requirement')?.text ?? '';
      const cell = placedCell(placed, row, 'implementation');
      if (!cell) continue;
      yield dropRow(is(`security row ${name} dropped`, 'security-row-missing'), text, {
        row: shift(row.row.span, placed.origin),
        at: header,
      });
      const swaps: readonly (readonly [RegExp, string])[] = [
        [/TLS 1\.3/, 'TLS 1.0'],
        [/AES-256/, '3DES'],
        [/RBAC|ABAC/, 'MD5 of the role'],
      ];
      for (const [strong, weak] of swaps) {
        const found = strong.exec(cell.raw);
        if (!found) continue;
        const start = cell.span.start + found.index;
        yield put(
          is(`${weak} in ${name}`, 'security-weak-crypto'),
          { start, end: start + found[0].length },
          weak,
        );
      }
      if (/^OAuth2/.test(cell.raw))
        yield put(
          is('another login in the security table', 'security-auth-vs-api'),
          cell.span,
          'API key in a header',
        );
    }
  }
}
