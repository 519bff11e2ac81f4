/** Findings moved: the same, with all their spans counted from elsewhere. */

import type { Finding, Repair } from '../rules/rule.ts';
import { type Span, shift } from '../text/span.ts';

/** The finding with every span of it replaced, always in the same order. */
export function mapSpans(finding: Finding, map: (span: Span) => Span): Finding {
  const repaired = (repair: Repair): Repair => ({
    ...repair,
    edits: repair.edits.map(e => ({ ...e, span: map(e.span) })),
  });
  return {
    ...finding,
    span: map(finding.span),
    ...(finding.fix ? { fix: repaired(finding.fix) } : {}),
    ...(finding.suggestions ? { suggestions: finding.suggestions.map(repaired) } : {}),
    ...(finding.related ? { related: finding.related.map(r => ({ ...r, span: map(r.span) })) } : {}),
  };
}

/** The finding counted from an origin `by` units earlier. */
export const moved = (finding: Finding, by: number): Finding =>
  by === 0 ? finding : mapSpans(finding, span => shift(span, by));
