/** Next and Previous Open Slot: selects what is still to be filled in, so that typing replaces it. */

import { l10n, Range, Selection, type TextEditor, TextEditorRevealType, window } from 'vscode';
import type { Range as LspRange } from 'vscode-languageclient';
import { openSlots } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { type Direction, toNeighbour } from './slot-order.ts';

/** Selects the neighbouring slot, from the other end when there is none this way; says so when all are filled. */
export async function goToOpenSlot(
  connection: Connection,
  editor: TextEditor,
  direction: Direction,
): Promise<void> {
  const slots = await readOpenSlots(connection, editor);
  const slot = slots && toNeighbour(slots, editor.selection, direction);
  if (slot) select(editor, slot);
  else if (slots) void window.showInformationMessage(l10n.t('No open slot is left in this document.'));
}

/** The open slots of the text as it is now; absent if the user types faster than the server answers. */
export async function readOpenSlots(
  connection: Connection,
  editor: TextEditor,
): Promise<LspRange[] | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { version, slots } = await connection.request(openSlots, { uri: editor.document.uri.toString() });
    if (version === editor.document.version) return slots;
  }
  return undefined;
}

/** Selects a range and brings it into view. */
export function select(editor: TextEditor, { start, end }: LspRange): void {
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
