/** Renaming in drawings: the edges of boxes stay where they are. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inStyleOf, renameDrawn } from '../../../server/src/spec/redraw.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';

function rename(line: string, old: string, name: string): string | undefined {
  const start = line.indexOf(old);
  const edit = renameDrawn(line, { start, end: start + old.length }, name);
  return edit && applyEdits(line, [edit]);
}

it('pads a shorter name and uses the room around for a longer one', () => {
  assert.equal(rename('│ DRAFT ├──▶│ SENT │', 'DRAFT', 'NEW'), '│ NEW   ├──▶│ SENT │');
  assert.equal(rename('│   DRAFT   │ x', 'DRAFT', 'DRAFTED'), '│   DRAFTED │ x');
  assert.equal(rename('│   DRAFT   │ x', 'DRAFT', 'DRAFTED12'), '│ DRAFTED12 │ x');
  assert.equal(rename('a ──▶ sent', 'sent', 'delivered'), 'a ──▶ delivered');
});

it('renames nothing where there is no room, or where columns cannot be counted', () => {
  assert.equal(rename('│ DRAFT ├──▶│ SENT │', 'DRAFT', 'DRAFTED'), undefined);
  assert.equal(rename('│ 草稿 ├──▶│ SENT │', '草稿', 'DRAFT'), undefined);
});

it('writes a name like another one', () => {
  assert.equal(inStyleOf('PENDING', 'in review'), 'IN_REVIEW');
  assert.equal(inStyleOf('on-hold', 'In Review'), 'in-review');
  assert.equal(inStyleOf('In progress', 'On hold'), 'On hold');
  assert.equal(inStyleOf('pending', 'APPROVED'), 'approved');
});
