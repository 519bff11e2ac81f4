/** Events: rows, samples and how they are brought together, in the forms in which people write them. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventsOf, isSameEvent, isSameSpelling } from '../../../server/src/spec/event.ts';
import { claimOf, eventSamplesOf, isEventListSure, isShown } from '../../../server/src/spec/event-match.ts';
import { sampleNames } from '../../../server/src/spec/event-sample.ts';
import { sampleRepair } from '../../../server/src/spec/event-skeleton.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { shift, textOf } from '../../../server/src/text/span.ts';
import { seed, specOf } from '../../engine.ts';

const head =
  '## Integration Points\n\n### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n';
const rows = (...names: string[]): string =>
  `${head}${names.map(n => `| ${n} | Change | Refund | Ledger |`).join('\n')}\n`;
const spec = (text: string) => specOf(text, { force: true });

it('the sample of the template names nothing', () => {
  assert.deepEqual(eventsOf(specOf(seed)), []);
  assert.equal(isEventListSure(specOf(seed)), false);
  assert.equal(
    eventSamplesOf(specOf(seed)).every(({ sample }) => !sample.isSure),
    true,
  );
});

const cells: readonly [cell: string, names: string][] = [
  ['`refund.approved`', 'refund.approved'],
  ['**refund.approved**', 'refund.approved'],
  ['[`refund.approved`](a.json)', 'refund.approved'],
  ['`refund.approved`, `refund.rejected`', 'refund.approved refund.rejected'],
  ['`refund.approved` / `refund.rejected`', 'refund.approved refund.rejected'],
  ['RefundApproved and RefundRejected', 'RefundApproved RefundRejected'],
  ['`refund.*`', ''],
  ['A refund is approved', ''],
  ['Every refund, always', ''],
];
for (const [cell, names] of cells)
  it(`event cell ${cell}`, () => {
    const text = rows(cell);
    const [at] = eventsOf(spec(text));
    assert.equal(at?.event.names.map(n => n.name).join(' '), names);
    for (const { name, span } of at!.event.names)
      assert.equal(textOf(text, shift(span, at!.placed.origin)), name);
  });

it('spellings and versions', () => {
  assert.ok(isSameEvent('RefundApproved', 'refund.approved'));
  assert.ok(isSameEvent('refund.approved.v2', 'refund.approved'));
  assert.ok(isSameEvent('refund.line_item.added', 'RefundLineItemAdded'));
  assert.ok(!isSameEvent('refund.approved.v2', 'refund.approved.v1'));
  assert.ok(!isSameEvent('refund.approved', 'refund.approved.late'));
  assert.ok(isSameSpelling('refund.approved.v2', 'refund.approved'));
  assert.ok(!isSameSpelling('RefundApproved', 'refund.approved'));
});

const samples: readonly [what: string, text: string, names: string, claim: string | undefined][] = [
  [
    'comment',
    '```json\n// Event schema: refund.approved\n{ "id": 1 }\n```',
    'refund.approved',
    'refund.approved',
  ],
  [
    'comment inside',
    '```json\n{\n  // Event: `refund.approved` (v1)\n  "id": 1\n}\n```',
    'refund.approved',
    'refund.approved',
  ],
  [
    'block comment',
    '```jsonc\n/* Event schema: refund.approved */\n{ "id": 1 }\n```',
    'refund.approved',
    'refund.approved',
  ],
  ['bare comment', '```json\n// refund.approved\n{ "id": 1 }\n```', 'refund.approved', undefined],
  ['prose in a comment', '```json\n// sent by refund.service on change\n{ "id": 1 }\n```', '', undefined],
  ['eventType', '```json\n{ "event_type": "refund.approved" }\n```', 'refund.approved', 'refund.approved'],
  [
    'in metadata',
    '```json\n{ "metadata": { "eventType": "refund.approved" } }\n```',
    'refund.approved',
    'refund.approved',
  ],
  ['type', '```json\n{ "type": "refund.approved" }\n```', 'refund.approved', undefined],
  ['a type of something else', '```json\n{ "type": "refund" }\n```', '', undefined],
  [
    'contradiction',
    '```json\n// Event: refund.approved\n{ "eventType": "refund.rejected" }\n```',
    'refund.rejected refund.approved',
    undefined,
  ],
  ['label', '**refund.approved**:\n\n```json\n{ "id": 1 }\n```', 'refund.approved', undefined],
  ['line', 'Sample of `refund.approved`:\n\n```json\n{ "id": 1 }\n```', 'refund.approved', undefined],
  ['line of two', '`refund.approved` and `refund.rejected`:\n\n```json\n{ "id": 1 }\n```', '', undefined],
  ['sub-heading', '##### refund.approved\n\n```json\n{ "id": 1 }\n```', 'refund.approved', undefined],
  [
    'two in one fence',
    '```json\n// Event: refund.approved\n{ "id": 1 }\n// Event: refund.rejected\n{ "id": 2 }\n```',
    'refund.approved',
    'refund.approved',
  ],
];
for (const [what, text, names, claim] of samples)
  it(`sample: ${what}`, () => {
    const whole = `${rows('`refund.closed`')}\n${text}\n`;
    const [at] = eventSamplesOf(spec(whole));
    assert.ok(at);
    assert.equal(
      sampleNames(at.sample)
        .map(n => n.text)
        .filter((name, i, all) => all.indexOf(name) === i)
        .join(' '),
      names,
    );
    assert.equal(claimOf(at.sample)?.text, claim);
    for (const name of sampleNames(at.sample))
      assert.equal(textOf(whole, shift(name.span, at.placed.origin)), name.text);
  });

it('an event is shown by its sample wherever that stands', () => {
  const shown = (text: string): boolean => {
    const read = spec(text);
    return isShown(read, eventsOf(read)[0]!);
  };
  const row = rows('`refund.approved`');
  const sample = '```json\n{ "eventType": "refund.approved" }\n```\n';
  assert.ok(!shown(row));
  assert.ok(shown(`${row}\n${sample}`));
  assert.ok(shown(`${row}\n##### Samples\n\n${sample}`));
  assert.ok(shown(row.replace('#### Events Produced', `${sample}\n#### Events Produced`)));
  assert.ok(shown(`${row}\n\`\`\`ts\nemit('refund.approved', refund);\n\`\`\``));
  assert.ok(shown(`${row}\n${sample.replace('approved', 'aproved')}`));
});

it('a new sample is like the others and comes behind that of the row above', () => {
  const sample =
    '```json\r\n// Event schema: refund.opened\r\n{ "event_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "event_type": "refund.opened", "source": "refunds", "data": {} }\r\n```\r\n';
  const text = `${rows('`refund.opened`', '`refund.approved`').replaceAll('\n', '\r\n')}\r\n${sample}\r\nMore.\r\n`;
  const read = spec(text);
  const repair = sampleRepair(read, eventsOf(read)[1]!);
  const after = applyEdits(text, repair!.edits);
  assert.ok(!/(?<!\r)\n/.test(after));
  const added = after
    .slice(text.indexOf('More.') - 4, after.indexOf('More.'))
    .replaceAll('\r\n', '\n')
    .trim();
  assert.match(
    added,
    /\/\/ Event schema: refund\.approved\n\{\n {2}"event_id": "[0-9a-f-]{36}",\n {2}"event_type": "refund\.approved",\n {2}"source": "refunds",\n {2}"data": \{\n/,
  );
  const again = spec(after);
  assert.ok(isShown(again, eventsOf(again)[1]!));
  assert.equal(eventSamplesOf(again).length, 2);
  assert.ok(eventSamplesOf(again).every(s => s.sample.isSure));
});
