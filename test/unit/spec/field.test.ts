/** Field tables in the forms that real documents give them, and samples against them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fieldTablesOf, readDemand, valuesOf } from '../../../server/src/spec/field.ts';
import { pairsOf } from '../../../server/src/spec/field-check.ts';
import { readFieldType } from '../../../server/src/spec/field-type.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import { sampleObject } from '../../../server/src/spec/sample-text.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { specOf } from '../../engine.ts';
import { random } from '../../random.ts';

const sectionWith = (body: string) =>
  sectionsOfKind(
    specOf(`### New Endpoints\n\n#### \`POST /searches\`\n\n${body}`, { force: true }),
    'endpoint',
  )[0]!.section;

describe('types', () => {
  const forms: readonly (readonly [type: string, families: string])[] = [
    ['string', 'string'],
    ['String?', 'string'],
    ['string (uuid)', 'string'],
    ['UUID', 'string'],
    ['int64', ''],
    ['integer', 'integer'],
    ['string[]', 'array<string>'],
    ['array<integer>', 'array<integer>'],
    ['array of strings', 'array<string>'],
    ['List[object]', 'array<object>'],
    ['string | null', 'string'],
    ['integer or string', 'integer+string'],
    ['"own" | "shared"', 'string'],
    ['enum(own, shared)', 'string'],
    ['timestamp', ''],
    ['integer (unix seconds)', ''],
    ['SearchKind', ''],
    ['object, see below', ''],
    ['', ''],
  ];
  for (const [type, families] of forms)
    it(type, () => {
      const read = readFieldType(type);
      assert.equal(
        read.families.join('+') + (read.items.length > 0 ? `<${read.items.join('+')}>` : ''),
        families,
      );
      assert.equal(read.near, undefined);
    });
  it('marks of what may be absent', () => {
    assert.ok(readFieldType('string?').optional);
    assert.ok(readFieldType('string | null').nullable);
    assert.ok(readFieldType('string (nullable)').nullable);
    assert.deepEqual(readFieldType('"own" | "shared"').values, ['own', 'shared']);
  });
  it('misspelt types, and words that are none', () => {
    assert.equal(readFieldType('strng').near, 'string');
    assert.equal(readFieldType('booleen').near, 'boolean');
    for (const own of ['state', 'data', 'entry', 'Objekt', 'money', 'stream of x'])
      assert.equal(readFieldType(own).near, undefined, own);
  });
  it('hostile types take no time', () => {
    for (const piece of ['|', '(', 'a ', '<', '[]', '" | "', 'array<'])
      readFieldType(piece.repeat(100_000 / piece.length));
  });
});

it('demands in words, marks and cardinalities', () => {
  for (const yes of ['Yes', 'y', '✓', '✅', 'true', 'Required', 'M', '1', '1..16', '是', '1..*'])
    assert.equal(readDemand(yes), true, yes);
  for (const no of ['No', '✗', '❌', 'false', 'optional', 'O', '0..1', '0..n', '否', '-'])
    assert.equal(readDemand(no), false, no);
  for (const open of ['if `a` is set', '', 'Conditional', 'Yes, with `a`'])
    assert.equal(readDemand(open), undefined, open);
});

describe('tables', () => {
  const fields = (header: string, ...rows: string[]) => {
    const columns = header.split('|').length;
    const section = sectionWith(
      `| ${header} |\n|${'---|'.repeat(columns)}\n${rows.map(r => `| ${r} |\n`).join('')}`,
    );
    const all = fieldTablesOf(section).flatMap(t => t.fields);
    for (const { type } of all) if (type) assert.ok(textOf(section.text, type.span).includes(type.text));
    return all;
  };
  it('the template’s form', () => {
    const [a, b] = fields(
      'Field | Type | Required | Validation | Description',
      '`kind` | string | Yes | One of: own, shared | Whose',
      '**items[].id** | uuid | No | - | Its id',
    );
    assert.deepEqual(
      [a?.name.text, a?.required, valuesOf(a!).map(v => v.text)],
      ['kind', true, ['own', 'shared']],
    );
    assert.deepEqual([b?.name.text, b?.required, b?.type?.form], ['items[].id', false, 'uuid']);
  });
  it('other headers, cardinalities, marks at names', () => {
    const [a, b] = fields(
      'Name | Cardinality | Type | Description',
      'amount | 1 | Money | How much',
      'note | 0..1 | string | Text',
    );
    assert.deepEqual([a?.required, b?.required], [true, false]);
    const [c, d, e] = fields(
      'Name | Type | Description',
      '`id`* | string | Its id',
      'note | string | (optional) Text',
      'size | integer? | Size',
    );
    assert.deepEqual([c?.name.text, c?.required, d?.required, e?.required], ['id', true, false, false]);
  });
  it('rows set off below their parent', () => {
    const found = fields(
      'Name | Type | Description',
      'items | array | All',
      '└ id | string | Its id',
      '&nbsp;&nbsp;kind | string | Its kind',
      'size | integer | Size',
    );
    assert.deepEqual(
      found.map(f => f.name.text),
      ['items', 'items[].id', 'items[].kind', 'size'],
    );
  });
  it('prose and placeholders are no fields', () => {
    assert.deepEqual(
      fields(
        'Field | Type | Description',
        'see the other endpoint | string | x',
        '[Field] | string | x',
        'field1 | string | x',
      ),
      [],
    );
  });
});

describe('samples and tables', () => {
  const pair = (json: string, ...rows: string[]) =>
    pairsOf(
      sectionWith(
        `**Request**:\n\`\`\`json\n${json}\n\`\`\`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n${rows.map(r => `| ${r} |\n`).join('')}`,
      ),
    ).map(p => [
      p.undocumented.map(s => s.path.path + (s.near ? `~${s.near.name.text}` : '')).join(),
      p.notShown.map(f => f.name.text).join(),
    ]);
  const name = 'name | string | Yes | | Its name';
  it('what either lacks', () => {
    assert.deepEqual(pair('{ "name": "x", "size": 1 }', name, 'kind | string | Yes | | Whose'), [
      ['size', 'kind'],
    ]);
    assert.deepEqual(pair('{ "name": "x", "knid": 1 }', name, 'kind | string | Yes | | Whose'), [
      ['knid~kind', ''],
    ]);
  });
  it('nothing where something was left out or is about something else', () => {
    assert.deepEqual(pair('{ "name": "x", ... }', name, 'kind | string | Yes | | Whose'), [['', '']]);
    assert.deepEqual(pair('{ "data": { "name": "x" } }', name), [['', '']]);
    assert.deepEqual(pair('{ "name": "x"', name, 'kind | string | Yes | | Whose'), []);
    assert.deepEqual(pair('{ "name": "[Description]" }', name), []);
    assert.deepEqual(pair('{ "name": "x", "extra": 1 }', name, 'kind | string | Yes | | [Description]'), [
      ['', ''],
    ]);
  });
  it('a generated sample keeps every row', () => {
    const { int, pick } = random(7);
    const kinds = ['string', 'integer', 'uuid', 'boolean', 'array<string>', 'number', 'timestamp', 'object'];
    const rules = ['', 'Max 5 chars', 'One of: a, b', '-', 'Required'];
    for (let run = 0; run < 40; run++) {
      const rows = Array.from({ length: 1 + int(6) }, (_, i) => {
        const type = pick(kinds);
        const rule = type === 'string' ? pick(rules) : '';
        return `${pick(['', 'deep.', 'list[].'])}f${i} | ${type} | Yes | ${rule} | X`;
      });
      const section = sectionWith(
        `| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n${rows.map(r => `| ${r} |\n`).join('')}`,
      );
      const sample = sampleObject(fieldTablesOf(section).flatMap(t => t.fields));
      JSON.parse(sample);
      assert.deepEqual(pair(sample, ...rows), [['', '']], sample);
    }
  });
});
