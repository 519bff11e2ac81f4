/** Validation cells: the constraints in them, which samples keep them, and which contradict each other. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Constraint,
  contradicts,
  type Scalar,
  satisfies,
  type TypeFamily,
} from '../../../server/src/notations/quantity/constraint.ts';
import { readValidation } from '../../../server/src/notations/quantity/validation.ts';
import { random } from '../../random.ts';
import { cell, inside, isLinear } from './quantity-cells.ts';

function show(c: Constraint): string {
  if (c.kind === 'oneOf') return `${c.values.map(v => v.text).join('|')}${c.open ? '|…' : ''}`;
  if (c.kind === 'format') return c.format;
  if (c.kind === 'pattern') return `/${c.pattern}/`;
  if (c.kind === 'notEmpty' || c.kind === 'unique') return c.kind;
  const low = c.kind === 'range' && c.minExclusive ? '>' : '';
  const high = c.kind === 'range' && c.maxExclusive ? '<' : '';
  return `${c.kind} ${low}${c.min ?? ''}..${high}${c.max ?? ''}`;
}

const cells: readonly (readonly [text: string, constraints: string])[] = [
  ['UUID', 'uuid'],
  ['UUID v4', 'uuid'],
  ['Min 1, Max 5000000', 'range 1..; range ..5000000'],
  ['Min -60, Max 60', 'range -60..; range ..60'],
  ['1-100', 'range 1..100'],
  ['1..5', 'range 1..5'],
  ['between 1 and 100', 'range 1..100'],
  ['0 to 100', 'range 0..100'],
  ['0 < x <= 10', 'range >0..10'],
  ['> 0', 'range >0..'],
  ['≥ 0', 'range 0..'],
  ['&lt; 5', 'range ..<5'],
  ['>= 0 and <= 100', 'range 0..; range ..100'],
  ['greater than 0', 'range >0..'],
  ['Positive integer', 'range >0..'],
  ['Non-negative', 'range 0..'],
  ['Exactly 3 chars', 'length 3..3'],
  ['Max 500 chars', 'length ..500'],
  ['Max 1,000 characters', 'length ..1000'],
  ['1-255 characters', 'length 1..255'],
  ['String, 1–64 chars', 'length 1..64'],
  ['Between 3 and 50 characters', 'length 3..50'],
  ['length ≤ 50', 'length ..50'],
  ['length < 50', 'length ..49'],
  ['max length 50', 'length ..50'],
  ['maxLength: 50', 'length ..50'],
  ['Min 3, max 50 chars', 'length 3..; length ..50'],
  ['length ≥ 3, ≤ 50', 'length 3..; length ..50'],
  ['50 chars max', 'length ..50'],
  ['at least 8 chars', 'length 8..'],
  ['6 digits', 'length 6..6'],
  ['3-letter ISO 4217 code', 'length 3..3; iso4217'],
  ['Max 10 items', 'items ..10'],
  ['Min 1 items, Max 400 items', 'items 1..; items ..400'],
  ['Up to 10 items', 'items ..10'],
  ['Max 2 decimal places', 'decimals ..2'],
  ['One of: approve, reject', 'approve|reject'],
  ['One of: approve, reject; Max 20 chars', 'approve|reject; length ..20'],
  ['One of: approve, reject, max 20 chars', 'approve|reject; length ..20'],
  ['One of the following: a1, b2', 'a1|b2'],
  ['One of `a`, `b` (default), `c`', 'a|b|c'],
  ['One of: in review, done', 'in review|done'],
  ['One of:', ''],
  ['enum: a|b', 'a|b'],
  ['enum (a, b, ...)', 'a|b|…'],
  ['`a` or `b`', 'a|b'],
  ['`a` \\| `b` \\| `c`', 'a|b|c'],
  ['"draft", "final"', 'draft|final'],
  ['[a, b, c]', 'a|b|c'],
  ['pending/running/completed', 'pending|running|completed'],
  ['ISO 4217, 3 chars', 'iso4217; length 3..3'],
  ['ISO 8601 date', 'date'],
  ['ISO 8601', 'iso8601'],
  ['RFC 3339 timestamp', 'timestamp'],
  ['Email, max 254 chars', 'email; length ..254'],
  ['Valid URL', 'uri'],
  ['E.164', 'e164'],
  ['/^[A-Z]{3}$/', '/^[A-Z]{3}$/'],
  ['`^[a-z]+$`', '/^[a-z]+$/'],
  ['regex: ^\\d+$', '/^\\d+$/'],
  ['Not empty', 'notEmpty'],
  ['Must not be empty', 'notEmpty'],
  ['[0..10]', 'range 0..10'],
  ['Required, unique', 'unique'],
];

const silent = ['', '-', '—', 'None', 'N/A', 'Required', 'integer', 'Optional string'];

const unread = [
  'See schema',
  '[1, 100]',
  'Max 5 MB',
  'Max 30 days',
  '0-100%',
  'Must be in the future',
  'yes/no',
  'active, inactive',
  'Must match the order',
];

const constraintsOf = (text: string): readonly Constraint[] => readValidation(text).constraints;

describe('readValidation', () => {
  it('reads constraints', () => {
    for (const [text, wanted] of cells) {
      const read = readValidation(text);
      assert.equal(read.constraints.map(show).join('; '), wanted, text);
      assert.equal(read.understood, true, text);
    }
  });

  it('knows what says nothing from what it cannot read', () => {
    for (const text of silent)
      assert.deepEqual(readValidation(text), { constraints: [], understood: true, leftover: [] }, text);
    for (const text of unread) {
      const { constraints, understood, leftover } = readValidation(text);
      assert.deepEqual([constraints.length, understood, leftover.length > 0], [0, false, true], text);
    }
    const text = 'Max 10 chars, no swear words';
    const [left] = readValidation(text).leftover;
    assert.equal(left && text.slice(left.start, left.end), 'no swear words');
  });

  it('has spans that show what was read', () => {
    const text = 'Max 20 chars; one of: `a`, b';
    const [length, list] = constraintsOf(text);
    assert.equal(length && text.slice(length.span.start, length.span.end), 'Max 20 chars');
    assert.deepEqual(list?.kind === 'oneOf' && list.values.map(v => v.span), [
      { start: 23, end: 24 },
      { start: 27, end: 28 },
    ]);
    const r = random(8);
    for (let n = 0; n < 4000; n++) {
      const any = cell(r);
      const { constraints, leftover } = readValidation(any);
      inside(any, ...leftover, ...constraints.map(c => c.span));
      for (const c of constraints)
        if (c.kind === 'oneOf')
          for (const v of c.values) {
            inside(any, v.span);
            assert.equal(any.slice(v.span.start, v.span.end), v.text);
          }
    }
  });

  it('takes linear time', () => isLinear(readValidation));
});

describe('satisfies', () => {
  const rows: readonly (readonly [cell: string, value: Scalar, kept: boolean | undefined])[] = [
    ['Min 1, Max 5', 0, false],
    ['> 0', 0, false],
    ['> 0', 0.1, true],
    ['Max 5', '6', undefined],
    ['Exactly 3 chars', 'EUR', true],
    ['Exactly 3 chars', 'EURO', false],
    ['Max 1 chars', '😀', true],
    ['Max 3 chars', 1234, undefined],
    ['Max 2 decimals', 1.234, false],
    ['Max 2 decimals', 1.23, true],
    ['One of: a, b', 'a', true],
    ['One of: a, b', 'A', false],
    ['One of: 1, 2', 2, true],
    ['One of: true, false', true, true],
    ['enum: a, ...', 'z', undefined],
    ['UUID', '123e4567-e89b-12d3-a456-426614174000', true],
    ['UUID', '42', false],
    ['Email', 'a@b.example', true],
    ['Email', 'a.example', false],
    ['RFC 3339', '2026-01-31T10:00:00Z', true],
    ['RFC 3339', '2026-01-31 10:00', false],
    ['ISO 4217', 'eur', false],
    ['/^[a-z]{2}$/', 'de', true],
    ['/^[a-z]{2}$/', 'deu', false],
    ['/^(a+)+$/', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', undefined],
    ['`^[a$`', 'a', undefined],
    ['Not empty', ' ', false],
    ['Max 3 items', 'abcd', undefined],
    ['Max 3 chars', null, undefined],
  ];

  it('says whether a sample keeps a constraint', () => {
    for (const [text, value, kept] of rows)
      assert.equal(satisfies(constraintsOf(text)[0]!, value), kept, `${text}: ${value}`);
  });
});

describe('contradicts', () => {
  const rows: readonly (readonly [cell: string, family: TypeFamily | undefined, kinds: string])[] = [
    ['Min 10, Max 1', undefined, 'empty-range'],
    ['> 5, < 5', undefined, 'empty-range'],
    ['≥ 5, ≤ 5', undefined, ''],
    ['> 5, ≤ 5', undefined, 'empty-range'],
    ['Min 10, Max 5 chars', 'string', 'empty-length'],
    ['Min 3 items, Max 2 items', 'array', 'empty-items'],
    ['One of:', undefined, 'empty-list'],
    ['Max 255 chars', 'integer', 'wrong-type'],
    ['Max 255 chars', 'string', ''],
    ['Min 1', 'string', ''],
    ['Min 1', 'boolean', 'wrong-type'],
    ['Max 3 items', 'string', 'wrong-type'],
    ['UUID', 'integer', 'wrong-type'],
    ['timestamp', 'integer', ''],
    ['ISO 4217, 2 chars', 'string', 'format-length'],
    ['ISO 4217, 3 chars', 'string', ''],
    ['Min 1, Max 10', 'integer', ''],
  ];

  it('names what cannot hold', () => {
    for (const [text, family, kinds] of rows)
      assert.equal(
        contradicts(constraintsOf(text), family)
          .map(c => c.kind)
          .join(' '),
        kinds,
        text,
      );
  });
});
