/** Random cells, and checks that every notation of cells has to pass. */

import assert from 'node:assert/strict';
import type { Span } from '../../../server/src/text/span.ts';
import { effortOf } from '../../effort.ts';
import type { Random } from '../../random.ts';

const pieces = [
  ...'0 1 5 9 99 1000 1,000 1.5 0.05 2.5.1 007 1-2 10..20 08:30 p99 p95 5xx 503 k M % ‰ ms s min m h d MB KiB req/s rps'.split(
    ' ',
  ),
  ...'< <= > >= = ≤ ~ → -> , ; : / | ( ) [ ] { } ` " * \\ - – + . … \n & &lt; <br> <b> # $ € x ×'.split(' '),
  ...'for over within per of in not max min at least up to no more than or less between and exactly the last'.split(
    ' ',
  ),
  ...'users rows chars items retries length one of enum uuid email ISO 4217 median percentile backoff No version'.split(
    ' ',
  ),
  ...'refund.approved RefundApprovedV1 api_requests_total user_id status - [ ] [x] é 漢 😀 \ud83d \u0301 µ'.split(
    ' ',
  ),
];

/** A cell of words, numbers and marks that were thrown together, half of the time without blanks. */
export function cell(r: Random): string {
  const glue = r.pick([' ', ' ', '', '  ']);
  return Array.from({ length: r.int(12) }, () => r.pick(pieces)).join(glue);
}

/** Every span lies in the text and holds something. */
export function inside(text: string, ...spans: readonly (Span | undefined)[]): void {
  for (const span of spans) {
    if (!span) continue;
    assert.ok(
      span.start >= 0 && span.start < span.end && span.end <= text.length,
      JSON.stringify({ text, span }),
    );
  }
}

/** What makes readers slow: one piece a great many times. */
export const hostile: readonly string[] = [
  ...'1, 1- 1h a_ aB ` [a, ( {a= " /a < _ms ^a'.split(' '),
  ...['9 ', '`a`, ', '> 1% ', 'at least ', 'p99 ', '5% for 5m ', 'one of a,', '- [ ] x: 5%\n', '\n'],
].map(piece => piece.repeat(Math.ceil((1 << 20) / piece.length)));

/** Runs a reader on a megabyte of each hostile piece; far from what a quadratic one would take. */
export function isLinear(read: (text: string) => unknown): void {
  for (const text of hostile) {
    const effort = effortOf(() => read(text));
    assert.ok(effort < 6000, `${effort} ms for ${JSON.stringify(text.slice(0, 12))}`);
  }
}
