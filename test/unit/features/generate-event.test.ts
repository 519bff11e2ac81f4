/** Samples of events out of what the section and the entities already say. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { generatedAt } from '../../../server/src/features/generate/generate.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, seed, specOf } from '../../engine.ts';

const model =
  "## Data Model\n\n### New Entities\n\n#### `Refund`\n\n```sql\nCREATE TABLE refunds (\n  id UUID PRIMARY KEY,\n  amount_minor BIGINT NOT NULL,\n  status TEXT CHECK (status IN ('open', 'paid')),\n  opened_at TIMESTAMPTZ\n);\n```\n\n";
const events =
  '## Integration Points\n\n### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.opened` | A refund is opened | Refund | Ledger |\n| `ledger.closed` | Month ends | `{ month, closedAt }` | Reports |\n\nMore.\n';

const offers = (text: string) => {
  const spec = specOf(text, { force: true });
  const at = Math.max(0, text.indexOf('| Event'));
  return generatedAt(spec, { start: at, end: at }).filter(r => /sample of/.test(r.title));
};

it('the payload is the entity, or the fields that the row lists', () => {
  const [opened, closed] = offers(model + events);
  assert.equal(opened?.title, 'Add a sample of `refund.opened`');
  const after = applyEdits(model + events, opened.edits);
  const json = /```json\n\/\/.*\n([\s\S]*?)```/.exec(after)?.[1] ?? '';
  const { eventType, payload } = JSON.parse(json) as { eventType: string; payload: Record<string, unknown> };
  assert.equal(eventType, 'refund.opened');
  assert.deepEqual(Object.keys(payload), ['id', 'amountMinor', 'status', 'openedAt']);
  assert.equal(typeof payload['amountMinor'], 'number');
  assert.equal(payload['status'], 'open');
  assert.match(
    applyEdits(
      '',
      closed!.edits.map(e => ({ ...e, span: { start: 0, end: 0 } })),
    ),
    /"month": .*\n {4}"closedAt"/,
  );
});

it('what was added is not offered again, and nothing is found in it', () => {
  let text = model + events;
  for (let left = offers(text); left.length > 0; left = offers(text)) text = applyEdits(text, left[0]!.edits);
  assert.ok(text.indexOf('// Event schema: refund.opened') < text.indexOf('// Event schema: ledger.closed'));
  assert.match(text, /```\n\nMore\.\n$/);
  const found = problemsOf(text, { force: true }).map(p => p.rule.id);
  assert.deepEqual(
    found.filter(id => id.startsWith('event-')),
    [],
  );
});

it('nothing is offered for the sample of the template and outside of events', () => {
  assert.deepEqual(offers(seed), []);
  assert.deepEqual(
    generatedAt(specOf(model, { force: true }), { start: 0, end: 0 }).filter(r => /sample of/.test(r.title)),
    [],
  );
});
