/** A metric that another specification defines with another type or other labels. */

import type { Mention } from '../library/mention.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { fileName } from '../text/uri.ts';
import { elsewhere, specRule } from './rule.ts';

const one = (row: string): string =>
  `### Observability\n\n**Metrics**:\n\n| Metric | Type | Labels |\n|---|---|---|\n| ${row} |\n`;

export const metricRedefined = specRule({
  id: 'metric-redefined',
  title: 'Metric defined in two ways',
  why: 'Series of one name with other types or labels cannot be added up, and a query that fits one of them is wrong for the other.',
  severity: 'warning',
  reads: ['observability'],
  acrossFiles: true,
  examples: [
    {
      bad: one('‹searches_saved_total› | Counter | source, shared'),
      good: one('searches_saved_total | Counter | `source`'),
      others: { 'tech-042.md': one('searches_saved_total | Counter | source') },
    },
    {
      bad: one('‹search_age_seconds› | Gauge | source'),
      good: one('search_age_seconds | Histogram | '),
      others: { 'tech-042.md': one('search_age_seconds | Histogram | source') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const { mention, span } of mentionsOf(spec, 'metric')) {
      const differing = library
        .mentions('metric', mention.key)
        .map(other => ({ other, how: difference(mention.detail, other) }))
        .filter(({ how }) => how !== undefined);
      const [first] = differing;
      if (!first) continue;
      yield {
        span,
        message: `'${mention.name}' is ${first.how} in ${fileName(first.other.uri)}, expected one definition`,
        related: differing.slice(0, 3).map(({ other }) => elsewhere(other, 'Defined in another way here')),
      };
    }
  },
});

/** What the other one is; undefined where it is the same, or where one of the two does not say it. */
function difference(detail: string | undefined, other: Mention): string | undefined {
  const [type = '', labels = ''] = (detail ?? '').split(' ');
  const [otherType = '', otherLabels = ''] = (other.detail ?? '').split(' ');
  if (type !== '' && otherType !== '' && type !== otherType) return `a ${otherType}`;
  if (labels === '' || otherLabels === '' || labels === otherLabels) return undefined;
  return `labelled by ${otherLabels.split(',').join(', ')}`;
}
