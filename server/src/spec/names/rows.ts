/** Names that rows give: flags, metrics, error codes. */

import { alertsOf } from '../alert.ts';
import { endpointsOf } from '../endpoint.ts';
import { flagsOf } from '../flag.ts';
import { metricsOf, seriesEnd, seriesOf } from '../metric.ts';
import { sectionsOfKind } from '../place.ts';
import type { Spec } from '../spec.ts';
import { validationRulesOf } from '../validation-rule.ts';
import { type Found, foundIn } from './found.ts';

export const flagNames = (spec: Spec): Found[] =>
  flagsOf(spec).flatMap(({ placed, flag }) =>
    foundIn(placed, { kind: 'flag', spans: [flag.nameSpan], weight: 1 }),
  );

/** Metrics, and the series of them that the conditions of alerts name. */
export function metricNames(spec: Spec): Found[] {
  const metrics = metricsOf(spec);
  const all = metrics.map(({ metric }) => metric);
  return [
    ...metrics.flatMap(({ placed, metric }) =>
      foundIn(placed, { kind: 'metric', spans: [metric.span], weight: 1 }),
    ),
    ...alertsOf(spec).flatMap(({ placed, alert }) =>
      alert.mentions.flatMap(({ name, span }) => {
        const metric = seriesOf(name, all);
        if (!metric) return [];
        const end = span.end - seriesEnd(name, metric).length;
        return foundIn(placed, { kind: 'metric', spans: [{ ...span, end }], key: metric.name });
      }),
    ),
  ];
}

/** Codes in the bodies with which endpoints refuse, and those that validation rules lead to: these say what each means. */
export const errorCodeNames = (spec: Spec): Found[] => [
  ...endpointsOf(spec).flatMap(({ placed, endpoint }) =>
    endpoint.errors.flatMap(({ errorCode }) =>
      errorCode ? foundIn(placed, { kind: 'error code', spans: [errorCode.span], weight: 1 }) : [],
    ),
  ),
  ...sectionsOfKind(spec, 'validation').flatMap(placed =>
    validationRulesOf(placed.section).flatMap(({ code }) =>
      code ? foundIn(placed, { kind: 'error code', spans: [code.span], weight: 2 }) : [],
    ),
  ),
];
