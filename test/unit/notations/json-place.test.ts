/** The cursor in a JSON sample: what it stands on and what may be typed there. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type JsonPlace, nodeAt } from '../../../server/src/notations/json/place.ts';
import { readJson } from '../../../server/src/notations/json/read.ts';
import { random } from '../../random.ts';

/** The place at `‸`. */
function place(marked: string): JsonPlace & { text: string } {
  const offset = marked.indexOf('‸');
  assert.notEqual(offset, -1, marked);
  const text = marked.replace('‸', '');
  return { ...nodeAt(readJson(text), offset), text };
}

/** Slot, path of the container, what typing replaces, and which commas are needed. */
function slot(marked: string): string {
  const found = place(marked);
  if (!found.slot) return '-';
  const { start, end } = found.span;
  const where = found.slot === 'value' ? found.path : found.containerPath;
  const quote = found.quoted ? '"' : '';
  const commas = `${found.commaBefore ? '<,' : ''}${found.commaAfter ? ',>' : ''}`;
  return [found.slot, where || '.', quote + found.text.slice(start, end) + quote, commas]
    .filter(Boolean)
    .join(' ');
}

describe('nodeAt', () => {
  it('says where a key may be typed', () => {
    for (const [marked, expected] of [
      ['{‸}', 'key .'],
      ['{ ‸ }', 'key .'],
      ['{‸', 'key .'],
      ['{"a": 1, ‸}', 'key .'],
      ['{"a": 1,‸', 'key .'],
      ['{"a": 1\n‸\n}', 'key . <,'],
      ['{\n  ‸\n  "a": 1\n}', 'key . ,>'],
      ['{\n  "a": 1,\n  ‸\n  "b": 2\n}', 'key . ,>'],
      ['{"na‸', 'key . "na"'],
      ['{"na‸me": 1}', 'key . "name"'],
      ['{"‸": 1}', 'key . ""'],
      ['{"a": {"‸"}}', 'key a ""'],
      ['{"a": [{"b": 1}, {‸}]}', 'key a[]'],
      ['{"a": {"b": [\n{\n "c": 1,\n "‸"\n}]}}', 'key a.b[] ""'],
      ['{na‸', 'key . na'],
      ['{"a": 1, ...,\n ‸}', 'key .'],
    ] as const)
      assert.equal(slot(marked), expected, marked);
  });

  it('says where a value may be typed', () => {
    for (const [marked, expected] of [
      ['{"a":‸}', 'value a'],
      ['{"a": ‸', 'value a'],
      ['{"a": ‸,\n "b": 1}', 'value a'],
      ['{"a": ‸\n "b": 1}', 'value a ,>'],
      ['{"a": "x‸y"}', 'value a "xy"'],
      ['{"a": "‸', 'value a ""'],
      ['{"a": tr‸}', 'value a tr'],
      ['{"a": <uu‸id>}', 'value a <uuid>'],
      ['{"a": [‸]}', 'value a[]'],
      ['{"a": {"b": [{"c": "‸"}]}}', 'value a.b[].c ""'],
      ['[1, ‸]', 'value []'],
    ] as const)
      assert.equal(slot(marked), expected, marked);
  });

  it('says where nothing may be typed', () => {
    for (const marked of [
      '‸',
      '‸{}',
      '{}‸',
      '{"a"‸}',
      '{"a": 1 ‸}',
      '{"a": "x"‸}',
      '{"a": 1, // re‸mark\n}',
      'POST /a‸\n{}',
      '{"a": 1}\n‸\n{"b": 1}',
    ])
      assert.equal(slot(marked), '-', marked);
  });

  it('gives the innermost value, member and container', () => {
    const { node, member, container, path, text } = place('{"a": [{"b": "x‸", "c": 1}], "d": 2}');
    assert.equal(node!.value, 'x');
    assert.equal(member!.key, 'b');
    assert.deepEqual(
      container!.members!.map(({ key }) => key),
      ['b', 'c'],
    );
    assert.equal(path, 'a[].b');
    assert.equal(text.slice(node!.span.start, node!.span.end), '"x"');
    assert.equal(place('{"a": {"k‸": 1}}').path, 'a.k');
    assert.equal(place('{"a": {"k": ‸{}}}').path, 'a.k');
    assert.equal(place('"a": {"k‸": 1}').path, 'a.k');
    assert.equal(place('{"a": {"k": 1 ‸ }}').path, 'a');
    assert.equal(place('‸ {}').node, undefined);
  });

  it('answers at every offset of damaged samples', () => {
    const r = random(3);
    const whole = 'POST /a\n\n{"a": [1, {"b": "x"}],\n "c": {"d": null, ...}, // …\n "f": <g>}';
    for (let i = 0; i < 150; i++) {
      const at = r.int(whole.length);
      const text =
        whole.slice(0, at) + r.pick(['', '"', '{', ']', ',', '\n', '...']) + whole.slice(at + r.int(4));
      const sample = readJson(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { span, node, slot: kind } = nodeAt(sample, offset);
        assert.ok(span.start <= offset && offset <= span.end, `${text} ${offset}`);
        assert.ok(!kind || span.end <= text.length);
        assert.ok(!node || (node.span.start <= offset && offset <= node.span.end));
      }
    }
  });
});
