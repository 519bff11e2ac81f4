/** A security requirement of the template that the table leaves out. */

import { newRow } from '../spec/new-row.ts';
import { missingRequirements } from '../spec/security.ts';
import { sectionRule } from './rule.ts';

const head = '### Security\n\n‹| Requirement | Implementation |›\n|---|---|\n';
const plain = head.replace(/[‹›]/g, '');

export const securityRowMissing = sectionRule({
  id: 'security-row-missing',
  title: 'Security requirement left out',
  why: 'What nobody wrote down is not decided, and a reviewer cannot see whether it was forgotten.',
  severity: 'warning',
  kinds: ['security'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Authentication | OAuth2 |\n| Authorization | RBAC by scope |\n| Data encryption (transit) | TLS 1.3 |\n| Data encryption (rest) | AES-256 |\n| Audit logging | Every change |`,
      good: `${plain}| Authentication | OAuth2 |\n| Authorisation | RBAC by scope |\n| Encryption | TLS 1.3 in transit, AES-256 at rest |\n| PII | Masked |\n| Audit trail | Every change |\n| Rate limits | 100 req/min |`,
    },
    {
      bad: `${head.replace('‹', '‹‹').replace('›', '››')}| Authentication | OAuth2 |\n| Authorization | RBAC by scope |\n| PII handling | Not stored |\n| Encryption | TLS 1.3 in transit |`,
      good: '### Security\n\nAll of it is inherited from the platform, see ADR-12.',
    },
  ],
  *check(section) {
    for (const { table, name, cells, after } of missingRequirements(section))
      yield {
        span: table.table.header.span,
        message: `Security table has no row '${name}', expected how it is met or why it does not apply`,
        fix: {
          title: `Insert the row '${name}'`,
          edits: [newRow(section, table, { cells, after })],
          scaffold: true,
        },
      };
  },
});
