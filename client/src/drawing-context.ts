/** The context key `handoff.drawing`: true while the cursor stands in a drawing of boxes and arrows. */

import { commands, Disposable, window } from 'vscode';
import { drawingAt } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { isServed } from './documents.ts';

/** Nobody presses a key for a drawing in the very moment in which the cursor gets there. */
const delay = 120;

/** Follows the cursor, a little behind it; typing and moving on are not slowed. */
export function registerDrawingContext(connection: Connection): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUp = false;
  let isSet = false;
  const set = (value: boolean): void => {
    if (value !== isSet) void commands.executeCommand('setContext', 'handoff.drawing', value);
    isSet = value;
  };
  const look = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor || !isServed(editor.document) || !isUp) return set(false);
    const { line, character } = editor.selection.active;
    const uri = editor.document.uri.toString();
    const answer = await connection.request(drawingAt, { uri, position: { line, character } });
    // The cursor may be elsewhere by now; then another look is under way.
    if (window.activeTextEditor === editor && editor.selection.active.line === line)
      set(answer?.drawing !== undefined);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => set(false)), delay);
  };
  return Disposable.from(
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) soon();
    }),
    window.onDidChangeActiveTextEditor(soon),
    connection.onState(state => {
      isUp = state === 'up';
      soon();
    }),
  );
}
