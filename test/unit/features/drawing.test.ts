/** Code actions for drawings, Mermaid diagrams and tables of transitions. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  drawingActionsAt,
  straightenAll,
  straightenDrawings,
} from '../../../server/src/features/drawing/actions.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { corpus, own } from '../../documents.ts';
import { seed, specOf } from '../../engine.ts';

const states = '## Business Logic\n\n### State Machine\n\n';
const picture = '```\n┌───────┐ pay ┌──────┐\n│ DRAFT ├────▶│ PAID │\n└───────┘     └──────┘\n```\n';

/** What an action makes of a text, with the cursor at the first occurrence of a word. */
function done(text: string, word: string, title: RegExp): string | undefined {
  const at = text.indexOf(word);
  const action = drawingActionsAt(specOf(text, { force: true }), { start: at, end: at }).find(a =>
    title.test(a.title),
  );
  return action && applyEdits(text, action.edits);
}

const titles = (text: string, word: string, force = true): string[] => {
  const at = text.indexOf(word);
  return drawingActionsAt(specOf(text, { force }), { start: at, end: at }).map(a => a.title);
};

test('a drawing becomes a table, Mermaid and plain signs', () => {
  const text = `${states}${picture}\nMore.\n`;
  assert.equal(
    done(text, 'PAID', /as a table/),
    text.replace(
      '```\n\nMore',
      '```\n\n| From | To | Event |\n| --- | --- | --- |\n| DRAFT | PAID | pay |\n\nMore',
    ),
  );
  const mermaid = '```mermaid\nstateDiagram-v2\n  DRAFT --> PAID : pay\n```\n';
  assert.equal(done(text, 'PAID', /as Mermaid below/), text.replace('\n\nMore', `\n\n${mermaid}\nMore`));
  assert.equal(done(text, 'PAID', /Convert to Mermaid/), text.replace(picture, mermaid));
  assert.match(done(text, 'PAID', /plain characters/)!, /\| DRAFT \+---->\| PAID \|/);
});

test('Mermaid and tables become drawings', () => {
  const drawn = /│ {2}DRAFT {3}│.*\n└─{5}┬─{4}┘.*\n {6}│ pay.*\n.*\n {6}▼.*\n┌─{10}┐.*\n│ {3}PAID {3}[│├]/;
  const mermaid = `${states}\`\`\`mermaid\nstateDiagram-v2\n  DRAFT --> PAID : pay\n\`\`\`\n`;
  assert.match(done(mermaid, '-->', /Convert to a drawing/)!, drawn);
  const nested = mermaid.replace('DRAFT --> PAID : pay', 'state Open {\n    DRAFT --> PAID\n  }');
  const [refused, ...others] = drawingActionsAt(specOf(nested, { force: true }), {
    start: nested.indexOf('-->'),
    end: nested.indexOf('-->'),
  });
  assert.match(refused?.refusal ?? '', /holds states/);
  assert.deepEqual([refused!.edits, others], [[], []]);
  const commented = mermaid.replace('  DRAFT', '  %% first\n  DRAFT');
  assert.deepEqual(titles(commented, '-->'), ['Write it as a drawing below']);
  const table = `${states}| From | To | Event |\n|---|---|---|\n| DRAFT | PAID | pay |\n| PAID | DRAFT | refund |\n`;
  const after = done(table, '| PAID', /above the table/)!;
  assert.match(after, drawn);
  assert.ok(after.endsWith(table.slice(states.length)));
  const list = `${states}- DRAFT → PAID: pay\n- PAID → DRAFT: refund\n`;
  assert.match(done(list, 'PAID', /above the list/)!, drawn);
});

test('a crooked box is straightened alone, with its drawing, and with all drawings', () => {
  const bad = picture.replace('│ PAID │', '│ PAID  │');
  const text = `${states}${bad}\n${bad}`;
  const once = done(text, 'PAID', /Straighten the box/);
  assert.equal(once, text.replace(bad, picture));
  assert.equal(done(text, 'PAID', /Straighten the drawing/), once);
  const spec = specOf(text, { force: true });
  assert.equal(applyEdits(text, straightenAll(spec)), `${states}${picture}\n${picture}`);
  assert.equal(straightenDrawings(spec, 0), undefined);
  assert.deepEqual(straightenAll(specOf(`${states}${picture}`, { force: true })), []);
});

test('a box that is too large is offered its size', () => {
  const text = `${states}${picture
    .replace(/┌───────┐/, '┌─────────┐')
    .replace('│ DRAFT ├', '│ DRAFT   ├')
    .replace('└───────┘', '└─────────┘')}`;
  assert.equal(
    done(text, 'DRAFT', /Resize the box 'DRAFT' to its text/)
      ?.replace('──────▶', '────▶')
      .includes('│ DRAFT ├'),
    true,
  );
});

test('nothing is offered in ordinary Markdown, elsewhere, and in place of what stands in a list', () => {
  assert.deepEqual(titles(`# Notes\n\n${picture}`, 'PAID', false), []);
  assert.deepEqual(titles(seed, 'POST'), []);
  const inList = `${states}- item\n\n  ${picture.replace(/\n(?=.)/g, '\n  ')}`;
  assert.ok(titles(inList, 'PAID').every(title => !/Mermaid|table/.test(title)));
});

test('real documents: every action keeps their other text and straightening settles', () => {
  for (const { text } of [...own, ...corpus.filter((_, i) => i % 8 === 0)]) {
    const spec = specOf(text, { force: true });
    const straight = applyEdits(text, straightenAll(spec));
    assert.deepEqual(straightenAll(specOf(straight, { force: true })), []);
    for (const { section, origin } of spec.sections)
      for (const { fence } of section.fences.slice(0, 2)) {
        const at = origin + fence.content.start;
        for (const { edits, title } of drawingActionsAt(spec, { start: at, end: at })) {
          const inside = edits.every(
            ({ span }) => span.start >= origin + fence.span.start && span.end <= origin + fence.span.end,
          );
          assert.ok(inside, title);
        }
      }
  }
});
