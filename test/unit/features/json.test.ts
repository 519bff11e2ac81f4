/** Keys and values in JSON samples: completion at a cursor `‸`, and what a key's hover says. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../../server/src/features/completion/completion.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { applyEdits, replace } from '../../../server/src/text/edit.ts';
import { specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

const table = `
| Field | Type | Required | Validation | Description |
|---|---|---|---|---|
| name | string | Yes | Max 50 chars | Its name |
| kind | string | Yes | One of: own, shared | Whose it is |
| shared | boolean | No | | Seen by all |
| hits | array | No | | What was found |
| hits[].id | string | Yes | UUID | Its id |
| hits[].rank | integer | Yes | Min 1 | Its place |
`;
const around = (json: string, label = 'Request'): string =>
  `### New Endpoints\n\n#### \`POST /searches\`\n\n**${label}**:\n\`\`\`json\n${json}\n\`\`\`\n${table}`;

function items(marked: string) {
  const { text, cursor } = readMarks(marked);
  const surroundings = { today: '2026-03-01', nextId: '', references: [], skeleton: '' };
  const found = completionsAt(specOf(text, { force: true }), cursor!, { surroundings, typed: true });
  return { text, found };
}
const labels = (json: string): string[] => items(around(json)).found.map(i => i.label);
const accept = (json: string, label: string): string => {
  const { text, found } = items(around(json));
  const item = found.find(i => i.label === label);
  assert.ok(item, `no '${label}' among ${found.map(i => i.label).join(', ')}`);
  return applyEdits(text, [replace(item.span, item.newText)]);
};

describe('completion', () => {
  it('offers keys that are documented and not there, in unfinished JSON too', () => {
    for (const json of ['{\n  ‸\n}', '{ ‸', '{ "‸', '{\n  "‸"\n}', '{‸}'])
      assert.deepEqual(labels(json), ['name', 'kind', 'shared', 'hits'], json);
    assert.deepEqual(labels('{\n  "name": "Mine",\n  "kind": "own",\n  ‸\n}'), ['shared', 'hits']);
    assert.deepEqual(labels('{ "hits": [{ "id": "x", ‸ }] }'), ['hits[].rank'.slice(7)]);
  });
  it('writes a key with a value to type over, or the key alone between quotes', () => {
    assert.equal(accept('{\n  ‸\n}', 'shared'), around(`{\n  "shared": \${1|true,false|}\n}`));
    assert.equal(accept('{\n  ‸\n}', 'kind'), around(`{\n  "kind": "\${1|own,shared|}"\n}`));
    assert.equal(accept('{\n  "‸"\n}', 'shared'), around('{\n  "shared"\n}'));
    assert.equal(accept('{\n  "na‸": "Mine"\n}', 'name'), around('{\n  "name": "Mine"\n}'));
    assert.equal(
      accept('{\n  ‸\n  "kind": "own"\n}', 'shared'),
      around(`{\n  "shared": \${1|true,false|},\n  "kind": "own"\n}`),
    );
  });
  it('offers the values that the validation allows', () => {
    assert.deepEqual(labels('{ "kind": ‸ }'), ['own', 'shared']);
    assert.deepEqual(labels('{ "kind": "‸" }'), ['own', 'shared']);
    assert.deepEqual(labels('{ "shared": ‸ }'), ['true', 'false']);
    assert.equal(accept('{ "kind": "o‸" }', 'own'), around('{ "kind": "own" }'));
    assert.equal(accept('{ "kind": ‸ }', 'shared'), around('{ "kind": "shared" }'));
    assert.equal(labels('{ "hits": [{ "id": ‸ }] }').length, 1);
  });
  it('writes the whole sample into an empty fence', () => {
    const [item] = items(around('‸')).found;
    const sample = JSON.parse(item!.newText.replaceAll('\\}', '}')) as { hits: { rank: number }[] };
    assert.deepEqual(Object.keys(sample), ['name', 'kind', 'shared', 'hits']);
    assert.equal(sample.hits[0]!.rank, 1);
  });
  it('is silent where no table describes the fence', () => {
    assert.deepEqual(items('## Overview\n\n```json\n{ ‸ }\n```\n').found, []);
    assert.deepEqual(labels('{ "name": "Mine" }\n// ‸'), []);
    assert.deepEqual(labels('{ "other": ‸ }'), []);
  });
});

describe('hover', () => {
  const hover = (json: string) => {
    const { text, cursor } = readMarks(around(json));
    return hoverAt(specOf(text, { force: true }), cursor!, [])?.text;
  };
  it('a key shows its row', () => {
    assert.equal(hover('{ "na‸me": "Mine" }'), '**name** (string, required)\n\nMax 50 chars\n\nIts name');
    assert.equal(
      hover('{ "hits": [{ "ra‸nk": 1 '),
      '**hits[].rank** (integer, required)\n\nMin 1\n\nIts place',
    );
  });
  it('values and unknown keys show nothing', () => {
    assert.equal(hover('{ "name": "Mi‸ne" }'), undefined);
    assert.equal(hover('{ "oth‸er": 1 }'), undefined);
  });
});
