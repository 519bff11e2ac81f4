/** Columns of text in drawings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { displayWidth } from '../../../server/src/notations/diagram/width.ts';
import { atoms } from './drawing-oracle.ts';

describe('displayWidth', () => {
  it('counts columns, not characters', () => {
    for (const [text, columns] of atoms) assert.equal(displayWidth(text), columns, text);
    const cases = {
      '': 0,
      'a─▶│': 4,
      '\u2190\u231a\u25fd': 3,
      ｱア: 3,
      '\u3000': 2,
      'c\u0327\u0301': 1,
      '\ud800': 1,
    };
    for (const [text, columns] of Object.entries(cases)) assert.equal(displayWidth(text), columns, text);
  });
});
