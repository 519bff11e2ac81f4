/** Insert Drawing…: offers shapes and inserts one as a snippet, on lines of its own; with names chosen first if wanted. */

import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  SnippetString,
  type TextEditor,
  window,
} from 'vscode';
import { type DrawingItem, type DrawingsResult, drawings } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { toPlace } from './own-lines.ts';

interface DrawingPick extends QuickPickItem {
  snippet?: string;
}

/** Asks which drawing and inserts it at the cursor; a line with text is never split. */
export async function insertDrawing(connection: Connection, editor: TextEditor): Promise<void> {
  const uri = editor.document.uri.toString();
  const answer = await connection.request(drawings, { uri });
  const first = await pickDrawing([
    ...toPicks(answer.drawings),
    { label: l10n.t('With names that I choose…') },
  ]);
  if (first?.snippet !== undefined) return insert(editor, first.snippet);
  const names = first && (await askNames(answer.names));
  if (!names) return;
  const named = await connection.request(drawings, { uri, names });
  if (named.drawings.length === 0) {
    void window.showInformationMessage(l10n.t('A drawing takes two to twenty different names.'));
    return;
  }
  const pick = await pickDrawing(toPicks(named.drawings));
  if (pick?.snippet !== undefined) await insert(editor, pick.snippet);
}

const toPicks = (items: readonly DrawingItem[]): DrawingPick[] =>
  items.map(({ title, description, snippet }) => ({ label: title, detail: description, snippet }));

const pickDrawing = async (picks: DrawingPick[]): Promise<DrawingPick | undefined> =>
  window.showQuickPick(picks, { placeHolder: l10n.t('Drawing to insert'), matchOnDetail: true });

/** Names of the document to choose from; where it knows none, or none is chosen, they are typed. */
async function askNames({ components, states }: DrawingsResult['names']): Promise<string[] | undefined> {
  const group = (label: string, names: readonly string[]): QuickPickItem[] =>
    names.length === 0
      ? []
      : [{ label, kind: QuickPickItemKind.Separator }, ...names.map(name => ({ label: name }))];
  const known = [...group(l10n.t('States'), states), ...group(l10n.t('Components'), components)];
  const chosen =
    known.length === 0
      ? []
      : await window.showQuickPick(known, {
          canPickMany: true,
          placeHolder: l10n.t('Names for the boxes; none to type them'),
        });
  if (chosen === undefined || chosen.length > 0) return chosen?.map(({ label }) => label);
  const typed = await window.showInputBox({
    prompt: l10n.t('Names for the boxes, with commas between them'),
  });
  return typed?.split(',');
}

async function insert(editor: TextEditor, snippet: string): Promise<void> {
  const { document, selection } = editor;
  const place = toPlace(document.getText().split(/\r\n?|\n/), selection.active.line);
  const range = new Range(place.line, place.from, place.line, place.to);
  // Spaces that became tabs would shear the drawing.
  await editor.insertSnippet(new SnippetString(place.before + snippet.trimEnd() + place.after), range, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}
