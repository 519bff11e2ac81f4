/** OpenAPI descriptions: which operations and fields are read, and what is left open. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { readOpenApi } from '../../../server/src/notations/data/openapi.ts';
import type { Shape } from '../../../server/src/notations/data/shape.ts';
import { root } from '../../engine.ts';
import { random } from '../../random.ts';

const api = (paths: string, rest = ''): string => `openapi: 3.1.0\n${rest}paths:\n${paths}`;
const shapeOf = (schema: unknown, components: unknown = {}): Shape => {
  const text = JSON.stringify({
    openapi: '3.1.0',
    paths: {
      '/a': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } },
    },
    components,
  });
  return readOpenApi(text)!.operations[0]!.request!;
};
const say = ({ fields, open }: Shape): string =>
  `${[...fields].map(([name, isRequired]) => name + (isRequired ? '!' : '')).join(' ')} | ${[...open].map(o => `"${o}"`).join(' ')}`;

it('reads operations with the path of their server', () => {
  const found = readOpenApi(
    api(
      '  /a/{id}:\n    parameters: []\n    get:\n      responses:\n        "200": { description: x }\n        4XX: { description: y }\n        x-note: 1\n    x-own: 1\n',
      'servers: [{ url: "https://one.example.com/v2/" }, { url: "//two.example.com/v2" }]\n',
    ),
  );
  assert.deepEqual(
    found?.operations.map(o => [o.method, o.path, [...o.statuses], o.isOpen]),
    [['GET', '/v2/a/{id}', [200], true]],
  );
  const other = readOpenApi('swagger: "2.0"\nbasePath: /v1\npaths: { /a: { $ref: "a.yaml" } }\n');
  assert.deepEqual([other?.isOpen, other?.operations.length], [true, 0]);
});

it('is undefined for what is no description, or none that can be read', () => {
  for (const text of [
    '',
    'name: x\n',
    'openapi: 3.1.0\n',
    'openapi: 4.0.0\npaths: {}\n',
    'openapi: [\npaths: {}\n',
    '{ "openapi": "3.1.0", "paths": { }',
  ])
    assert.equal(readOpenApi(text), undefined, text);
});

it('follows references within the file, and leaves open what it cannot know', () => {
  const id = { type: 'integer' };
  const object = { type: 'object', required: ['id'], properties: { id } };
  assert.equal(say(shapeOf(object)), 'id! | ');
  assert.equal(say(shapeOf({ $ref: '#/components/x~1y' }, { 'x/y': object })), 'id! | ');
  assert.equal(say(shapeOf({ $ref: 'other.yaml#/x' })), ' | ""');
  assert.equal(say(shapeOf({ $ref: '#/components/nowhere' })), ' | ""');
  assert.equal(say(shapeOf({ type: 'array', items: object })), 'id! | ');
  assert.equal(
    say(shapeOf({ allOf: [object, { properties: { note: { type: 'string' } } }] })),
    'id! note | ',
  );
  assert.equal(say(shapeOf({ ...object, additionalProperties: true })), 'id! | ""');
  assert.equal(say(shapeOf({ ...object, additionalProperties: false })), 'id! | ');
  assert.equal(say(shapeOf({ properties: { a: { oneOf: [object] }, b: {} } })), 'a b | "a" "b"');
  const tree = { properties: { child: { $ref: '#/components/tree' } } };
  assert.equal(say(shapeOf({ $ref: '#/components/tree' }, { tree })), 'child | "child"');
});

it('takes no time for schemas that refer to each other in many ways', () => {
  const parts = (i: number): object => ({
    allOf: Array.from({ length: 10 }, () => ({ $ref: `#/components/s${i}` })),
  });
  const all = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`s${i}`, parts(i + 1)]));
  assert.equal(say(shapeOf(parts(0), { ...all, s11: { properties: { a: {} } } })), 'a | "a" ""');
});

it('is total', () => {
  const text = readFileSync(join(root, 'examples/appendix/tech-044-openapi.yaml'), 'utf8');
  const next = random(7);
  for (let i = 0; i < 40; i++) {
    const at = next.int(text.length);
    readOpenApi(text.slice(0, at) + '{[:&*$'.charAt(i % 6) + text.slice(at + next.int(30)));
  }
});
