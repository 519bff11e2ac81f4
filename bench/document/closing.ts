/** The last sections of a generated specification: qualities, tests, rollout, questions and appendix. */

import { paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';
import { capital } from './words.ts';

export const closing = (subject: Subject): string =>
  paragraphs(qualities(subject), tests(subject), rollout(subject), questions(subject), appendix);

const every = (resources: readonly Resource[], step: number): Resource[] =>
  resources.filter(r => r.index % step === 0);

const qualities = ({ resources }: Subject): string =>
  paragraphs(
    '## Non-Functional Requirements',
    '### Performance',
    table(
      ['Metric', 'Target', 'Measurement'],
      every(resources, 2).map((r, i) => [
        `${capital(r.words)} response time (p99)`,
        `< ${200 + 10 * (i % 30)}ms`,
        'Traces of the service',
      ]),
    ),
    '### Scalability',
    table(
      ['Scenario', 'Expected Load', 'Scaling Strategy'],
      [
        ['Normal', '8 req/sec', '2 instances in two regions'],
        ['Peak', '90 req/sec', 'Auto-scale to 6 instances'],
        ['Burst', '220 req/sec', '429 with jitter, callers come back'],
      ],
    ),
    '### Security',
    security,
    '### Observability',
    `**Logging**:\n${table(
      ['Log Level', 'When', 'Fields'],
      every(resources, 2).map((r, i) => [
        ['DEBUG', 'INFO', 'WARN', 'ERROR'][i % 4]!,
        `A ${r.words} is stored`,
        `request_id, ${r.snake}_id`,
      ]),
    )}`,
    `**Metrics**:\n${table(
      ['Metric', 'Type', 'Labels'],
      resources.map(r => [`${r.snake}_requests_total`, 'Counter', 'endpoint, status']),
    )}`,
    `**Alerts**:\n${table(
      ['Alert', 'Condition', 'Severity', 'Action'],
      every(resources, 3).map(r => [
        `${capital(r.words)} errors`,
        '>3% 5xx for 10m',
        'P2',
        `Page on-call, disable ${r.snake}_enabled`,
      ]),
    )}`,
    '---',
  );

const security = table(
  ['Requirement', 'Implementation'],
  [
    ['Authentication', 'OAuth2 bearer tokens for users, client credentials for services'],
    ['Authorization', 'ABAC: a user sees the records of the own site only'],
    ['Data encryption (transit)', 'TLS 1.3'],
    ['Data encryption (rest)', 'AES-256 volumes'],
    ['PII handling', 'Only user ids are stored'],
    ['Audit logging', 'Every change with user, old and new state; kept for 5 years'],
  ],
);

const tests = ({ resources }: Subject): string =>
  paragraphs(
    '## Testing Requirements',
    `### Unit Tests\n${every(resources, 2)
      .map(r => `- [ ] ${r.pascal}: ${80 + (r.index % 20)}%`)
      .join('\n')}`,
    `### Integration Tests\n${table(
      ['Scenario', 'Systems', 'Data Setup'],
      resources.map(r => [
        `The same ${r.words} twice is stored once`,
        'Planner Console, Record Store',
        `One ${r.words} in state ${r.states[0]}`,
      ]),
    )}`,
    `### Load Tests\n${table(
      ['Test', 'Target', 'Duration'],
      [
        ['Baseline', '90 req/sec', '30 min'],
        ['Stress', '220 req/sec', '20 min'],
        ['Soak', '30 req/sec', '24 hours'],
      ],
    )}`,
    '---',
  );

const rollout = ({ resources, lead }: Subject): string =>
  paragraphs(
    '## Rollout Plan',
    `### Feature Flags\n${table(
      ['Flag', 'Purpose', 'Default', 'Rollout'],
      every(resources, 3).map(r => [
        `${r.snake}_enabled`,
        `${capital(r.words)} records are accepted`,
        'OFF',
        '5% → 25% → 75% → 100%',
      ]),
    )}`,
    `### Deployment Sequence\n${every(resources, 5)
      .map(
        (r, i) =>
          `${i + 1}. Migration and backend of ${r.words} records, then the flag \`${r.snake}_enabled\``,
      )
      .join('\n')}`,
    `### Rollback Plan\n${table(
      ['Trigger', 'Action', 'Owner'],
      every(resources, 4).map(r => [
        `${capital(r.words)} errors above 3% for 10m`,
        `Disable ${r.snake}_enabled`,
        lead,
      ]),
    )}`,
    '---',
  );

const questions = ({ resources, author }: Subject): string =>
  paragraphs(
    '## Open Questions',
    table(
      ['Question', 'Owner', 'Due', 'Status'],
      every(resources, 3).map(r => [
        `Is a ${r.words} ever changed after it is ${r.states[3]}?`,
        author,
        '2027-03-31',
        r.index % 2 ? 'Open' : 'In progress',
      ]),
    ),
    '---',
  );

const appendix = paragraphs(
  '## Appendix',
  '### A: API Schema (OpenAPI)\n[OpenAPI description](appendix/openapi.yaml)',
  '### B: Database ERD\n[All entities](appendix/erd.mmd)',
  '### C: Sequence Diagrams\n[From a request to an event](appendix/sequence.mmd)',
  '### D: ADR (Architecture Decision Records)\n[ADR-023: One database](appendix/adr-023.md)',
);
