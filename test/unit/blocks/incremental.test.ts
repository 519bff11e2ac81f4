/** Edits: a document after any edits equals the same text opened afresh. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  type Document,
  documentText,
  editDocument,
  readDocument,
} from '../../../server/src/blocks/document.ts';
import { own } from '../../documents.ts';
import { type Random, random } from '../../random.ts';

const inserts = [
  'a',
  '\n',
  '\n\n',
  '# X\n',
  '\n# X\n',
  '```\n',
  '~~~\n',
  '<!--',
  '-->',
  '---\n',
  '| a | b |\n|---|---|\n',
  '- x\n',
  '> q\n',
  '    code\n',
  '===\n',
  '\r\n',
  '\r',
  '<div>\n',
  '</div>\n',
  '[a]: b\n',
  ' ',
  '\t',
];

function edit(length: number, r: Random): { span: { start: number; end: number }; newText: string } {
  const start = r.int(length + 1);
  const end = r.int(3) === 0 ? Math.min(length, start + r.int(60)) : start;
  return { span: { start, end }, newText: r.int(5) === 0 ? '' : r.pick(inserts) };
}

const plain = (document: Document): unknown => JSON.parse(JSON.stringify(document));

it('blocks after random edits equal those of a fresh open', () => {
  for (const [i, { name, text }] of own.entries()) {
    const r = random(100 + i);
    let document = readDocument(text.slice(0, 12_000));
    let expected = text.slice(0, 12_000);
    for (let n = 0; n < 150; n++) {
      const change = edit(expected.length, r);
      document = editDocument(document, change);
      expected = expected.slice(0, change.span.start) + change.newText + expected.slice(change.span.end);
      assert.equal(documentText(document), expected);
      assert.deepEqual(
        plain(document),
        plain(readDocument(expected)),
        `${name}, edit ${n}: ${JSON.stringify(change)}`,
      );
    }
  }
});

it('front matter that an edit opens or closes far away', () => {
  const rest = '# One\n\ntext\n\n## Two\n\n---\n\n# Three\n';
  for (const [text, start, newText] of [
    [rest, 0, '---\n'],
    [`---\n${rest.replace('---\n', '')}`, 20, '---\n'],
    [`---\na: b\n---\n${rest}`, 9, ' x\n'],
  ] as const) {
    const edit = { span: { start, end: start }, newText };
    const expected = text.slice(0, start) + newText + text.slice(start);
    assert.deepEqual(plain(editDocument(readDocument(text), edit)), plain(readDocument(expected)));
  }
});
