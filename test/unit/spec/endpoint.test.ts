/** Endpoints in the forms that real documents give them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAuth } from '../../../server/src/spec/auth.ts';
import { type Endpoint, endpointsOf } from '../../../server/src/spec/endpoint.ts';
import { readEndpointHeading } from '../../../server/src/spec/endpoint-heading.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { seed, specOf } from '../../engine.ts';

/** Method, path, parameters and host of a heading, each read back from its span. */
function heading(inline: string): string {
  const { method, path, parameters, host, methods } = readEndpointHeading(inline);
  for (const word of [method, path, host])
    if (word) assert.equal(textOf(inline, word.span), word.text, inline);
  const names = parameters.map(p => `${p.name}@${textOf(inline, p.span)}`);
  return [
    method?.text ?? '-',
    path?.text ?? '-',
    methods.join('+'),
    ...names,
    ...(host ? [host.text] : []),
  ].join(' ');
}

describe('headings', () => {
  const forms: readonly (readonly [inline: string, read: string])[] = [
    ['`POST /searches`', 'POST /searches POST'],
    ['POST /searches', 'POST /searches POST'],
    ['**POST** `/searches`', 'POST /searches POST'],
    ['3.1 Store a search: `POST /searches/{id}`', 'POST /searches/{id} POST id@{id}'],
    ['Store a search (POST /searches)', 'POST /searches POST'],
    ['GET /searches/:id/runs/<run_id>', 'GET /searches/:id/runs/<run_id> GET id@:id run_id@<run_id>'],
    ['GET /files/{path*}/[rev]', 'GET /files/{path*}/[rev] GET path@{path*} rev@[rev]'],
    ['`GET https://api.example.com:8443/v1/x`', 'GET /v1/x GET https://api.example.com:8443'],
    ['`GET {baseUrl}/v1/x`', 'GET /v1/x GET {baseUrl}'],
    ['`PUT/PATCH /x`', 'PUT/PATCH /x PUT+PATCH'],
    ['`GET|HEAD /x`', 'GET|HEAD /x GET+HEAD'],
    ['get /x', 'get /x GET'],
    ['`PSOT /x`', 'PSOT /x '],
    ['`WS /x/live`', 'WS /x/live '],
    ['`/searches`', '- /searches '],
    ['`POST api/searches`', 'POST api/searches POST'],
    ['`POST /saved searches`', 'POST /saved searches POST'],
    ['POST /searches, then wait', 'POST /searches POST'],
    ['Create / delete', '- / '],
    ['Input and output', '- - '],
    ['', '- - '],
  ];
  for (const [inline, read] of forms) it(inline, () => assert.equal(heading(inline), read));

  it('hostile headings take no time', () => {
    for (const piece of ['/', '`', 'A/', '{', '[a]/', 'GET ', 'a.', '\\'])
      readEndpointHeading(piece.repeat(200_000 / piece.length));
  });
});

function only(body: string, title = '`POST /searches/{id}`'): Endpoint {
  const spec = specOf(`### New Endpoints\n\n#### ${title}\n\n${body}`, { force: true });
  return endpointsOf(spec)[0]!.endpoint;
}
const fence = (json: string, language = 'json'): string => `\n\`\`\`${language}\n${json}\n\`\`\`\n\n`;

describe('messages', () => {
  it('labels say what a fence is', () => {
    const { request, responses } = only(
      `**Request Body**:${fence('{ "a": 1 }')}**Response (201 Created)**:${fence('{ "id": 1 }')}**Response 409 - Conflict**:${fence('{ "error": "x" }')}**Success Response**: 200${fence('{ "id": 2 }')}`,
    );
    assert.deepEqual(
      request?.sample?.document?.members?.map(m => m.key),
      ['a'],
    );
    assert.deepEqual(
      responses.map(r => [r.status, r.reason?.text, r.samples.length]),
      [
        [201, 'Created', 1],
        [200, undefined, 1],
      ],
    );
  });
  it('heads of HTTP say it where no label does', () => {
    const { request, responses } = only(
      fence('POST /searches/1 HTTP/1.1\nAccept: x\n\n{ "a": 1 }', 'http') +
        fence('HTTP/1.1 201 Created\n\n{ "id": 1 }', 'http') +
        fence('HTTP/1.1 404 Not Found\n\n{ "error": "x" }', 'http'),
    );
    assert.deepEqual(
      request?.sample?.document?.members?.map(m => m.key),
      ['a'],
    );
    assert.deepEqual(
      responses.map(r => r.status),
      [201],
    );
  });
  it('tables of fields belong to the label above them', () => {
    const table =
      '\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| a | string | Yes | | A |\n\n';
    const { request, responses } = only(
      `**Request**:${fence('{ "a": "x" }')}${table}**Response (200 OK)**:\n${table}${fence('{ "a": "x" }')}**Query Parameters**:\n${table}`,
    );
    assert.equal(request?.fields.length, 1);
    assert.equal(responses[0]?.fields.length, 1);
  });
  it('the authentication ends before tables and the next label', () => {
    const { auth } = only(
      '**Authentication**: Bearer token,\nscope `x`\n\n| Code | Condition | Response Body |\n|---|---|---|\n| 401 | No token | - |\n',
    );
    assert.equal(auth?.text, 'Bearer token,\nscope `x`');
  });
  it('the template is open', () => {
    for (const { endpoint } of endpointsOf(specOf(seed))) assert.ok(endpoint.isOpen);
  });
});

describe('errors', () => {
  const table = (...rows: string[]): string =>
    `| Code | Condition | Response Body |\n|---|---|---|\n${rows.map(r => `| ${r} |\n`).join('')}`;
  it('status, code and body, whatever the form', () => {
    const { errors, section } = only(
      table(
        '400 Bad Request | Invalid | `{"error": "invalid"}`',
        '`401` | No token | {"code": "no_token", ...}',
        '409, 423 | Taken | `{"error": {"code": "taken", "message": "x"}}`',
        '422 | Wrong | `{"errors": [{"code": "wrong"}]}`',
        '4xx | Other | `rate_limited`',
        '500 | Broken | Something went wrong',
      ),
    );
    assert.deepEqual(
      errors.map(e => [e.codes.map(c => c.code).join(), e.errorCode?.text]),
      [
        ['400', 'invalid'],
        ['401', 'no_token'],
        ['409,423', 'taken'],
        ['422', 'wrong'],
        ['', 'rate_limited'],
        ['500', undefined],
      ],
    );
    for (const { errorCode, codes } of errors) {
      if (errorCode) assert.equal(textOf(section.text, errorCode.span), errorCode.text);
      for (const { code, span } of codes) assert.equal(textOf(section.text, span), String(code));
    }
  });
});

describe('changes', () => {
  it('verbs, names and demands of bullets', () => {
    const spec = specOf(
      '### Modified Endpoints\n\n#### `GET /searches`\n\n**Changes**:\n- Added field: `owner` (string, optional)\n- **Deprecated** `user`\n* Now required: `kind`\n1. Renamed `a` to `b`\n- Response field `c` is new\n- New query param: `tenant` (required)\n- Added field: `newField` (string)\n\n**Backward Compatibility**: Yes\n- Not a change\n',
      { force: true },
    );
    const { changes } = endpointsOf(spec)[0]!.endpoint;
    assert.deepEqual(
      changes.map(c => [c.kind, c.names.map(n => n.text).join(), c.isRequired]),
      [
        ['added', 'owner', false],
        ['deprecated', 'user', false],
        ['required', 'kind', true],
        ['renamed', 'a,b', false],
        [undefined, 'c', false],
        ['new', 'tenant', true],
      ],
    );
  });
});

describe('authentication', () => {
  const read = (text: string) => readAuth({ text });
  it('schemes, scopes and none', () => {
    assert.deepEqual(read('OAuth2 bearer token with scope `x`'), {
      isNone: false,
      schemes: ['bearer'],
      isScoped: true,
      isBlank: false,
    });
    assert.deepEqual(read('API key').schemes, ['api key']);
    for (const none of ['None', '**No**, it is public', 'Public', 'N/A', 'not required'])
      assert.ok(read(none).isNone, none);
    for (const blank of ['', '-', '—', '`-`']) assert.ok(read(blank).isBlank, blank);
    assert.ok(!read('Session cookie').isNone);
  });
});
