/** An endpoint whose authentication the security table does not know. */

import { listOf } from '../spec/choice.ts';
import { loginsOf } from '../spec/login.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const endpoint = (path: string, auth: string): string =>
  `#### \`POST /${path}\`\n\n**Authentication**: ${auth}\n\n`;
const security = '### Security\n\n| Requirement | Implementation |\n|---|---|\n';

export const securityAuthVsApi = specRule({
  id: 'security-auth-vs-api',
  title: 'Authentication differs from the security table',
  why: 'Two ways to log in are two things to build and to review, and only one of them was reviewed.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change', 'security'],
  examples: [
    {
      bad: `### New Endpoints\n\n${endpoint('searches', '‹API key in the header›')}${security}| Authentication | OAuth2 with the company's provider |`,
      good: `### New Endpoints\n\n${endpoint('searches', 'Bearer token')}${endpoint('hooks/paid', 'API key of the sender')}${endpoint('health', 'None')}${endpoint('runs', 'As in the gateway')}${security}| Authentication | OAuth2 with the company's provider |`,
    },
  ],
  *check(spec) {
    const { known, cells, strangers } = loginsOf(spec);
    for (const { placed, auth, scheme } of strangers)
      yield {
        span: shift(auth.span, placed.origin),
        message: `Unexpected ${scheme} authentication, expected ${listOf(known)} as in the security table`,
        related: cells.map(({ placed: at, cell }) => ({
          span: shift(cell.span, at.origin),
          message: `Here it is ${listOf(known)}`,
        })),
      };
  },
});
