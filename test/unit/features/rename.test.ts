/** Rename: every place in its own letters, tables and drawings as they were, and what is refused. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definitionsOf, occurrenceAt, placesOf } from '../../../server/src/features/navigation.ts';
import { refusalOf, renamableAt, renameEdits } from '../../../server/src/features/rename/rename.ts';
import { respelled } from '../../../server/src/features/rename/spelling.ts';
import type { NameKind } from '../../../server/src/spec/name.ts';
import { applyEdits, areDisjoint } from '../../../server/src/text/edit.ts';
import { specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

/** The text after the name at the cursor is changed, or why it is not. */
function rename(marked: string, to: string): string {
  const { text, cursor } = readMarks(marked);
  const spec = specOf(text, { force: true });
  const found = renamableAt(spec, cursor!);
  if (!found) return 'no name';
  if ('refusal' in found) return found.refusal;
  const change = { kind: found.thing.kind, from: found.placeholder, to };
  const refusal = refusalOf(spec, found.thing, change);
  if (refusal !== undefined) return refusal;
  const edits = renameEdits(spec, found.thing, change);
  if ('refusal' in edits) return edits.refusal;
  assert.ok(areDisjoint(edits));
  return applyEdits(text, edits);
}

const states = (drawing: string, rest = ''): string =>
  `## Business Logic\n\n### State Machine\n\n\`\`\`\n${drawing}\n\`\`\`\n${rest}`;
const two = (a: string, b = 'SENT'): string => {
  const [x, y] = [a, b].map(name => name.replace('‸', '').length + 2) as [number, number];
  return `┌${'─'.repeat(x)}┐ send ┌${'─'.repeat(y)}┐\n│ ${a} ├─────▶│ ${b} │\n└${'─'.repeat(x)}┘      └${'─'.repeat(y)}┘`;
};
const orders = (values: string): string =>
  `\n## Data Model\n\n### New Entities\n\n#### \`Order\`\n\`\`\`sql\nCREATE TABLE orders (\n  status TEXT CHECK (status IN (${values}))\n);\n\`\`\`\n`;

describe('a place keeps its letters', () => {
  const cases: readonly (readonly [NameKind, string, string, string, string])[] = [
    ['state', 'PENDING', 'pending', 'IN REVIEW', 'in_review'],
    ['state', 'PENDING_REVIEW', 'Pending Review', 'ON_HOLD', 'On Hold'],
    ['state', 'PENDING_REVIEW', 'pendingReview', 'ON_HOLD', 'onHold'],
    ['state', 'PENDING_REVIEW', 'pending-review', 'ON_HOLD', 'on-hold'],
    ['state', 'Pending review', 'PENDING_REVIEW', 'On hold now', 'ON_HOLD_NOW'],
    ['entity', 'refund_case', 'RefundCase', 'payout_case_file', 'PayoutCaseFile'],
    ['entity', 'orders', 'Orders', 'old_orders', 'OldOrders'],
    ['event', 'refund.approved', 'RefundApproved', 'refund.was_approved', 'RefundWasApproved'],
    ['event', 'refund.approved.v1', 'refund.approved.v2', 'refund.passed.v1', 'refund.passed.v2'],
    ['event', 'refund.approved.v1', 'RefundApprovedV1', 'refund.approved.v3', 'RefundApprovedV3'],
    ['event', 'refund.approved', 'refund.approved.v2', 'refund.passed', 'refund.passed.v2'],
    ['component', 'Refund API', 'refund-api', 'Payout API', 'payout-api'],
    ['component', 'Refund API', 'REFUND API', 'Payout API', 'PAYOUT API'],
    ['flag', 'new_cart', 'newCart', 'big_cart', 'bigCart'],
    ['error code', 'not_found', 'NOT_FOUND', 'no_order', 'NO_ORDER'],
    ['metric', 'a_total', 'a_total', 'b_total', 'b_total'],
    ['endpoint', 'GET /a/{id}', 'GET /a/:key', 'GET /b/{id}/c', 'GET /b/:key/c'],
    ['endpoint', 'GET /a/{id}', 'GET /a/:key', 'PUT /b/{no}', 'PUT /b/{no}'],
    ['endpoint', 'GET /a/{id}', '/a/{id}', 'GET /b/{id}', '/b/{id}'],
    ['endpoint', 'GET /a/{id}', 'GET /a/{id}', '/b/{id}', 'GET /b/{id}'],
  ];
  for (const [kind, from, written, to, expected] of cases)
    it(`${kind}: ${from} → ${to} makes ${expected} of ${written}`, () =>
      assert.equal(respelled(written, { kind, from, to }), expected));
});

describe('drawings', () => {
  it('keep their edges where the new name fits', () => {
    assert.equal(rename(states(two('DRA‸FT   ')), 'OPEN'), states(two('OPEN    ')));
    assert.equal(rename(states(two('DRA‸FT   ')), 'DRAFTED'), states(two('DRAFTED ')));
  });
  it('widen the box where it does not', () => {
    assert.equal(rename(states(two('DRA‸FT')), 'WAITING_FOR_REVIEW'), states(two('WAITING_FOR_REVIEW')));
    assert.equal(rename(states(two('DRAFT', 'SE‸NT')), 'DELIVERED'), states(two('DRAFT', 'DELIVERED')));
  });
  it('keep what stands around, however long the name is', () => {
    const around = (api: string, line: string): string =>
      `## System Context\n\n### Affected Systems\n\n\`\`\`\n${[
        `┌──────────${line}┐   calls  ┌────────┐`,
        `│   ${api}    ├─────────▶│  Mail  │`,
        `└─────┬────${line}┘          └───┬────┘`,
        `      │ reads ${' '.repeat(line.length)}            │`,
        `      ▼    ${' '.repeat(line.length)}               │`,
        `┌──────────${line}┐              │`,
        `│  Store   ${' '.repeat(line.length)}│◀─────────────┘`,
        `└──────────${line}┘`,
      ].join('\n')}\n\`\`\`\n`;
    const after = rename(around('A‸PI', ''), 'Application Gateway');
    assert.match(after, /│ Application Gateway ├─────────▶│ {2}Mail {2}│/);
    const spec = specOf(after, { force: true });
    assert.deepEqual(placesOf(spec, [{ kind: 'component', key: 'mail', name: 'Mail' }]).length, 1);
    const widths = new Set(after.split('\n').flatMap(line => (/[┐┘]$/.test(line) ? [line.length] : [])));
    assert.equal(widths.size, 3);
  });
  it('take a name over as many lines as the old one', () => {
    const box = (a: string, b: string): string =>
      states(`┌─────────┐ x ┌──────┐\n│ ${a} ├──▶│ SENT │\n│ ${b} │   └──────┘\n└─────────┘`);
    assert.equal(rename(box('PEND‸ING', 'REVIEW '), 'ON HOLD'), box('ON     ', 'HOLD   '));
    assert.equal(rename(box('PENDING', 'REV‸IEW '), 'OPEN'), box('OPEN   ', '       '));
  });
  it('are left alone where they would say something else', () => {
    // The arrow stands in the only place that the name could take.
    const text = (name: string): string => states(`  ${name} ──▶ SENT\n           ▲\n   LOST ───┘`);
    assert.match(rename(text('DR‸AFT'), 'A_NAME_THAT_IS_FAR_TOO_LONG'), /cannot take the name/);
  });
});

describe('tables', () => {
  const flags = (name: string, other = 'old_cart       '): string =>
    `## Rollout Plan\n\n### Feature Flags\n| Flag            | Purpose |\n|-----------------|---------|\n| ${name} | Carts   |\n| ${other} | Carts   |\n`;
  it('keep their pipes as long as there are blanks', () => {
    assert.equal(rename(flags('new_c‸art       '), 'cart'), flags('cart           '));
    assert.equal(rename(flags('`new_c‸art`     '), 'newest_cart'), flags('`newest_cart`  '));
    assert.equal(
      rename(flags('new_c‸art       '), 'the_newest_cart_of_all'),
      flags('the_newest_cart_of_all'),
    );
  });
  it('that are not aligned just change', () => {
    const text = (name: string): string =>
      `## Rollout Plan\n\n### Feature Flags\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| ${name} | Carts | OFF | 1% |\n`;
    assert.equal(rename(text('new_c‸art'), 'cart'), text('cart'));
  });
});

describe('a state', () => {
  it('is renamed wherever the data speaks of it', () => {
    assert.equal(
      rename(states(two('DRAFT', 'SE‸NT'), orders("'draft', 'sent'")), 'PASSED ON'.replace(' ', '_')),
      states(two('DRAFT', 'PASSED_ON'), orders("'draft', 'passed_on'")),
    );
    assert.equal(
      rename(states(two('DRAFT'), orders("'draft', 'se‸nt'")), 'gone'),
      states(two('DRAFT', 'GONE'), orders("'draft', 'gone'")),
    );
  });
});

describe('refused is', () => {
  const text = states(two('DRA‸FT'), orders("'draft', 'sent'"));
  it('what nobody certainly knows', () => {
    assert.equal(rename('## Overview\n\n### Feature Summary\nA wo‸rd\n', 'x'), 'no name');
    assert.match(
      rename('## API Specification\n\n### New Endpoints\n\n#### `PUT/PATCH /or‸ders`\n', 'PUT /x'),
      /several endpoints/,
    );
  });
  it('the name of another', () => {
    assert.equal(rename(text, 'SENT'), "There is another state 'SENT' already");
    assert.equal(rename(text, 'sent'), "There is another state 'SENT' already");
  });
  it('what is no name of the kind', () => {
    assert.match(rename(text, ''), /empty/);
    assert.match(rename(text, 'A|B'), /without back-ticks, pipes/);
    assert.match(rename(text, "it's"), /one to four words/);
    assert.match(
      rename(orders("'a', 'b'").replace('TABLE orders', 'TABLE or‸ders'), 'my table'),
      /a name of SQL/,
    );
    const endpoint = '## API Specification\n\n### New Endpoints\n\n#### `GET /or‸ders/{id}`\n';
    assert.match(rename(endpoint, 'orders'), /a method and a path, such as 'GET \/orders\/\{id\}'/);
    assert.match(rename(endpoint, 'FETCH /x'), /a method and a path/);
    assert.match(rename(endpoint, 'GET /x/{id}/{id}'), /parameters with different names/);
  });
  it('no other spelling of the same name', () => {
    assert.equal(rename(text, 'Draft'), states(two('Draft'), orders("'draft', 'sent'")));
  });
});

it('definitions and places of the name at an offset', () => {
  const { text, cursor } = readMarks(states(two('DRAFT'), orders("'dra‸ft', 'sent'")));
  const spec = specOf(text, { force: true });
  const own = occurrenceAt(spec, cursor!)!;
  assert.deepEqual(
    definitionsOf(spec, [own]).map(({ span }) => text.slice(span.start, span.end)),
    ['DRAFT'],
  );
  assert.equal(placesOf(spec, [own]).length, 2);
  assert.equal(occurrenceAt(spec, text.indexOf('CHECK')), undefined);
});
