/** Dates: every way of writing one, days that do not exist, and what is no date. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysIn, isBefore, isoOf, readDate } from '../../../server/src/notations/date/date.ts';

describe('readDate', () => {
  it('reads ISO dates, with a time or a remark behind them', () => {
    for (const text of [
      '2026-01-31',
      '2026-01-31T10:00Z',
      '2026-01-31T10:00:00.000+01:00',
      '2026-01-31 05:20',
      '2026-01-31 (second draft)',
      '2026-01-31, revised in May',
    ])
      assert.deepEqual(readDate(text), { iso: '2026-01-31', isIso: true, length: 10 }, text);
  });

  it('reads other forms that can mean only one day', () => {
    for (const text of [
      'January 31, 2026',
      'Jan 31 2026',
      'Jan. 31st, 2026',
      '31 Jan 2026',
      '31-Jan-2026',
      '31st of January 2026',
      '31. January 2026',
      'Saturday, 31 January 2026',
      '31.01.2026',
      '31.1.2026',
      '31/01/2026',
      '01/31/2026',
      '31-01-2026',
      '2026/1/31',
      '2026.01.31',
      '2026-1-31',
      '20260131',
      '2026年1月31日',
    ])
      assert.deepEqual(readDate(text), { iso: '2026-01-31', isIso: false, length: text.length }, text);
    assert.equal(isoOf('2026-1-5'), '2026-01-05');
    assert.equal(isoOf('03.04.2026'), '2026-04-03');
    assert.equal(isoOf('04/04/2026'), '2026-04-04');
    assert.equal(isoOf('Sept 9, 2026'), '2026-09-09');
  });

  it('counts the length of the date alone', () => {
    assert.equal(readDate('January 31, 2026 (draft)')?.length, 16);
    assert.equal(readDate('31.01.2026, 10:00')?.length, 10);
  });

  it('gives both readings of what is ambiguous', () => {
    assert.deepEqual(readDate('03/04/2026'), { ambiguous: ['2026-04-03', '2026-03-04'], length: 10 });
    assert.deepEqual(readDate('3-4-2026'), { ambiguous: ['2026-04-03', '2026-03-04'], length: 8 });
    assert.equal(isoOf('03/04/2026'), undefined);
  });

  it('names the nearest day for one that does not exist', () => {
    for (const [text, nearest] of [
      ['2026-02-30', '2026-02-28'],
      ['2024-02-30', '2024-02-29'],
      ['1900-02-29', '1900-02-28'],
      ['2026-04-31', '2026-04-30'],
      ['2026-13-05', '2026-05-13'],
      ['2026-13-31', '2026-12-31'],
      ['2026-00-10', '2026-01-10'],
      ['2026-05-00', '2026-05-01'],
      ['31/02/2026', '2026-02-28'],
      ['February 30, 2026', '2026-02-28'],
      ['30 Feb 2026', '2026-02-28'],
    ] as const)
      assert.deepEqual(readDate(text), { impossible: true, nearest, length: text.length }, text);
    assert.equal(isoOf('2000-02-29'), '2000-02-29');
    assert.equal(isoOf('2024-02-29'), '2024-02-29');
  });

  it('reads nothing into what is no date', () => {
    for (const text of [
      '',
      'TBD',
      'Q3 2026',
      'January 2026',
      '2026-01',
      '2026',
      '3/4/26',
      '45/67/2026',
      '20269999',
      '2026-01-311',
      '2026-01-31-2',
      '1.2.2026.4',
      '12 Widgets 2026',
      'on 2026-01-31',
      'V20260131_12',
    ])
      assert.equal(readDate(text), undefined, text);
  });
});

describe('the calendar', () => {
  it('knows leap years', () => {
    assert.deepEqual(
      [1900, 2000, 2023, 2024, 2100].map(year => daysIn(year, 2)),
      [28, 29, 28, 29, 28],
    );
    assert.deepEqual(
      [1, 4, 6, 9, 11, 12].map(month => daysIn(2026, month)),
      [31, 30, 30, 30, 30, 31],
    );
  });

  it('compares days', () => {
    assert.equal(isBefore('2026-02-28', '2026-03-01'), true);
    assert.equal(isBefore('2026-03-01', '2026-03-01'), false);
  });
});
