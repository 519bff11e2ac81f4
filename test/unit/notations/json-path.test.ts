/** Dotted paths into JSON samples, and what is found at one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eachPath, nodesAt } from '../../../server/src/notations/json/path.ts';
import { readJson } from '../../../server/src/notations/json/read.ts';
import { plain } from './json-plain.ts';

const paths = (text: string): string[] =>
  readJson(text).documents.flatMap(document =>
    [...eachPath(document)].map(
      ({ path, nodes, everywhere }) => `${path}${everywhere ? '' : '?'} ×${nodes.length}`,
    ),
  );

describe('eachPath', () => {
  it('gives every member, parents first', () =>
    assert.deepEqual(paths('{"a": {"b": 1, "c": {"d": null}}, "e": []}'), [
      'a ×1',
      'a.b ×1',
      'a.c ×1',
      'a.c.d ×1',
      'e ×1',
    ]));

  it('puts the items of a list under one path and says which keys some of them lack', () => {
    assert.deepEqual(paths('{"items": [{"id": 1, "kind": "x"}, {"id": 2, "more": {"a": 1}}]}'), [
      'items ×1',
      'items[].id ×2',
      'items[].kind? ×1',
      'items[].more? ×1',
      'items[].more.a ×1',
    ]);
    assert.deepEqual(paths('[{"id": 1}, {"id": 2}]'), ['[].id ×2']);
    assert.deepEqual(paths('{"rows": [[{"x": 1}], [{"x": 2}]]}'), ['rows ×1', 'rows[][].x ×2']);
  });

  it('takes nothing for missing where something was left out, and a repeated key for one', () => {
    assert.deepEqual(paths('[{"id": 1, "a": 1}, {"id": 2, ...}]'), ['[].id ×2', '[].a ×1']);
    assert.deepEqual(paths('[{"a": 1, "a": 2}, {}]'), ['[].a? ×2']);
  });

  it('gives the place of the first', () => {
    const text = '[{"x": 1, "id": 1}, {"id": 2}]';
    const [, id] = [...eachPath(readJson(text).documents[0]!)];
    assert.deepEqual(id!.keySpan, { start: 11, end: 13 });
    assert.equal(id!.key, 'id');
  });

  it('stays small on hostile depth', () => {
    const text = `${'{"key": ['.repeat(90)}${'{"b": 1},'.repeat(20_000)}`;
    assert.ok([...eachPath(readJson(text).documents[0]!)].length <= 30);
    const long = `{"${'k'.repeat(1000)}": {"a": 1}, "b": 1}`;
    assert.deepEqual(paths(long), ['b ×1']);
  });
});

describe('nodesAt', () => {
  const text =
    '{"items": [{"kind": "x"}, {"kind": "y"}], "data": {"id": 1}, "a.b": 3, "tags": ["s", "t"], "byId": {"k1": {"n": 1}, "k2": {"n": 2}}}';
  const at = (path: string, source = text): string => {
    const { places, elided } = nodesAt(readJson(source).documents[0]!, path);
    return places.map(({ node }) => plain(node)).join(' ') + (elided ? ' …' : '');
  };

  it('takes every spelling of a path', () => {
    for (const path of ['items[].kind', 'items.kind', 'items[0].kind', '$.items[*].kind', 'items.[].kind'])
      assert.equal(at(path), '"x" "y"', path);
    assert.equal(at('data.id'), '1');
    assert.equal(at('a.b'), '3');
    assert.equal(at('tags[]'), '"s" "t"');
    assert.equal(at('tags'), '["s","t"]');
    assert.equal(at('byId.{key}.n'), '1 2');
    assert.equal(at('byId.*.n'), '1 2');
    assert.equal(at('[].id', '[{"id": 1}, {"id": 2}]'), '1 2');
    assert.equal(at('id', '[[{"id": 1}], [{"id": 2}]]'), '1 2');
  });

  it('finds nothing that is not there', () => {
    for (const path of ['Items', 'data.id.x', 'nothing', 'kind', 'data[].nothing'])
      assert.equal(at(path), '', path);
    assert.equal(at(''), plain(readJson(text).documents[0]!));
  });

  it('says whether something on the way was left out', () => {
    assert.equal(at('a.c', '{"a": {"b": 1, ...}}'), ' …');
    assert.equal(at('a.b', '{"a": {"b": 1, ...}}'), '1 …');
    assert.equal(at('a.c', '{"a": {"b": 1}, "d": {...}}'), '');
    assert.equal(at('a.c', '{"a": <object>}'), ' …');
    assert.equal(at('a[].c', '{"a": [{"b": 1}, ...]}'), ' …');
    assert.equal(at('b', '{...}'), ' …');
  });

  it('gives where the key stands', () => {
    const { places } = nodesAt(readJson(text).documents[0]!, 'data.id');
    const { start, end } = places[0]!.keySpan!;
    assert.equal(text.slice(start, end), 'id');
  });
});
