/** What the text of a string looks like, and plausible values for a type. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJson } from '../../../server/src/notations/json/read.ts';
import { sampleValue } from '../../../server/src/notations/json/sample-value.ts';
import { looksLike, readTimestamp } from '../../../server/src/notations/json/value-form.ts';

it('looksLike knows the forms of identifiers, times and addresses', () => {
  for (const [value, form] of [
    ['7c9e6679-7425-40de-944b-e07fc1f90ae7', 'uuid'],
    ['7C9E6679-7425-40DE-944B-E07FC1F90AE7', 'uuid'],
    ['7c9e6679742540de944be07fc1f90ae7', undefined],
    ['uuid', undefined],
    ['2024-01-01T00:00:00Z', 'timestamp'],
    ['2024-01-01T00:00:00.123+02:00', 'timestamp'],
    ['2024-01-01T00:00:00', 'timestamp'],
    ['2024-01-01', 'date'],
    ['2024-02-30', undefined],
    ['2024-01-01 and on', undefined],
    ['https://example.com/a?b=c', 'uri'],
    ['urn:isbn:1', undefined],
    ['a@example.com', 'email'],
    ['@example', undefined],
    ['a@b', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ] as const)
    assert.equal(looksLike(value), form, value.slice(0, 60));
});

it('readTimestamp tells RFC 3339 from all else', () => {
  for (const [text, form] of [
    ['2024-01-01T00:00:00Z', 'zoned'],
    ['2024-01-01t00:00:00.5z', 'zoned'],
    ['2024-01-01T23:59:60+05:30', 'zoned'],
    ['2024-01-01T00:00:00', 'unzoned'],
    ['2024-01-01T00:00:00.123', 'unzoned'],
    ['2024-01-01 00:00:00Z', 'other'],
    ['2019-07-23 18:05:06.123Z', 'other'],
    ['2024-01-01T00:00Z', 'other'],
    ['2024-01-01T00:00:00+0200', 'other'],
    ['2024-01-01T00:00:00 UTC', 'other'],
    ['20240101T000000Z', 'other'],
    ['Tue, 23 May 2017 21:12:31 GMT', 'other'],
    ['January 31, 2024 10:00', 'other'],
    ['31.01.2024 10:00', 'other'],
    ['2024-13-01T00:00:00Z', 'impossible'],
    ['2024-02-30T00:00:00Z', 'impossible'],
    ['2024-01-01T25:00:00Z', 'impossible'],
    ['2024-01-01', undefined],
    ['1700000000', undefined],
    ['timestamp', undefined],
    ['', undefined],
  ] as const)
    assert.equal(readTimestamp(text), form, text);
});

describe('sampleValue', () => {
  it('fits the type', () => {
    for (const [type, expected] of [
      ['string', '"example"'],
      ['VARCHAR(255)', '"example"'],
      ['integer', '1'],
      ['int64?', '1'],
      ['number', '1.5'],
      ['decimal(10,2)', '1.5'],
      ['boolean', 'true'],
      ['uuid', '"7c9e6679-7425-40de-944b-e07fc1f90ae7"'],
      ['string (uuid)', '"7c9e6679-7425-40de-944b-e07fc1f90ae7"'],
      ['TIMESTAMPTZ', '"2026-01-15T09:30:00Z"'],
      ['ISO 8601 datetime', '"2026-01-15T09:30:00Z"'],
      ['date', '"2026-01-15"'],
      ['object', '{}'],
      ['JSONB', '{}'],
      ['array', '[]'],
      ['string[]', '["example"]'],
      ['array<uuid>', '["7c9e6679-7425-40de-944b-e07fc1f90ae7"]'],
      ['list of integers', '[1]'],
      ['null', 'null'],
      ['', '"example"'],
      ['whatever', '"example"'],
    ] as const)
      assert.equal(sampleValue(type), expected, type);
  });

  it('takes hints', () => {
    assert.equal(sampleValue('string', { name: 'user.email' }), '"user@example.com"');
    assert.equal(sampleValue('string', { name: 'createdAt' }), '"2026-01-15T09:30:00Z"');
    assert.equal(sampleValue('string', { name: 'currency' }), '"USD"');
    assert.equal(sampleValue('string', { values: ['draft', 'open'] }), '"draft"');
    assert.equal(sampleValue('integer', { values: ['3', '5'] }), '3');
    assert.equal(sampleValue('boolean', { values: ['yes'] }), '"yes"');
    assert.equal(sampleValue('integer', { min: 10 }), '10');
    assert.equal(sampleValue('integer', { name: 'limit', max: 5 }), '5');
    assert.equal(sampleValue('integer', { min: 0.5, max: 0.9 }), '1');
    assert.equal(sampleValue('string', { max: 3 }), '"exa"');
    assert.equal(sampleValue('string', { min: 10 }), '"examplexxx"');
  });

  it('is always JSON', () => {
    for (const type of [
      'string',
      'int',
      '[]',
      'array<array<',
      '\0',
      'object[][]',
      '"',
      'list of "x"',
      '((',
      '[]'.repeat(90),
    ])
      for (const name of ['', 'a"b', 'items[].id', '\ud800'])
        for (const hints of [
          {},
          { values: ['"', '1e5'] },
          { min: -5, max: Number.NaN },
          { min: 1e9, max: -1 },
        ]) {
          const text = sampleValue(type, { name, ...hints });
          assert.doesNotThrow(() => JSON.parse(text), `${type} ${text}`);
          assert.deepEqual(readJson(text).problems, []);
        }
  });
});
