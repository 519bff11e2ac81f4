/** An endpoint that leaves open who may call it. */

import { readAuth } from '../spec/auth.ts';
import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `GET /searches`\n\n';

export const apiAuthMissing = sectionRule({
  id: 'api-auth-missing',
  title: 'Authentication not said',
  why: 'What is not said is built as public by one and as internal by another.',
  severity: 'warning',
  kinds: ['endpoint'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}‹**Authentication**:›\n\n**Request**: none\n`,
      good: `${head}**Authentication**:\n- Bearer token\n\n**Request**: none\n\n#### \`GET /health\`\n\n**Authentication**: None\n`,
    },
    { bad: `${head}‹**Authentication**: -›\n`, good: `${head}**Authentication**: [Auth method required]\n` },
  ],
  *check(section) {
    const { auth, isOpen } = endpointOf(section);
    if (!auth || isOpen || !readAuth(auth).isBlank) return;
    yield {
      span: {
        start: auth.label.span.start,
        end: auth.text === '' ? auth.label.span.end : auth.label.value.end,
      },
      message: `'${auth.label.name}' says nothing, expected how callers show who they are, or that they need not`,
    };
  },
});
