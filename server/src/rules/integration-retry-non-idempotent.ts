/** A call that changes something and is sent again with no word on what makes that harmless. */

import type { Section } from '../spec/section.ts';
import { type Call, type Failure, type Service, serviceOf } from '../spec/service.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Endpoints Used**:\n| Endpoint | Method | Purpose |\n|---|---|---|\n';
const errors = '\n\n**Error Handling**:\n| Error | Retry | Fallback |\n|---|---|---|\n';

export const integrationRetryNonIdempotent = sectionRule({
  id: 'integration-retry-non-idempotent',
  title: 'Retry may act twice',
  why: 'A call that was carried out while its answer got lost is carried out again: two payments, two messages.',
  severity: 'info',
  kinds: ['service'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| /mails | POST | Send one message |${errors}| Timeout | ‹3x exponential› | Queue |\n| 4xx | No | Log |`,
      good: `${head}| /mails | POST | Send one message; the order id is the idempotency key |${errors}| Timeout | 3x exponential | Queue |`,
    },
    {
      bad: `${head}| /mails | PUT | Replace a draft |\n| /mails/{id}/send | POST | Send it |${errors}| 5xx | ‹2x exponential› | Queue |`,
      good: `${head}| /mails | PUT | Replace a draft |\n| /mails/search | POST | Find drafts |${errors}| Timeout | 3x exponential | Queue |`,
    },
  ],
  *check(section) {
    const service = serviceOf(section);
    const call = service.calls.find(c => mayActTwice(c, service));
    const failure = service.failures.find(f => isRetried(f));
    if (!call || !failure || saysWhy(section)) return;
    const { text, span } = call.path ?? { text: call.method!.text, span: call.method!.span };
    yield {
      span: failure.retry!.span,
      message: `${call.method!.text} ${text} is retried after '${failure.error.text}', expected what keeps it from acting twice, such as an idempotency key`,
      related: [{ span, message: 'The call that is sent again' }],
    };
  },
});

/** Whether the call was carried out is not known after a timeout and a fault of the service. */
const isRetried = ({ classes, retry, retries }: Failure): boolean =>
  retry !== undefined &&
  (classes.has('timeout') || classes.has('5xx')) &&
  retries !== undefined &&
  !retries.none &&
  ((retries.count ?? 0) > 0 || retries.backoff === true);

const reading =
  /(?:^|[/:_-])(?:search|query|find|list|lookup|token|tokens|oauth2?|login|sessions?|graphql|validate|verify|check|estimate|quote|preview|calculate|scores?|match|translate|classify|embeddings?|completions?)(?:$|[/?:_-])/i;
const asking =
  /^(?:get|fetch|read|list|find|search|look|query|check|validate|verify|calculate|estimate)s?\b/i;

function mayActTwice({ method, path, purpose }: Call, { type }: Service): boolean {
  if (method?.text !== 'POST' && method?.text !== 'PATCH') return false;
  if (path && reading.test(path.text)) return false;
  if (type && /graphql/i.test(type.text)) return false;
  return !asking.test(purpose?.text ?? '');
}

/** Any word of the section on sending twice. */
const saysWhy = ({ text, part }: Section): boolean =>
  /idempot|dedup|duplicat|twice|exactly[ -]once|at[ -]most[ -]once|at[ -]least[ -]once|same (?:\w{1,30} )?(?:key|id|reference)|(?:request|client|external)[ -]?(?:id|key|token|reference)\b|unique|upsert|safe to (?:retry|repeat)|read[ -]only|nothing is stored/i.test(
    text.slice(part.start, part.end),
  );
