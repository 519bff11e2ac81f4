/** Ready-made drawings: closed boxes and joined lines, whatever the names are and whichever choice is taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shapes, toSnippet } from '../../../server/src/notations/diagram/shapes.ts';
import { displayWidth } from '../../../server/src/notations/diagram/width.ts';
import {
  assertDrawing,
  assertJoined,
  boxesOf,
  expand,
  type Pick,
  randomName,
  seeded,
  skeletonOf,
  sorted,
  traced,
} from './drawing-oracle.ts';

const TEMPLATE_ARCHITECTURE = `
┌─────────────┐     ┌─────────────┐     ┌─────────────┐
│   Client    │────▶│   Service   │────▶│  Database   │
│   (Web/App) │     │   (API)     │     │  (Storage)  │
└─────────────┘     └─────────────┘     └─────────────┘
                           │
                           ▼
                    ┌─────────────┐
                    │  External   │
                    │  Service    │
                    └─────────────┘`.slice(1);

const TEMPLATE_STATES = `
                    ┌──────────┐
         create     │  DRAFT   │
        ─────────▶  └────┬─────┘
                         │ submit
                         ▼
                    ┌──────────┐
                    │ PENDING  │◀──────┐
                    └────┬─────┘       │
                         │             │ reject
              approve    │             │
                         ▼             │
                    ┌──────────┐       │
                    │ APPROVED │───────┘
                    └────┬─────┘
                         │ complete
                         ▼
                    ┌──────────┐
                    │ COMPLETE │
                    └──────────┘`.slice(1);

const byId = (id: string) => shapes.find(shape => shape.id === id)!;

describe('shapes', () => {
  it('draw the template’s pictures', () => {
    const architecture = byId('architecture-3-external');
    assert.equal(architecture.draw(architecture.names), TEMPLATE_ARCHITECTURE);
    const machine = byId('state-machine-4');
    assert.equal(machine.draw(machine.names, machine.labels), TEMPLATE_STATES);
  });

  it('are all there, under different names', () => {
    const rows = [2, 3, 4, 5].flatMap(count => [`architecture-${count}`, `architecture-${count}-external`]);
    const machines = [3, 4, 5, 6].map(count => `state-machine-${count}`);
    const expected = [...rows, 'layered', 'hub', 'queue-workers', 'fan-out', 'tree', ...machines, 'sequence'];
    assert.deepEqual(
      shapes.map(({ id }) => id),
      expected,
    );
    assert.equal(new Set(shapes.map(({ title }) => title)).size, shapes.length);
    for (const shape of shapes) assert.equal(new Set(shape.names).size, shape.names.length, shape.id);
  });

  for (const shape of shapes)
    it(`${shape.id} stays closed around any names`, () => {
      assertDrawing(
        shape,
        shape.draw(shape.names),
        shape.names.map(name => name.replace('\n', ' ')),
      );
      for (const stem of [
        'A name of thirty characters no',
        '注文サービス',
        '한글 e\u0301 👩\u200d💻',
        'a|b$c,d}e\\f',
        'X',
      ]) {
        const names = shape.names.map((_, slot) => `${stem}${slot}`);
        assertDrawing(shape, shape.draw(names), names);
        const oneLong = names.map((name, slot) => (slot === 1 ? name : `n${slot}`));
        assertDrawing(shape, shape.draw(oneLong), oneLong);
      }
    });

  it('make room for labels of any width', () => {
    for (const shape of shapes.filter(({ labels }) => labels)) {
      const plain = shape.draw(shape.names);
      for (const label of ['a label of thirty characters…!', '名客注', '', 'x'.repeat(12)]) {
        const drawing = shape.draw(
          shape.names,
          shape.labels!.map(() => label),
        );
        assertDrawing(shape, drawing, shape.names);
        if (label) assert.equal(drawing.split(label).length - 1, shape.labels!.length);
        if (label === '名客注') assert.deepEqual(skeletonOf(drawing), skeletonOf(plain));
      }
    }
  });

  it('make room for one long label among short ones', () => {
    for (const shape of shapes.filter(({ labels }) => labels))
      for (const long of shape.labels!.keys()) {
        const labels = shape.labels!.map((label, at) => (at === long ? 'long '.repeat(12).trim() : label));
        assertDrawing(shape, shape.draw(shape.names, labels), shape.names);
      }
  });

  it('put the default for a name that is missing or blank, and a blank for a line break', () => {
    const hub = byId('hub');
    const names = ['', ' \t', 'two\r\n  lines', 'tab\there'];
    assert.deepEqual(
      sorted(boxesOf(hub.draw(names))),
      sorted(['Event Bus', 'Web App', 'two lines', 'tab here', 'Audit Log']),
    );
    const row = byId('architecture-2');
    assert.deepEqual(boxesOf(row.draw(['Orders\nAPI\n(v2)', 'Ledger', 'ignored'])), [
      'Orders API (v2)',
      'Ledger',
    ]);
  });

  it('hold for 500 random name lists, as text and as snippets', () => {
    const random = seeded(20240101);
    for (let run = 0; run < 500; run++) {
      const shape = shapes[run % shapes.length]!;
      const names = shape.names.map((_, slot) => `${randomName(random, 1 + random(30))}${slot}`);
      assertDrawing(shape, shape.draw(names), names);
      const known = Array.from({ length: 1 + random(7) }, () => randomName(random, 1 + random(30)));
      const [drawing, picked] = traced(toSnippet(shape, known), options => options[random(options.length)]!);
      assertDrawing(shape, drawing, picked);
    }
  });

  it('are found out when an edge drifts', () => {
    assertDrawing(byId('hub'), byId('hub').draw([]), byId('hub').names);
    const drifted = byId('hub').draw([]).replace('Event Bus ', 'Event Bus');
    assert.throws(() => boxesOf(drifted));
    assert.throws(() => assertJoined(TEMPLATE_STATES.replace('▼', ' ▼')));
    assert.throws(() => assertJoined(TEMPLATE_STATES.replace('└────┬', '└───┬─')));
  });
});

describe('toSnippet', () => {
  const special = ['a|b', 'x, y', '$HOME', `\${1:z}`, 'end}', 'back\\slash', '\\,|', '注文サービス', 'plain'];

  it('leaves the default drawing where nothing is known', () => {
    for (const shape of shapes) {
      const snippet = toSnippet(shape, ['', ' \n ']);
      assert.equal(expand(snippet), shape.draw(shape.names), shape.id);
      assert.doesNotMatch(snippet, /\$\{?0|\|\}/);
      const first = shape.names[0]!.split('\n')[0]!;
      assert.ok(snippet.includes(`${first === 'Producer' ? '  ' : ' '}\${1:${first}} `), shape.id);
    }
  });

  it('escapes the defaults of a placeholder', () => {
    const hub = { ...byId('hub'), names: ['$HOME', 'end}', 'back\\slash', `\${1:z}`, '\\}$'] };
    assert.equal(expand(toSnippet(hub, [])), byId('hub').draw(hub.names));
  });

  it('draws as draw does with the names picked, where these are no wider than the default', () => {
    for (const shape of shapes) {
      const known = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
      const names = shape.names.map((_, slot) => known[slot]!);
      assert.equal(expand(toSnippet(shape, known)), shape.draw(names), shape.id);
      const last = shape.names.map(() => 'Six');
      assert.equal(expand(toSnippet(shape, known), fixed('Six')), shape.draw(last), shape.id);
    }
  });

  it('keeps every line where it is, whichever choice is taken', () => {
    for (const shape of shapes) {
      const snippet = toSnippet(shape, special);
      const [whole, taken] = traced(snippet, options => options[0]!);
      assertDrawing(shape, whole, taken);
      for (const name of special) {
        const [other, names] = traced(snippet, fixed(name));
        assert.deepEqual(
          names,
          shape.names.map(() => name),
        );
        assertDrawing(shape, other, names);
        assert.deepEqual(skeletonOf(other), skeletonOf(whole));
      }
      for (let slot = 1; slot <= shape.names.length; slot++) {
        const [other] = traced(snippet, (options, stop) => options[stop === slot ? options.length - 1 : 0]!);
        assert.deepEqual(skeletonOf(other), skeletonOf(whole), `${shape.id}, slot ${slot}`);
      }
    }
  });

  it('offers the known names, each slot starting with its own share, then the default', () => {
    assert.deepEqual(offers('architecture-3', ['Orders', 'Ledger', 'Mail', 'Orders']), [
      ['Orders', 'Ledger', 'Mail', 'Client'],
      ['Ledger', 'Orders', 'Mail', 'Service'],
      ['Mail', 'Orders', 'Ledger', 'Database'],
    ]);
  });

  it('starts the slots past the known names with defaults that stand nowhere else', () => {
    assert.deepEqual(offers('architecture-3', ['Orders'])[1], ['Service', 'Orders']);
    const starts = offers('state-machine-4', ['PENDING', 'COMPLETE']).map(([first]) => first);
    assert.deepEqual(starts, ['PENDING', 'COMPLETE', 'APPROVED', 'DRAFT']);
  });

  it('links a name that stands twice, and puts labels last and at the end of their lines', () => {
    const snippet = toSnippet(byId('sequence'), ['Web', 'Shop']);
    for (const stop of [1, 2, 3]) {
      assert.equal(snippet.split(`\${${stop}|`).length, 2);
      assert.equal(snippet.split(`\${${stop}}`).length, 2);
    }
    assert.deepEqual(stopsAtLineEnd(snippet), ['4:request', '5:query', '6:rows', '7:response']);
    const machine = toSnippet(byId('state-machine-4'), []);
    assert.deepEqual(stopsAtLineEnd(machine), ['6:submit', '9:reject', '8:complete']);
  });
});

/** The option that shows a name, whatever blanks stand around it. */
const fixed =
  (name: string): Pick =>
  options =>
    options.find(option => option.trim() === name)!;

const stopsAtLineEnd = (snippet: string) =>
  [...snippet.matchAll(/\$\{(\d+:\w+)\}$/gm)].map(match => match[1]);

/** What each slot offers, after seeing that all of it is equally wide. */
function offers(id: string, known: readonly string[]): string[][] {
  const slots: string[][] = [];
  expand(toSnippet(byId(id), known), (options, stop) => {
    assert.equal(new Set(options.map(displayWidth)).size, 1);
    slots[stop - 1] = options.map(trim);
    return options[0]!;
  });
  return slots;
}

const trim = (text: string) => text.trim();
