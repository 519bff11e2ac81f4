/** Insert Drawing…: offers shapes and inserts one as a snippet, on lines of its own. */

import { l10n, Range, SnippetString, type TextEditor, window } from 'vscode';
import { drawings } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { toPlace } from './own-lines.ts';

/** Asks which drawing and inserts it at the cursor; a line with text is never split. */
export async function insertDrawing(connection: Connection, editor: TextEditor): Promise<void> {
  const answer = await connection.request(drawings, { uri: editor.document.uri.toString() });
  const picks = answer.drawings.map(({ title, description, snippet }) => ({
    label: title,
    detail: description,
    snippet,
  }));
  const pick = await window.showQuickPick(picks, {
    placeHolder: l10n.t('Drawing to insert'),
    matchOnDetail: true,
  });
  if (!pick) return;
  const { document, selection } = editor;
  const place = toPlace(document.getText().split(/\r\n?|\n/), selection.active.line);
  const range = new Range(place.line, place.from, place.line, place.to);
  // Spaces that became tabs would shear the drawing.
  await editor.insertSnippet(new SnippetString(place.before + pick.snippet.trimEnd() + place.after), range, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}
