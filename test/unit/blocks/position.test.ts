/** Positions and edits agree with those of vscode-languageserver-textdocument, in UTF-16. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentText, editDocument, readDocument } from '../../../server/src/blocks/document.ts';
import { offsetAt, positionAt, spanOf } from '../../../server/src/blocks/position.ts';
import { own } from '../../documents.ts';
import { random } from '../../random.ts';

const inserts = ['x', '\n', '\r\n', '\r', '# H\n', '🙂', '```\n', '\ud800', ''];

it('after random edits by range', () => {
  for (const [i, { text }] of own.entries()) {
    const r = random(500 + i);
    const start = text.slice(0, 4000);
    let document = readDocument(start);
    for (let n = 0; n < 60; n++) {
      // A fresh one each time: its own line table can go wrong where an edit splits `\r\n`.
      const other = TextDocument.create('file:///a.md', 'markdown', n, documentText(document));
      const from = { line: r.int(other.lineCount + 1), character: r.int(90) };
      const to = { line: from.line + r.int(2), character: from.character + r.int(40) };
      const newText = r.pick(inserts);
      const range = { start: from, end: to };
      document = editDocument(document, { span: spanOf(document, range), newText });
      assert.equal(documentText(document), TextDocument.applyEdits(other, [{ range, newText }]));
      const after = TextDocument.create('file:///a.md', 'markdown', n, documentText(document));
      assert.equal(offsetAt(document, from), after.offsetAt(from));
      const offset = r.int(document.length + 1);
      // Between the two characters of a line end there is no position.
      if (!/^\r\n/.test(after.getText().slice(offset - 1)))
        assert.deepEqual(positionAt(document, offset), after.positionAt(offset), `offset ${offset}`);
    }
  }
});
