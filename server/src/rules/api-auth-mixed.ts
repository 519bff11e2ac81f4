/** One endpoint that is called with another kind of authentication than all others. */

import { readAuth, type Scheme } from '../spec/auth.ts';
import { endpointsOf } from '../spec/endpoint.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const endpoint = (path: string, auth: string): string =>
  `#### \`GET /${path}\`\n\n**Authentication**: ${auth}\n\n`;

export const apiAuthMixed = specRule({
  id: 'api-auth-mixed',
  title: 'Authentication differs from the others',
  why: 'One endpoint with another way to log in is a slip more often than a decision, and a hole where it is one.',
  severity: 'warning',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `### New Endpoints\n\n${endpoint('searches', 'OAuth2 bearer token')}${endpoint('folders', 'JWT')}${endpoint('runs', '‹API key›')}`,
      good: `### New Endpoints\n\n${endpoint('searches', 'OAuth2 bearer token')}${endpoint('folders', 'JWT or API key')}${endpoint('hooks', 'HMAC signature of the sender')}${endpoint('health', 'None')}${endpoint('runs', 'API key, because devices cannot log in')}`,
    },
  ],
  *check(spec) {
    const found = endpointsOf(spec).flatMap(({ placed, endpoint: { auth, isOpen, path } }) => {
      const read = auth && !isOpen ? readAuth(auth) : undefined;
      if (!auth || !read || read.isNone || read.schemes.length !== 1) return [];
      return [
        { scheme: read.schemes[0]!, auth, path: path?.text ?? '', span: shift(auth.span, placed.origin) },
      ];
    });
    const counts = new Map<Scheme, number>();
    for (const { scheme } of found) counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
    const odd = found.find(f => counts.get(f.scheme) === 1);
    const main = found.find(f => f !== odd);
    if (!odd || !main || counts.size !== 2 || found.length < 3) return;
    const isMeant =
      /hook|callback|internal|admin|device|ingest|health|auth|token|login/i.test(odd.path) ||
      /\b(?:because|since|only|internal|webhook|device|partner|sender|service)/i.test(odd.auth.text);
    if (isMeant) return;
    yield {
      span: odd.span,
      message: `Unexpected ${odd.scheme} authentication, expected ${main.scheme} as for the other endpoints, or the reason`,
      related: [{ span: main.span, message: `${main.scheme} here` }],
    };
  },
});
