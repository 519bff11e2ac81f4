/** Tables that are aligned, drifted or never were; and that mending settles in one run. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Table } from '../../../server/src/blocks/block.ts';
import { readDocument } from '../../../server/src/blocks/document.ts';
import { driftOf } from '../../../server/src/spec/alignment.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { random } from '../../random.ts';

const tableOf = (text: string): Table =>
  readDocument(text).chunks[0]!.blocks.find((b): b is Table => b.kind === 'table')!;

const mended = (text: string): string => applyEdits(text, driftOf(text, tableOf(text))?.edits ?? []);
const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;

describe('alignment', () => {
  it('is silent where all stands below each other, drawn or counted', () => {
    for (const wide of ['宽宽   ', '宽宽     '])
      assert.equal(
        driftOf(
          ...pair(
            lines(
              '| a       | b |',
              '|---------|---|',
              `| ${wide} | 1 |`,
              '| aa      | 2 |',
              '| aaa     | 3 |',
            ),
          ),
        ),
        undefined,
      );
  });
  it('is silent where nobody aligned anything', () => {
    assert.equal(
      driftOf(...pair(lines('| a | b |', '|---|---|', '| c | d |', '| long | e |', '| f | g |'))),
      undefined,
    );
    assert.equal(
      driftOf(...pair(lines('| a   | b |', '|---|---|', '| cc | d |', '| long | e |'))),
      undefined,
    );
    assert.equal(driftOf(...pair(lines('a   | b', '----|---', 'cc  | d', 'long | e'))), undefined);
  });
  it('fills a narrow cell and widens a column', () => {
    assert.equal(
      mended(lines('| a   | b |', '|-----|---|', '| cc | d |', '| e   | f |', '| g   | h |')),
      lines('| a   | b |', '|-----|---|', '| cc  | d |', '| e   | f |', '| g   | h |'),
    );
    assert.equal(
      mended(lines('| a   | b |', '|:----|--:|', '| e   | f |', '| g   | h |', '| longer | i |')),
      lines('| a      | b |', '|:-------|--:|', '| e      | f |', '| g      | h |', '| longer | i |'),
    );
  });
  it('settles in one run and loses nothing, whatever drifted', () => {
    const { int, pick } = random(7);
    const words = ['a', 'bb', 'ccc', 'dd d', 'é', '宽', '✅ x', '', '`e`'];
    for (let n = 0; n < 300; n++) {
      const width = 6 + int(4);
      const row = (): string => {
        const cells = [0, 1].map(() => {
          const word = pick(words);
          return ` ${word.padEnd(width - 2 + (int(7) === 0 ? 1 : 0))} `;
        });
        return `|${cells.join('|')}|`;
      };
      const dashes = `|${'-'.repeat(width)}|${'-'.repeat(width)}|`;
      const text = lines(row(), dashes, row(), row(), row(), row(), row());
      const after = mended(text);
      assert.equal(after.replace(/[ -]/g, ''), text.replace(/[ -]/g, ''));
      assert.equal(mended(after), after, text);
    }
  });
});

const pair = (text: string): [string, Table] => [text, tableOf(text)];
