/** A log line that nothing ties to its request. */

import { isCorrelation, type Log, logsIn } from '../spec/log.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head = '### Observability\n\n**Logging**:\n| Log Level | When | Fields |\n|---|---|---|\n';

export const logRequestIdMissing = sectionRule({
  id: 'log-request-id-missing',
  title: 'Log line without a request id',
  why: 'Without an id in common the lines of one request cannot be found among those of all others.',
  severity: 'info',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| INFO | Request received | request_id, endpoint |\n| ERROR | Payout failed | ‹case_id, failure_code› |`,
      good: `${head}| INFO | Request received | requestId, endpoint |\n| ERROR | Payout failed | case_id, trace_id |\n| WARN | Nightly job late | job_name, elapsed_ms |\n| INFO | Service started | version, region |\n| DEBUG | Tier computed | As above and the tier |`,
    },
  ],
  *check(section) {
    const logs = logsIn(section);
    const known = logs.flatMap(({ fields }) => fields.filter(f => isCorrelation(f.name)))[0];
    for (const log of logs) {
      if (!isCertain(log) || log.fields.some(f => isCorrelation(f.name))) continue;
      const first = log.fields[0]!;
      const name = known?.name ?? 'request_id';
      const tick = section.text[first.span.start - 1] === '`' ? '`' : '';
      yield {
        span: log.fieldsCell.span,
        message: `Unexpected log line without an id of its request, expected a field such as '${name}'`,
        ...(known && { related: [{ span: known.span, message: `Other lines have '${known.name}'` }] }),
        suggestions: [
          {
            title: `Add \`${name}\``,
            edits: [insertAt(first.span.start - tick.length, `${tick}${name}${tick}, `)],
          },
        ],
      };
    }
  },
});

/** Plain names, two at least, of something that a request or message leads to. */
const isCertain = ({ fields, fieldsCell, when }: Log): boolean =>
  fields.length > 1 &&
  fieldsCell.raw.split(',').length === fields.length &&
  !/\b(?:all|above|same|plus|etc|common|standard)\b|\.\.\.|…|\+/i.test(fieldsCell.raw) &&
  !/\b(?:start\w*|boot\w*|shut\w*|stop\w*|deploy\w*|jobs?|cron|nightly|daily|hourly|weekly|schedul\w*|migrat\w*|config\w*|leader|cache|pool)\b/i.test(
    when?.text ?? '',
  );
