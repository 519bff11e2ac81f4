/** Findings weighed and moved: problems, and findings with all their spans counted from elsewhere. */

import type { Finding, Repair, Rule, Severity } from '../rules/rule.ts';
import { type Span, shift } from '../text/span.ts';

/** A finding with a weight, its spans counted from the start of the document. */
export interface Problem extends Finding {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'off'>;
}

/** The finding with every span of it replaced, always in the same order; those in other files stay. */
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
    ...(finding.related
      ? { related: finding.related.map(r => (r.uri === undefined ? { ...r, span: map(r.span) } : r)) }
      : {}),
  };
}

/** The finding counted from an origin `by` units earlier. */
export const moved = (finding: Finding, by: number): Finding =>
  by === 0 ? finding : mapSpans(finding, span => shift(span, by));
