/** Calculations in fences and lists, and the names that their inputs and formulas share. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calculationsOf } from '../../../server/src/spec/calculation.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import type { Section } from '../../../server/src/spec/section.ts';
import { foldName, mentions, variablesOf } from '../../../server/src/spec/variables.ts';
import { specOf } from '../../engine.ts';
import { random } from '../../random.ts';

const sectionOf = (text: string): Section =>
  sectionsOfKind(
    specOf(`## Business Logic\n\n### Calculation Logic\n\n${text}`, { force: true }),
    'calculations',
  )[0]!.section;

/** `name: part=value; …` for each calculation. */
const read = (text: string): string[] => {
  const section = sectionOf(text);
  return calculationsOf(section).map(
    ({ name, parts }) =>
      `${name?.text ?? ''}: ${parts
        .map(
          p => `${p.slot.name}${p.isMisspelt ? '?' : ''}=${section.text.slice(p.value.start, p.value.end)}`,
        )
        .join('; ')}`,
  );
};

describe('calculations', () => {
  it('reads one fence with two', () => {
    const text =
      '```\nFee:\n  Input: a, b\n  Formula: a +\n           b\n  Output: fee\n\nTax rate (EU):\n  Inputs: c\n  Formula: c\n```\n';
    assert.deepEqual(read(text), [
      'Fee: Input=a, b; Formula=a +\n           b; Output=fee',
      'Tax rate (EU): Input=c; Formula=c',
    ]);
  });

  it('reads lists, emphasis and CRLF', () => {
    assert.deepEqual(read('**Fee**:\n\n- **Input**: a\n- *Formula*: a\n\nText: more\n'), [
      'Fee: Input=a; Formula=a\n\nText: more',
    ]);
    assert.deepEqual(read('```\r\nFee:\r\n  Input: a\r\n  Formula: a\r\n```\r\n'), [
      'Fee: Input=a; Formula=a',
    ]);
  });

  it('knows misspelt parts, and no others', () => {
    assert.deepEqual(read('```\nFee:\n  Inptu: a\n  At most: 5\n  Formula:\n```\n'), [
      'Fee: Input?=a\n  At most: 5; Formula=',
    ]);
    assert.deepEqual(read('fee = amount * 2\n'), []);
  });

  it('starts anew where a part comes again', () => {
    assert.deepEqual(read('```\n  Input: a\n  Formula: a\n  Input: b\n```\n'), [
      ': Input=a; Formula=a',
      ': Input=b',
    ]);
  });

  it('takes linear time', () => {
    for (const line of ['Input: ', 'a:', '* ', '**', 'x: x: x: ', '  Formula: a ( ', ' \t \t']) {
      const start = performance.now();
      read(`\`\`\`\n${line.repeat(30_000)}\n${`${line}\n`.repeat(5_000)}\`\`\`\n`);
      assert.ok(performance.now() - start < 2000, line);
    }
  });
});

describe('variables', () => {
  it('finds names, and none where the inputs are words', () => {
    const names = (text: string): string[] =>
      variablesOf(sectionOf(text)).map(
        v => `${v.inputs?.map(i => i.name).join() ?? '?'} | ${v.used.map(u => u.name).join()}`,
      );
    assert.deepEqual(
      names(
        '```\nFee:\n  Input: amountMinor (cents), rate: number\n  Formula: max(amountMinor * feeRate, minFee(1))\n```\n',
      ),
      ['amountMinor,rate | amountMinor,feeRate'],
    );
    assert.deepEqual(names('```\nFee:\n  Input: the amount\n  Formula: amount_minor\n```\n'), [
      '? | amount_minor',
    ]);
    assert.deepEqual(names('```\nFee:\n  Input: a\n  Formula: ...\n```\n'), []);
  });

  it('folds spellings', () => {
    assert.equal(foldName('paymentFee'), foldName('payment_fee'));
    assert.ok(mentions('base price * n', 'basePrice'));
    assert.ok(mentions('sum of readings', 'reading'));
    assert.ok(!mentions('prices', 'pri'));
  });

  it('never throws', () => {
    const { pick, int } = random(7);
    const pieces = [
      'Input:',
      'Formula:',
      'a_b',
      ' ',
      '\n',
      '```',
      '**',
      ',',
      '(',
      ')',
      'aB',
      ':',
      '- ',
      'Fee:\n',
    ];
    for (let i = 0; i < 300; i++) {
      const text = Array.from({ length: int(40) }, () => pick(pieces)).join('');
      variablesOf(sectionOf(text));
    }
  });
});
