/** Syntax of PromQL, judged by the grammar that Prometheus publishes. */

import { parser } from '@prometheus-io/lezer-promql';
import type { Span } from '../../text/span.ts';

/** No expression for people is longer. */
const maxLength = 2000;

/**
 * Where the first fault of a PromQL expression is, as UTF-16 offsets in it: what does not belong there, or an empty
 * span where something is missing. Undefined for an expression without one, and for one that is too long to be read.
 */
export function faultOf(expression: string): Span | undefined {
  if (expression.length > maxLength) return undefined;
  let fault: Span | undefined;
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      if (type.isError) fault ??= { start: from, end: to };
      return fault === undefined;
    },
  });
  return fault;
}
