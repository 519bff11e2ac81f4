/** Services: access, calls and failures in the forms in which people write them. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failureClasses, failureCodes, serviceOf, servicesOf } from '../../../server/src/spec/service.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { seed, specOf } from '../../engine.ts';

const read = (body: string) => {
  const text = `## Integration Points\n\n### External Services\n\n#### Mail Service\n\n${body}`;
  const [found] = servicesOf(specOf(text, { force: true }));
  assert.ok(found);
  return { ...found, text: found.placed.section.text };
};

it('the sample of the template says nothing', () => {
  const [found] = servicesOf(specOf(seed));
  const { type, access, calls, failures } = found!.service;
  assert.deepEqual(
    { type, access, calls, failures },
    { type: undefined, access: [], calls: [], failures: [] },
  );
});

it('access is read line by line, with spans', () => {
  const { service, text } = read(
    '**Authentication**:\r\n```\r\nMethod: OAuth2\r\n  Token URL : https://id.test/token\r\nno pair\r\nCredentials: [Stored in: Vault/Env/Config]\r\nScope:\r\n```\r\n',
  );
  assert.deepEqual(
    service.access.map(({ key, value }) => [key.text, value.text]),
    [
      ['Method', 'OAuth2'],
      ['Token URL', 'https://id.test/token'],
    ],
  );
  for (const { key, value } of service.access) {
    assert.equal(textOf(text, key.span), key.text);
    assert.equal(textOf(text, value.span), value.text);
  }
});

const callForms: readonly [
  row: string,
  method: string | undefined,
  path: string | undefined,
  limit?: number,
][] = [
  ['| /mails | POST | Send | 6000/min |', 'POST', '/mails', 100],
  ['| `GET /mails/{id}` | | Read | 10 rps |', 'GET', '/mails/{id}', 10],
  [
    '| https://api.mail.test/v1/mails | post | Send | 3600 requests/hour |',
    'POST',
    'https://api.mail.test/v1/mails',
    1,
  ],
  ['| **`/mails`** | `DELETE` | Remove | none |', 'DELETE', '/mails'],
  ['| Mail topic | publish | Send | 10 MB |', undefined, undefined],
  ['| bookSlot mutation | POST | Book | - |', 'POST', undefined],
];
for (const [row, method, path, limit] of callForms)
  it(`call ${row}`, () => {
    const { service, text } = read(
      `**Endpoints Used**:\n| Endpoint | Method | Purpose | Rate Limit |\n|---|---|---|---|\n${row}\n`,
    );
    const [call] = service.calls;
    assert.equal(call?.method?.text, method);
    assert.equal(call?.path?.text, path);
    assert.equal(call?.limit?.value, limit);
    if (call?.path) assert.equal(textOf(text, call.path.span), path);
    if (call?.method) assert.equal(textOf(text, call.method.span).toUpperCase(), method);
  });

const failureForms: readonly [error: string, classes: string][] = [
  ['Timeout', 'timeout'],
  ['Timeouts (> 5 s)', 'timeout'],
  ['No response within 5 s', 'timeout'],
  ['Connection refused', 'timeout'],
  ['504 Gateway Timeout', 'timeout 5xx'],
  ['4xx', '4xx'],
  ['4XX (client error)', '4xx'],
  ['400, 422', '4xx'],
  ['429 Too Many Requests', '4xx'],
  ['Invalid API key', '4xx'],
  ['Card declined', '4xx'],
  ['5xx / Timeout', 'timeout 5xx'],
  ['HTTP 503', '5xx'],
  ['Service unavailable', '5xx'],
  ['Any other error', 'timeout 4xx 5xx'],
  ['Duplicate message', ''],
  ['More than 450 messages', ''],
  ['Queue full at 500%', ''],
];
for (const [error, classes] of failureForms)
  it(`failure '${error}'`, () => assert.equal([...failureClasses(error)].join(' '), classes));

it('codes of an error cell', () => {
  assert.deepEqual(failureCodes('4xx except 429, v1.500, 450%'), ['4xx', '429']);
});

it('a row in other columns, or with fewer of them, is read as far as it goes', () => {
  const { service } = read(
    '**Error Handling**:\n| Fallback | Error | Note |\n|---|---|---|\n| Queue | Timeout | rare |\n| | 5xx |\n',
  );
  assert.deepEqual(
    service.failures.map(f => [f.error.text, f.fallback?.text, f.retry?.text]),
    [
      ['Timeout', 'Queue', undefined],
      ['5xx', undefined, undefined],
    ],
  );
});

it('is remembered by the section', () => {
  const { placed, service } = read('**Type**: REST API\n');
  assert.equal(serviceOf(placed.section), service);
  assert.equal(service.type?.text, 'REST API');
});
