/** Metrics and alerts for the endpoints that none of the tables covers. */

import type { Repair } from '../../rules/rule.ts';
import { gapsOf, namespaceOf } from '../../spec/coverage.ts';
import { newRow } from '../../spec/new-row.ts';
import type { Section, SpecTable } from '../../spec/section.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { targetsOf } from '../../spec/target.ts';
import { type Span, shift, textOf } from '../../text/span.ts';
import type { Generator } from './generator.ts';

/** Rows for what is not measured or watched yet, in the section on observability. */
export const generatedMetrics: Generator = (spec, placed) => {
  const { section } = placed;
  if (section.slot?.kind !== 'observability') return [];
  const gaps = gapsOf(spec, section);
  const namespace = namespaceOf(spec, section);
  if (!gaps || namespace === undefined) return [];
  const metrics = [
    ...(gaps.counter ? [[`${namespace}_requests_total`, 'Counter', 'endpoint, status']] : []),
    ...(gaps.histogram ? [[`${namespace}_request_duration_seconds`, 'Histogram', 'endpoint']] : []),
  ];
  const alerts = [
    ...(gaps.errors ? [['High error rate', '> 1% 5xx for 5m', 'P1', 'Page on-call']] : []),
    ...(gaps.latency ? latencyAlert(spec) : []),
  ];
  return [
    ...repair(placed, { kind: 'metrics', roles: ['metric', 'type', 'labels'], rows: metrics }),
    ...repair(placed, { kind: 'alerts', roles: ['alert', 'condition', 'severity', 'action'], rows: alerts }),
  ];
};

/** Twice the target of the slowest requests; none without a target. */
function latencyAlert(spec: Spec): string[][] {
  const targets = targetsOf(spec)
    .map(({ target }) => target)
    .filter(t => t.about === 'latency' && t.scope !== 'database' && t.percentile !== undefined);
  const [slowest] = [...targets].sort((a, b) => b.percentile! - a.percentile!);
  if (!slowest) return [];
  const limit = Number((slowest.quantity.value * 2000).toPrecision(6));
  const time = limit < 10_000 ? `${limit}ms` : `${limit / 1000}s`;
  return [['High latency', `p${slowest.percentile} > ${time} for 10m`, 'P2', 'Notify team']];
}

interface Addition {
  readonly kind: string;
  readonly roles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function repair({ section, origin }: PlacedSection, { kind, roles, rows }: Addition): Repair[] {
  const table = section.tables.find(t => t.slot?.kind === kind);
  if (!table || rows.length === 0) return [];
  const tick = isTicked(section, table) ? '`' : '';
  const names = rows.map(([name]) => `\`${name}\``).join(' and ');
  const edits = rows.map(cells => {
    const own = kind === 'metrics' ? [`${tick}${cells[0]}${tick}`, ...cells.slice(1)] : cells;
    const edit = newRow(section, table, { cells: new Map(roles.map((role, i) => [role, own[i]!])) });
    return { ...edit, span: shift(edit.span, origin) };
  });
  return [{ title: `Add the ${kind} ${names} for the endpoints`, edits, scaffold: true }];
}

/** The names in the first column stand in back-ticks. */
function isTicked({ text }: Section, { table }: SpecTable): boolean {
  const cells = table.rows.flatMap((row): Span[] => (row.cells[0] ? [row.cells[0].span] : []));
  return cells.length > 0 && cells.every(cell => textOf(text, cell).startsWith('`'));
}
