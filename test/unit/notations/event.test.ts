/** Events: names in every spelling, versions, and what a payload cell says. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEventName, readEventName, toEventName } from '../../../server/src/notations/event/name.ts';
import { readPayload } from '../../../server/src/notations/event/payload.ts';
import { random } from '../../random.ts';
import { cell, inside, isLinear } from './quantity-cells.ts';

describe('event names', () => {
  it('come in many spellings and have one form', () => {
    for (const written of [
      'RefundApproved',
      'refundApproved',
      'refund_approved',
      'REFUND_APPROVED',
      'refund-approved',
      'Refund Approved',
      'Refund.Approved',
      'refund:approved',
      'refund.approved',
      '`refund.approved`',
    ])
      assert.equal(toEventName(written), 'refund.approved', written);
    for (const [written, wanted] of [
      ['RefundApprovedV2', 'refund.approved.v2'],
      ['refund.approved.v1', 'refund.approved.v1'],
      ['RefundApproved.v2', 'refund.approved.v2'],
      ['order.lineItemAdded', 'order.line_item_added'],
      ['HTTPRequestFailed', 'http.request.failed'],
      ['refund', undefined],
      ['', undefined],
      ['when a refund is approved', undefined],
      ['[refund.approved](x.json)', undefined],
    ] as const)
      assert.equal(toEventName(written), wanted, written);
  });

  it('are dotted lower case', () => {
    for (const name of ['refund.approved', 'refund.case.escalated.v2', 'a.b_c'])
      assert.ok(isEventName(name), name);
    for (const name of [
      'refund',
      'Refund.approved',
      'refund-approved',
      'refund..approved',
      '.refund',
      'refund.',
      '',
    ])
      assert.ok(!isEventName(name), name);
  });

  it('settle', () => {
    const r = random(9);
    for (let n = 0; n < 4000; n++) {
      const once = toEventName(cell(r));
      if (once === undefined) continue;
      assert.ok(isEventName(once), once);
      assert.equal(toEventName(once), once);
    }
  });

  it('stand in cells', () => {
    const read = (text: string) => {
      const found = readEventName(text);
      return (
        found && [text.slice(found.span.start, found.span.end), found.base, found.version, found.isCanonical]
      );
    };
    assert.deepEqual(read('`refund.approved`'), ['refund.approved', 'refund.approved', undefined, true]);
    assert.deepEqual(read('**refund.approved.v1**'), ['refund.approved.v1', 'refund.approved', '1', true]);
    assert.deepEqual(read('RefundApprovedV1'), ['RefundApprovedV1', 'RefundApproved', '1', false]);
    assert.deepEqual(read('[refund.approved](x.json)'), [
      'refund.approved',
      'refund.approved',
      undefined,
      true,
    ]);
    assert.deepEqual(read('Event `refund_approved` (new)'), [
      'refund_approved',
      'refund_approved',
      undefined,
      false,
    ]);
    for (const text of ['', '—', 'TBD', 'N/A', 'n/a', 'refund', 'On create', 'when a refund is approved'])
      assert.equal(readEventName(text), undefined, text);
  });
});

describe('readPayload', () => {
  const fields = (text: string) =>
    readPayload(text)
      .fields?.map(f => f.name)
      .join(' ');

  it('reads fields', () => {
    for (const [text, wanted] of [
      ['{ id, amount }', 'id amount'],
      ['{ id, amount, ... }', 'id amount'],
      ['`id`, `amount`', 'id amount'],
      ['id, amount, currency', 'id amount currency'],
      ['{"id": "uuid", "amount": 5}', 'id amount'],
      ['refund_id: uuid, amount: integer', 'refund_id amount'],
      ['id (uuid), amount (minor units)', 'id amount'],
      ['items[].id, total', 'items[].id total'],
    ] as const)
      assert.equal(fields(text), wanted, text);
  });

  it('reads references', () => {
    assert.deepEqual(readPayload('RefundApprovedV1'), {
      ref: { name: 'RefundApprovedV1', span: { start: 0, end: 16 } },
    });
    assert.equal(readPayload('`Refund`').ref?.name, 'Refund');
    assert.equal(readPayload('refund-decided.schema.json').ref?.name, 'refund-decided.schema.json');
    const link = readPayload('[refund.requested](appendix/x.json)');
    assert.deepEqual([link.ref?.name, link.target?.name], ['refund.requested', 'appendix/x.json']);
    assert.deepEqual(readPayload('See below'), { see: true });
  });

  it('says nothing of prose', () => {
    for (const text of [
      '',
      '—',
      'TBD',
      'Full refund object',
      'Services',
      'entity',
      'See [schema](x)',
      '{ id, payload: { a, b } }',
      'N/A',
    ])
      assert.deepEqual(readPayload(text), {}, text);
  });

  it('holds on any text', () => {
    const r = random(10);
    for (let n = 0; n < 4000; n++) {
      const text = cell(r);
      const { fields: list = [], ref, target } = readPayload(text);
      for (const part of [...list, ref, target]) {
        if (!part) continue;
        inside(text, part.span);
        assert.equal(text.slice(part.span.start, part.span.end), part.name);
      }
      inside(text, readEventName(text)?.span);
    }
    for (const read of [readPayload, readEventName, toEventName]) isLinear(read);
  });
});
