/** Secrets in texts: found whole, and never where only their place or their form is told. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readSecrets } from '../../../server/src/notations/secret/secret.ts';
import { effortOf } from '../../effort.ts';
import { readMarks, writeMarks } from '../../marks.ts';
import { random } from '../../random.ts';

const marked = (text: string): string => {
  const plain = readMarks(text).text;
  return writeMarks(
    plain,
    readSecrets(plain).map(s => s.span),
  );
};

// Put together here, so that no scanner takes this file for a leak.
const letters = 'q7Zp2Xw9Lk4Vt8Rb5Nc3';
const secrets = [
  `Credentials: ‹sk_test_${letters}›`,
  `Authorization: Bearer ‹${letters}›`,
  `key ‹AKIA${'Q7ZP2XW9LK4VT8RB'}› of the mailer`,
  `‹ghp_${letters}›, to be replaced`,
  `‹eyJ${letters}.eyJ${letters}.${letters}›`,
  '‹-----BEGIN RSA PRIVATE KEY-----›',
  'postgres://mailer:‹Sunflower7›@db.test/mails',
  'password: ‹Sunflower7›',
  '"password": "‹Sunflower7›",',
  `client_secret = ‹${letters}${letters}›`,
  `API Key: \`‹${letters}›\``,
];
for (const text of secrets) it(text.slice(0, 40), () => assert.equal(marked(text), text));

const harmless = [
  'Credentials: Stored in: Vault',
  'Credentials: vault:payments/mail-api-key-2',
  'Password: MAILER_PASSWORD_2',
  `password: \${DB_PASSWORD}`,
  'password: <password1>',
  'Password: ********',
  'Secret: rotated every 90 days',
  'Secret: payments/prod/key2, rotated every month',
  'Token: JWT, RS256, 15 min',
  'Token: opaque',
  'API Key: X-Api-Key',
  `API Key: sk_live_xxxxxxxxxxxx`,
  'AKIAIOSFODNN7EXAMPLE',
  'client_secret: 7c9e6679-7425-40de-944b-e07fc1f90ae7',
  'https://user:$PASSWORD@mail.test/',
  'https://mail.test/a:b@c',
  'Authorization: Bearer <access token>',
  'Method: Basic authentication',
  'The secret-key-rotation-2024 job',
  'Key: paymentId and currency',
];
for (const text of harmless) it(`nothing in ${text}`, () => assert.equal(marked(text), text));

it('is total and takes linear time', () => {
  const { pick } = random(7);
  const pieces = ['password: ', 'sk_live_', 'eyJ', '.', '://', '@', ':', 'a1', '-----BEGIN ', ' ', '\n', '`'];
  for (let i = 0; i < 300; i++) {
    const text = Array.from({ length: 30 }, () => pick(pieces)).join('');
    for (const { span } of readSecrets(text))
      assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
  }
  for (const piece of [...pieces, 'password:password:', 'eyJaaaaaaaa.', 'a://a:']) {
    const text = piece.repeat(1_000_000 / piece.length);
    assert.ok(effortOf(() => readSecrets(text)) < 6000, piece);
  }
});
