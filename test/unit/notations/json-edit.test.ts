/** Edits of JSON samples: a member added in the object's own style, and repairs that lose nothing. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertMember } from '../../../server/src/notations/json/edit.ts';
import { isUnderstood } from '../../../server/src/notations/json/node.ts';
import { nodeAt } from '../../../server/src/notations/json/place.ts';
import { readJson } from '../../../server/src/notations/json/read.ts';
import { repairJson } from '../../../server/src/notations/json/repair.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { random } from '../../random.ts';

/** The text after `k` was added to the object at `‸`, or to the first document. */
function added(marked: string, valueText = '0'): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const sample = readJson(text);
  const object = offset < 0 ? sample.documents[0]! : nodeAt(sample, offset).container!;
  return applyEdits(text, insertMember(text, object, { key: 'k', valueText }));
}

describe('insertMember', () => {
  it('keeps to the style of one line', () => {
    for (const [text, expected] of [
      ['{}', '{"k": 0}'],
      ['{ }', '{ "k": 0 }'],
      ['{"a":1}', '{"a":1,"k":0}'],
      ['{"a": 1}', '{"a": 1, "k": 0}'],
      ['{ "a": 1 }', '{ "a": 1, "k": 0 }'],
      ['{"a": 1,"b": 2}', '{"a": 1,"b": 2,"k": 0}'],
      ['{"a": 1, }', '{"a": 1, "k": 0, }'],
      ['{"a": 1, ...}', '{"a": 1, "k": 0, ...}'],
      ['{"a": 1 ...}', '{"a": 1, "k": 0 ...}'],
      ['{"a": 1 // one\n}', '{"a": 1, "k": 0 // one\n}'],
      ['{"a": 1, /* one */ }', '{"a": 1, "k": 0, /* one */ }'],
      ['{...}', '{"k": 0,...}'],
      ['{ ... }', '{ "k": 0, ... }'],
      ['{"a": 1', '{"a": 1, "k": 0'],
      ['"a": 1', '"a": 1, "k": 0'],
    ] as const)
      assert.equal(added(text), expected, text);
  });

  it('keeps to the style of many lines', () => {
    for (const [text, expected] of [
      ['{\n}', '{\n  "k": 0\n}'],
      ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "k": 0\n}'],
      ['{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"k": 0\n}\n'],
      ['{\r\n  "a": 1\r\n}', '{\r\n  "a": 1,\r\n  "k": 0\r\n}'],
      ['{\n  "a": 1,\n}', '{\n  "a": 1,\n  "k": 0,\n}'],
      ['{\n  "a": 1,\n  ...\n}', '{\n  "a": 1,\n  "k": 0,\n  ...\n}'],
      ['{\n  "a": 1\n  ...\n}', '{\n  "a": 1,\n  "k": 0\n  ...\n}'],
      ['{\n  "a": 1 // one\n}', '{\n  "a": 1, // one\n  "k": 0\n}'],
      ['{\n  "a": 1, // one\n}', '{\n  "a": 1, // one\n  "k": 0,\n}'],
      ['{\n  "a": 1\n  // more\n}', '{\n  "a": 1,\n  "k": 0\n  // more\n}'],
      ['{\n  // none yet\n}', '{\n  "k": 0\n  // none yet\n}'],
      ['{\n    "a": {‸\n    }\n}', '{\n    "a": {\n        "k": 0\n    }\n}'],
      ['{\n  "a": { "b": 1‸ }\n}', '{\n  "a": { "b": 1, "k": 0 }\n}'],
      [
        '{\n  "a": {\n    "b": [\n      1\n    ]‸\n  },\n  "c": 1\n}',
        '{\n  "a": {\n    "b": [\n      1\n    ],\n    "k": 0\n  },\n  "c": 1\n}',
      ],
      ['{ "a": 1,\n  "b": 2 }', '{ "a": 1,\n  "b": 2,\n  "k": 0 }'],
    ] as const)
      assert.equal(added(text), expected, text);
  });

  it('indents a value of several lines', () =>
    assert.equal(added('{\n  "a": 1\n}', '{\n  "b": 0\n}'), '{\n  "a": 1,\n  "k": {\n    "b": 0\n  }\n}'));

  it('adds nothing where the object is broken or none', () => {
    for (const text of ['[1]', '{"a": }', '{"a"', '"x"']) assert.equal(added(text), text, text);
  });

  it('leaves all other text alone and gives a sample that is read whole', () => {
    const r = random(5);
    for (let i = 0; i < 400; i++) {
      const blank = r.pick(['', ' ', '\n', '\n  ', '\r\n\t']);
      const members = Array.from(
        { length: r.int(4) },
        (_, n) => `"m${n}":${r.pick(['', ' '])}${r.pick(['1', '[{}]', '"}"', '{"x": 1}'])}`,
      );
      const rest = r.pick(['', '', ' // note\n', '/* c */']);
      const comma = members.length && r.int(3) === 0 ? r.pick([',', ', ...', ',\n...']) : '';
      const text = `{${blank}${members.join(`,${blank}`)}${comma}${rest}${r.pick(['', ' ', '\n'])}}`;
      const result = added(text);
      const [document] = readJson(result).documents;
      assert.ok(isUnderstood(readJson(result)), `${text} -> ${result}`);
      assert.deepEqual(
        document!.members!.map(({ key }) => key),
        [...members.map((_, n) => `m${n}`), 'k'],
        `${text} -> ${result}`,
      );
      assert.equal(result.replace(/"k":\s?0/, '').replace(/[\s,]/g, ''), text.replace(/[\s,]/g, ''), text);
    }
  });
});

describe('repairJson', () => {
  it('makes broken JSON strict', () => {
    for (const [text, expected] of [
      ['{"a": 1,}', '{"a": 1}'],
      ["{'a': 'b'}", '{"a": "b"}'],
      ['{a: 1}', '{"a": 1}'],
      ['{“a”: “b”}', '{"a": "b"}'],
      ['{"a": 1 "b": 2}', '{"a": 1, "b": 2}'],
      ['{"a": [1, 2', '{"a": [1, 2]}'],
      ['[1 2]', '[1, 2]'],
    ] as const)
      assert.equal(repairJson(text), expected, text);
  });

  it('leaves alone what is whole, and where something would be lost', () => {
    for (const text of [
      '{"a": 1}',
      '',
      'words only',
      '{"a": 1, ...}',
      '{"a": [...],}',
      '{"a": 1, // one\n}',
      'POST /a\n{"a": 1,}',
      '{"a": 1,}\n{"b": 2}',
      '{"a": 1,} /* c */',
      '{"a": None}',
      '['.repeat(100_000),
      '{"a": 1,}'.padEnd(100_000),
    ])
      assert.equal(repairJson(text), undefined, text.slice(0, 60));
  });

  it('keeps every word in its place, whatever the damage', () => {
    const r = random(9);
    const whole = '{"alpha": [1, {"beta": "gamma delta"}, "y"], "c": {"d": null, "e": [[2.5]]}}';
    let repaired = 0;
    for (let i = 0; i < 700; i++) {
      const at = r.int(whole.length);
      const text =
        whole.slice(0, at) + r.pick(['', '"', ',', '}', ']', "'", 'x', '\n']) + whole.slice(at + r.int(2));
      const result = repairJson(text);
      if (result === undefined) continue;
      repaired++;
      assert.doesNotThrow(() => JSON.parse(result), text);
      const left = result.match(/[\p{L}\p{N}]+/gu)!;
      let next = 0;
      for (const word of text.match(/[\p{L}\p{N}]+/gu)!) {
        const found = left.indexOf(word, next);
        assert.ok(found >= 0, `${word}: ${text} -> ${result}`);
        next = found + 1;
      }
      assert.notEqual(result, text);
    }
    assert.ok(repaired > 60, String(repaired));
  });
});
