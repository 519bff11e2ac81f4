/** The commands for the drawing at the cursor: boxes are added, moved and resized, arrows added, drawings straightened. */

import { l10n, Position, Range, Selection, type TextEditor, window } from 'vscode';
import {
  type ChangeDrawingResult,
  changeDrawing,
  type DrawingChange,
  straightenDrawings,
  type Way,
} from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { askArrow, askBox, type BoxAnswers } from './drawing-questions.ts';
import { refusalText } from './drawing-refusals.ts';

export type DrawingCommand = (connection: Connection, editor: TextEditor, given?: unknown) => Promise<void>;

const resizing =
  (size: (DrawingChange & { kind: 'resize' })['size']): DrawingCommand =>
  (connection, editor) =>
    change(connection, editor, { change: { kind: 'resize', size } });

const moving =
  (way: Way): DrawingCommand =>
  (connection, editor) =>
    change(connection, editor, { change: { kind: 'move', way } });

/** Commands by the part of their ids behind `handoff.`. */
export const drawingCommands: Readonly<Record<string, DrawingCommand>> = {
  addBox,
  addArrow,
  moveBoxLeft: moving('left'),
  moveBoxRight: moving('right'),
  moveBoxUp: moving('up'),
  moveBoxDown: moving('down'),
  widenBox: resizing('wider'),
  narrowBox: resizing('narrower'),
  heightenBox: resizing('taller'),
  flattenBox: resizing('flatter'),
  fitBox: resizing('text'),
  straightenDrawing: (connection, editor) => straighten(connection, editor, editor.selection.active),
  straightenAllDrawings: (connection, editor) => straighten(connection, editor, undefined),
};

/** Asks beside which box, under which name, where and with which arrow; a key binding may give the answers as arguments. */
async function addBox(connection: Connection, editor: TextEditor, given?: unknown): Promise<void> {
  const answers = await askBox(connection, editor, (given ?? {}) as BoxAnswers);
  if (answers) await change(connection, editor, answers);
}

/** Asks from which box to which, and what the arrow says. */
async function addArrow(connection: Connection, editor: TextEditor): Promise<void> {
  const answers = await askArrow(connection, editor);
  if (answers) await change(connection, editor, answers);
}

interface Asked {
  /** Id of the box; by default the one at the cursor. */
  box?: string;
  change: DrawingChange;
}

async function change(connection: Connection, editor: TextEditor, asked: Asked): Promise<void> {
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const result = await connection.request(changeDrawing, {
    uri: document.uri.toString(),
    position: { line, character },
    ...asked,
  });
  if (!(await apply(editor, result))) return;
  if (!result.cursor) return;
  const cursor = new Position(result.cursor.line, result.cursor.character);
  editor.selection = new Selection(cursor, cursor);
  editor.revealRange(new Range(cursor, cursor));
}

async function straighten(
  connection: Connection,
  editor: TextEditor,
  position: { line: number; character: number } | undefined,
): Promise<void> {
  const result = await connection.request(straightenDrawings, {
    uri: editor.document.uri.toString(),
    ...(position ? { position: { line: position.line, character: position.character } } : {}),
  });
  if ((await apply(editor, result)) && result.edits.length === 0)
    void window.showInformationMessage(l10n.t('Nothing is crooked that can be straightened.'));
}

/** False where the server refused or the document changed meanwhile; the user is told. */
async function apply(editor: TextEditor, { refusal, version, edits }: ChangeDrawingResult): Promise<boolean> {
  if (refusal !== undefined) {
    void window.showInformationMessage(refusalText(refusal));
    return false;
  }
  const isCurrent = version === editor.document.version;
  const done =
    isCurrent &&
    (await editor.edit(builder => {
      for (const { range, newText } of edits) {
        const { start, end } = range;
        builder.replace(new Range(start.line, start.character, end.line, end.character), newText);
      }
    }));
  if (!done)
    void window.showInformationMessage(l10n.t('The document has changed meanwhile. Please try again.'));
  return done;
}
