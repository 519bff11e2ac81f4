/** Names: where a specification certainly names what. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mayName, nameKey, sharedNames } from '../../../server/src/library/name-key.ts';
import type { NameKind, Occurrence } from '../../../server/src/spec/name.ts';
import { namesOf } from '../../../server/src/spec/names/names.ts';
import { straysOf } from '../../../server/src/spec/names/strays.ts';
import { overlaps } from '../../../server/src/text/span.ts';
import { own } from '../../documents.ts';
import { root, seed, specOf } from '../../engine.ts';
import { writeMarks } from '../../marks.ts';

const read = (text: string): readonly Occurrence[] => namesOf(specOf(text, { force: true }));
/** Every place of a thing marked in the text. */
const marked = (text: string, kind: NameKind, key: string, scope?: string): string =>
  writeMarks(
    text,
    read(text)
      .filter(n => n.kind === kind && n.key === key && (scope === undefined || n.scope === scope))
      .flatMap(n => [n.span, ...(n.rest ?? [])]),
  );
/** The marks of a thing must be where the test has put them. */
const found = (text: string, kind: NameKind, key: string, scope?: string): void =>
  assert.equal(marked(text.replace(/[‹›]/g, ''), kind, key, scope), text);

describe('an example', () => {
  const text = readFileSync(join(root, 'examples/tech-043-clinic-waitlist.md'), 'utf8');
  const names = read(text);
  const places = (kind: NameKind, key: string, scope?: string): string[] =>
    names
      .filter(n => n.kind === kind && n.key === key && n.scope === scope)
      .map(n => `${text.slice(0, n.span.start).split('\n').length}${n.role[0]} ${n.name}`);

  it('names things of every kind', () => {
    const status = "'status' of 'waitlist_offer'";
    assert.deepEqual(places('specification', 'TECH-043'), ['13d TECH-043']);
    assert.deepEqual(places('requirement', 'PRD-221'), ['5r PRD-221', '14r PRD-221']);
    assert.deepEqual(places('requirement', 'FR-3', 'PRD-221'), ['29r FR-3']);
    assert.deepEqual(places('endpoint', 'DELETE /api/v1/waitlist-entries/{}'), [
      '186d DELETE /api/v1/waitlist-entries/{entryId}',
    ]);
    assert.deepEqual(places('endpoint', 'POST /graphql', 'clinicehr'), ['492d /graphql']);
    assert.equal(places('entity', 'waitlist_offer').length, 11);
    assert.deepEqual(places('entity', 'waitlist_offer').slice(0, 3), [
      '75r waitlist_offer',
      '266r WaitlistOffer',
      '268d waitlist_offer',
    ]);
    assert.deepEqual(places('column', 'clinic_id', 'waitlist_entry').length, 6);
    assert.deepEqual(places('field', 'latestDate', 'POST /api/v1/waitlist-entries request'), [
      '100r latestDate',
      '113d latestDate',
      '138r latestDate',
      '425r latestDate',
    ]);
    assert.deepEqual(places('event', 'offer.sent').length, 4);
    assert.deepEqual(places('event', 'appointment.booked')[0], '547d appointment.booked');
    assert.deepEqual(places('state', 'cancelled', status), [
      '167r cancelled',
      '276r cancelled',
      '300r cancelled',
      '352r cancelled',
      '403d CANCELLED',
    ]);
    assert.equal(places('state', 'queued', status).length, 7);
    assert.deepEqual(places('flag', 'waitlist join'), [
      '652r waitlist_join',
      '690d waitlist_join',
      '697r waitlist_join',
      '705r waitlist_join',
    ]);
    assert.deepEqual(places('metric', 'waitlist_oldest_queued_offer_age_seconds').length, 2);
    assert.deepEqual(places('error code', 'offer expired'), [
      '181r offer_expired',
      '427d offer_expired',
      '672r offer_expired',
    ]);
    assert.deepEqual(places('component', 'eventbus'), ['58r Event Bus', '77d Event Bus']);
    assert.equal(places('component', 'ehrconnector').length, 9);
  });
});

describe('all documents', () => {
  it('name in order, without overlaps, what stands at the place', () => {
    for (const { name, text } of own) {
      let last: Occurrence | undefined;
      for (const next of read(text)) {
        const shown = [next.span, ...(next.rest ?? [])].map(s => text.slice(s.start, s.end)).join(' ');
        assert.equal(shown, next.name, name);
        assert.ok(!last || (last.span.start <= next.span.start && !overlaps(last.span, next.span)), name);
        last = next;
      }
    }
  });
  it('are silent where nothing is filled in, and in ordinary Markdown', () => {
    // Some rows of the template may stay as they are.
    const kinds = new Set(read(seed).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ['error code', 'metric']);
    assert.deepEqual(namesOf(specOf('# Notes\n\nTECH-1 and `POST /a/b`\n')), []);
  });
});

const logic = (body: string): string => `## Business Logic\n\n### State Machine\n\n${body}\n`;
const model = (sql: string, rest = ''): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Order\`\n\`\`\`sql\n${sql}\n\`\`\`\n${rest}\n`;

describe('states', () => {
  const drawing =
    '```\n┌──────────┐ send ┌────────┐\n│ ‹PENDING›  ├─────▶│  SENT  │\n│ ‹REVIEW›   │      └────────┘\n└──────────┘\n```\n';
  it('are found over several lines, and in words beside the drawing', () => {
    found(
      logic(
        `${drawing}\n| From | To | Event |\n|---|---|---|\n| ‹Pending Review› | Sent | send to pending review |\n| Sent | ‹pending_review› | back |`,
      ),
      'state',
      'pendingreview',
    );
  });
  it('are found in every line of words and arrows, and in lists', () => {
    found(logic('- ‹OPEN› → CLOSED: close\n- CLOSED → ‹OPEN›: reopen the open one'), 'state', 'open');
    found(logic('```\n‹OPEN› ──▶ CLOSED\n‹OPEN› ──▶ LOST\nCLOSED ──▶ ‹OPEN›\n```'), 'state', 'open');
  });
  it('are found in Mermaid, by their titles where they have any', () => {
    found(
      logic(
        '```mermaid\nstateDiagram-v2\n  state "‹In Review›" as rev\n  Draft --> rev : submit\n  rev --> Draft\n```',
      ),
      'state',
      'inreview',
    );
    found(
      logic('```mermaid\nstateDiagram-v2\n  [*] --> ‹Draft›\n  ‹Draft› --> Done : draft\n```'),
      'state',
      'draft',
    );
  });
  it('are found in types, defaults, conditions and changes of rows', () => {
    found(
      `${logic('- ‹OPEN› → CLOSED: close\n- CLOSED → ‹OPEN›: reopen')}\n${model(
        "CREATE TYPE order_state AS ENUM ('‹open›', 'closed');\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  state order_state NOT NULL DEFAULT '‹open›',\n  note TEXT CHECK (note <> 'open'),\n  CHECK (state <> '‹open›' OR note IS NULL)\n);\nCREATE INDEX open_orders ON orders(id) WHERE state = '‹open›';\nUPDATE orders SET state = '‹open›' WHERE note = 'open';\nALTER TABLE orders ALTER COLUMN state SET DEFAULT '‹open›';",
        "\n**Field Definitions**:\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| state | order_state | NOT NULL, DEFAULT '‹open›' | States: ‹open›, closed |\n",
      )}`,
      'state',
      'open',
    );
  });
  it('are found in samples, lists of values and code spans of the text', () => {
    const endpoint = (answer: string): string =>
      `## API Specification\n\n### New Endpoints\n\n#### \`GET /api/orders\`\n\n**Purpose**: Lists orders, those \`‹OPEN›\` first, by \`door = 'open' OR status NOT IN ('‹open›')\`; open is a word.\n\n**Request**:\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| status | string | No | One of: ‹open›, closed | Filter |\n\n**Response (200 OK)**:\n\`\`\`json\n{ "status": "${answer}", "door": "open" }\n\`\`\`\n\n`;
    found(
      `${endpoint('‹open›')}${model("CREATE TABLE orders (\n  status TEXT CHECK (status IN ('‹open›', 'closed'))\n);")}${logic('- ‹OPEN› → CLOSED: close\n- CLOSED → ‹OPEN›: reopen')}`,
      'state',
      'open',
    );
  });
});

describe('tables and columns', () => {
  it('are found in statements of every kind', () => {
    const text = (key: 'order' | 'total'): string => {
      const o = key === 'order' ? '‹orders›' : 'orders';
      const t = key === 'total' ? '‹total›' : 'total';
      return model(
        `CREATE TABLE ${o} (\n  id INT PRIMARY KEY,\n  ${t} INT CHECK (${t} > 0), -- total\n  text TEXT DEFAULT 'total'\n);\nCREATE INDEX orders_total ON public.${o}(${t}, lower(text)) INCLUDE (${t}) WHERE ${t} > 5;\nALTER TABLE "${o}" ADD CONSTRAINT c CHECK ("${t}" < 9), ALTER COLUMN ${t} SET NOT NULL;\nCREATE TABLE lines (order_id INT REFERENCES ${o}(id), total INT);\nCOMMENT ON COLUMN ${o}.${t} IS 'the total';\nUPDATE ${o} SET ${t} = ${t} + 1;\nDROP TABLE ${o};`,
      );
    };
    found(text('order'), 'entity', 'orders');
    found(text('total'), 'column', 'total', 'orders');
  });
  it('are found in the text where they are spelled in code', () => {
    const text = (mark: (word: string) => string): string =>
      `${model('CREATE TABLE order_line (\n  id INT,\n  unit_price INT\n);').replace('CREATE TABLE order_line', `CREATE TABLE ${mark('order_line')}`)}\n## Overview\n\n### Feature Summary\nRows of \`${mark('order_line')}\`, ${mark('order_line')} or \`${mark('order_line')}.unit_price\`, not order_lines.\n`;
    found(
      text(word => `‹${word}›`),
      'entity',
      'order_line',
    );
  });
});

const api = (heading: string, rest: string): string =>
  `## API Specification\n\n### New Endpoints\n\n#### ${heading}\n\n${rest}\n`;

describe('endpoints and fields', () => {
  it('are one whatever their parameters are called', () => {
    found(
      api(
        '`‹GET /orders/{id}›`',
        '**Purpose**: Reads one, as `‹GET /orders/:orderId›`, `‹GET /orders/{x}›?full=1` or `‹/orders/{id}›`; not `GET /orders`',
      ),
      'endpoint',
      'GET /orders/{}',
    );
  });
  it('are several under one heading', () => {
    const names = read(api('`PUT/PATCH /orders/{id}`', '**Purpose**: Changes it'));
    assert.deepEqual(
      names.map(({ key, name }) => [key, name]),
      [
        ['PUT /orders/{}', 'PUT/PATCH /orders/{id}'],
        ['PATCH /orders/{}', 'PUT/PATCH /orders/{id}'],
      ],
    );
  });
  it('are known through the objects around them', () => {
    const text = (item: string, kind: string): string =>
      api(
        '`POST /orders`',
        `**Request**:\n\`\`\`json\n{ "${item}": [{ "${kind}": "a" }, { "${kind}": "b" }], "kind": "c" }\n\`\`\`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| ${item} | array | Yes | | All |\n| body.${item}[].${kind} | string | Yes | | Its kind |\n| kind | string | Yes | | |`,
      );
    found(text('‹items›', 'kind'), 'field', 'items');
    found(text('items', '‹kind›'), 'field', 'items.kind');
  });
  it('leave the parameters of a path alone', () => {
    const text = api(
      '`POST /orders/{orderId}/lines`',
      '**Purpose**: Adds to the order `orderId`\n\n**Response (200 OK)**:\n```json\n{ "orderId": "x" }\n```\n',
    );
    assert.equal(read(text).filter(n => n.kind === 'field').length, 1);
  });
});

describe('words', () => {
  const flags = (text: string, flag = 'new_cart'): string =>
    `## Rollout Plan\n\n### Feature Flags\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| ‹${flag}› | Carts | OFF | 1% |\n\n### Rollback Plan\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors | ${text} | Ada |\n`;
  it('are names where no sentence has them, others only in code', () => {
    found(
      flags('Disable ‹new_cart›, then `‹new_cart›`; not new_cart_v2 or my.new_cart.x'),
      'flag',
      'new cart',
    );
    found(flags('Disable cart and `‹cart›`', 'cart'), 'flag', 'cart');
  });
  it('that may mean two things name neither', () => {
    const text = `${flags('Disable `orders`', 'orders').replace(/[‹›]/g, '')}${model('CREATE TABLE orders (id INT);')}`;
    const [rollback] = read(text).filter(n => text.slice(n.span.start - 9, n.span.start) === 'Disable `');
    assert.equal(rollback, undefined);
  });
  it('of alerts are metrics without the end of their series', () => {
    found(
      '## Non-Functional Requirements\n\n### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n| ‹api_seconds› | Histogram | endpoint |\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n| Slow | `rate(‹api_seconds›_bucket[5m]) > 2` | P1 | Look at ‹api_seconds› |\n',
      'metric',
      'api_seconds',
    );
  });
  it('that only another specification knows are strays', () => {
    const spec = specOf(
      '## Overview\n\n### Feature Summary\nWaits for `order.placed` and `Payment Api`, x `a = b`.\n',
      {
        force: true,
      },
    );
    assert.deepEqual(
      straysOf(spec).map(({ text }) => text),
      ['order.placed', 'Payment Api'],
    );
    const entry = { uri: '', id: '', references: [], names: sharedNames(spec) };
    assert.ok(mayName(entry, { kind: 'event', key: 'order.placed', name: 'order.placed' }));
    assert.ok(!mayName(entry, { kind: 'event', key: 'order.paid', name: 'order.paid' }));
    assert.equal(nameKey({ kind: 'field', key: 'a', scope: 'b' }), 'field\na\nb');
  });
});
