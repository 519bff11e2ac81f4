/** Breaks observability: logs, metrics and alerts. */

import { logsIn } from '../../server/src/spec/log.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { alertsOf, metricsOf } from '../../server/src/spec/target.ts';
import { shift } from '../../server/src/text/span.ts';
import { dropRow, is, put } from './break.ts';
import type { Mutant } from './mutant.ts';

/** Mutants of the section on observability. */
export function* observability(spec: Spec, text: string): Generator<Mutant> {
  yield* logs(spec, text);
  yield* metrics(spec, text);
  yield* alerts(spec, text);
}

function* logs(spec: Spec, text: string): Generator<Mutant> {
  for (const placed of sectionsOfKind(spec, 'observability'))
    for (const { level, fields, fieldsCell } of logsIn(placed.section)) {
      const cell = shift(fieldsCell.span, placed.origin);
      const name = level?.text ?? '';
      if (level)
        yield put(
          is(`level ${name} misspelt`, 'table-value-unknown', 'log-level-unknown'),
          shift(level.span, placed.origin),
          `${name}X`,
        );
      yield put(is(`secret in the ${name} log`, 'log-field-pii'), cell, `${fieldsCell.raw}, access_token`);
      const last = shift(fields.at(-1)!.span, placed.origin);
      yield put(is(`person in the ${name} log`, 'log-field-pii'), last, 'customerEmail');
      const rest = text.slice(cell.start, cell.end).replace(/\brequest_id, /, '');
      yield put(is(`no request in the ${name} log`, 'log-request-id-missing'), cell, rest);
    }
}

const broken: Readonly<Record<string, readonly (readonly [rule: string, to: (name: string) => string])[]>> = {
  counter: [
    ['metric-counter-total', name => name.replace(/_total$/, '')],
    ['metric-reserved-suffix', name => name.replace(/_total$/, '_count')],
    ['metric-type-in-name', name => name.replace(/_total$/, '_counter')],
    ['metric-name-invalid', name => name.replace(/_/g, '-')],
  ],
  gauge: [
    ['metric-non-counter-total', name => `${name}_total`],
    ['metric-snake-case', name => name.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase())],
  ],
  histogram: [
    ['metric-base-unit', name => name.replace(/_seconds$/, '_milliseconds')],
    ['metric-abbreviated-unit', name => name.replace(/_seconds$/, '_ms')],
    ['metric-colon', name => name.replace('_', ':')],
  ],
};

function* metrics(spec: Spec, text: string): Generator<Mutant> {
  const mentions = alertsOf(spec).flatMap(({ placed, alert }) =>
    alert.mentions.map(m => ({ name: m.name, span: shift(m.span, placed.origin) })),
  );
  const done = new Set<string>();
  for (const { placed, metric } of metricsOf(spec)) {
    const { name, type = '', typeCell, labels } = metric;
    const span = shift(metric.span, placed.origin);
    const mention = mentions.find(m => m.name === name);
    if (mention) {
      const row = shift(metric.row.row.span, placed.origin);
      yield dropRow(is(`metric ${name} dropped`, 'alert-metric-missing'), text, { row, at: mention.span });
      yield put(
        is(`metric ${name} misspelt in an alert`, 'alert-metric-missing'),
        mention.span,
        name.replace(/(.)(.)$/, '$2$1'),
      );
    }
    if (done.has(type)) continue;
    done.add(type);
    for (const [rule, to] of broken[type] ?? [])
      yield put(is(`${name} becomes ${to(name)}`, rule), span, to(name));
    if (typeCell)
      yield put(
        is(`type of ${name} misspelt`, 'table-value-unknown', 'metric-type-unknown'),
        shift(typeCell.span, placed.origin),
        `${typeCell.text}z`,
      );
    const last = labels.at(-1);
    if (!last) continue;
    const label = shift(last.span, placed.origin);
    yield put(
      is(`user_id as a label of ${name}`, 'metric-label-cardinality'),
      label,
      `${last.name}, user_id`,
      { start: label.end, end: label.end + 9 },
    );
    yield put(is(`hyphen in a label of ${name}`, 'metric-label-name-invalid'), label, `${last.name}-class`);
  }
  const histogram = metricsOf(spec).find(({ metric: { type } }) => type === 'histogram');
  const alert = alertsOf(spec).find(({ alert: { about } }) => about === 'latency');
  if (!histogram || !alert?.alert.threshold) return;
  const row = shift(histogram.metric.row.row.span, histogram.placed.origin);
  yield dropRow(is('histogram of durations dropped', 'alert-metric-missing'), text, {
    row,
    at: shift(alert.alert.threshold, alert.placed.origin),
  });
}

function* alerts(spec: Spec, text: string): Generator<Mutant> {
  for (const { placed, alert } of alertsOf(spec)) {
    const name = alert.name.text;
    const condition = shift(alert.condition!.span, placed.origin);
    yield put(is(`${name} in words`, 'alert-condition-unreadable'), condition, 'Too high');
    if (alert.severity)
      yield put(
        is(`severity of ${name} unknown`, 'table-value-unknown', 'alert-severity-unknown'),
        shift(alert.severity.span, placed.origin),
        'P7',
      );
    if (alert.action)
      yield put(
        is(`${name} without an action`, 'alert-action-empty'),
        shift(alert.action.span, placed.origin),
        '-',
      );
    const { window } = alert.reading ?? {};
    // An age rises slowly, and a rate over a time is smooth already.
    const isSlow = alert.level?.kind === 'time' && !alert.reading?.percentile;
    if (!window || isSlow || /\[\d/.test(alert.condition!.raw)) continue;
    const raw = text.slice(condition.start, condition.start + window.span.start).trimEnd();
    yield put(is(`${name} without a duration`, 'alert-no-duration'), condition, raw);
  }
}
