/** Task lists: what is an item, whether it is ticked, which coverage it names. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readChecklist } from '../../../server/src/notations/checklist/checklist.ts';
import { random } from '../../random.ts';
import { cell, inside, isLinear } from './quantity-cells.ts';

const show = (text: string): string[] =>
  readChecklist(text).map(i =>
    [
      i.checked ? 'x' : 'o',
      i.text,
      i.subject ? text.slice(i.subject.start, i.subject.end) : '',
      i.coverage ? `${i.coverage.comparator ?? ''}${i.coverage.value}` : '',
    ].join(' | '),
  );

it('reads items', () => {
  const text = [
    '- [ ] Refund API: 90%',
    '- [x] Approval Worker: 95%',
    '1. [ ] Escalation — 100% ',
    '2) [X] Done',
    '> - [ ] quoted: ≥ 80%',
    '    * [X] Nested (80% coverage)',
    '+ [ ] Worker: at least 110% of lines',
    '- [ ] [Component]: [Coverage target %]',
    '- [ ] Tier 2: TLS 1.3 handshake',
  ].join('\r\n');
  assert.deepEqual(show(text), [
    'o | Refund API: 90% | Refund API | 90',
    'x | Approval Worker: 95% | Approval Worker | 95',
    'o | Escalation — 100% | Escalation | 100',
    'x | Done |  | ',
    'o | quoted: ≥ 80% | quoted | >=80',
    'x | Nested (80% coverage) | Nested | 80',
    'o | Worker: at least 110% of lines | Worker | >=110',
    'o | [Component]: [Coverage target %] | [Component] | ',
    'o | Tier 2: TLS 1.3 handshake | Tier 2 | ',
  ]);
});

it('has spans of item, state, text and coverage', () => {
  const text = 'Intro\n- [x] API: 90%  \nend';
  const [item] = readChecklist(text);
  const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
  assert.deepEqual(
    [at(item?.span), at(item?.state), at(item?.textSpan), at(item?.coverage?.span), at(item?.coverage?.unit)],
    ['- [x] API: 90%', 'x', 'API: 90%', '90%', '%'],
  );
});

it('reads nothing else', () => {
  for (const text of [
    '',
    '- item',
    '- [] no',
    '- [link](x)',
    '[ ] bare',
    '-[ ] tight',
    '- [ ]tight',
    '- [y] why',
    'a - [ ] b',
    '- [ ] ',
  ])
    assert.deepEqual(readChecklist(text), [], text);
});

it('holds on any text', () => {
  const r = random(12);
  for (let n = 0; n < 3000; n++) {
    const text = Array.from(
      { length: r.int(4) },
      () => `${r.pick(['- [ ] ', '1. [x] ', '  - [ ] ', ''])}${cell(r)}`,
    ).join(r.pick(['\n', '\r\n']));
    let last = 0;
    for (const item of readChecklist(text)) {
      inside(text, item.span, item.state, item.textSpan, item.subject, item.coverage?.span);
      assert.equal(text.slice(item.textSpan.start, item.textSpan.end), item.text);
      assert.ok(item.span.start >= last && item.state.start > item.span.start, text);
      last = item.span.end;
    }
  }
  isLinear(readChecklist);
});
