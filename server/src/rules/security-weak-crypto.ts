/** Cryptography that is broken. */

import { listOf } from '../spec/choice.ts';
import { weakCryptoIn } from '../spec/security.ts';
import { sectionRule } from './rule.ts';

const head = '### Security\n\n| Requirement | Implementation |\n|---|---|\n';

export const securityWeakCrypto = sectionRule({
  id: 'security-weak-crypto',
  title: 'Broken cryptography',
  why: 'Attacks on these are published and automated; audits and browsers refuse them.',
  severity: 'error',
  kinds: ['security'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Data encryption (transit) | ‹TLS 1.1› at the gateway |\n| Data encryption (rest) | ‹3DES› volumes |\n| Passwords | ‹SHA-1› with a salt |`,
      good: `${head}| Data encryption (transit) | TLS 1.2 or 1.3; TLS 1.0 and 1.1 are disabled |\n| Data encryption (rest) | AES-256, keys des Kunden |\n| Request signing | HMAC-SHA1 |\n| Uploads | MD5 checksum of each file |\n| Certificates | SSL certificates of the platform |`,
    },
    {
      bad: `${head}| Data encryption (transit) | ‹SSL› |\n| Data encryption (rest) | ‹AES-128-ECB› |`,
      good: `${head}| Data encryption (transit) | SSL/TLS 1.3 |\n| Data encryption (rest) | AES-128-GCM, no MD5 anywhere |`,
    },
  ],
  *check(section) {
    for (const { span, name, instead } of weakCryptoIn(section))
      yield {
        span,
        message: `Unexpected '${name}', which is broken, expected ${listOf(instead)}`,
        suggestions: instead.map(choice => ({
          title: `Replace with \`${choice}\``,
          edits: [{ span, newText: choice }],
        })),
      };
  },
});
