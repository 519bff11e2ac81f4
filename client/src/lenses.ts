/** What a click on a code lens does: the first open slot is selected, or the places of a use are shown. */

import { commands, Location, Position, Range, Uri, window } from 'vscode';
import type { Range as LspRange } from 'vscode-languageclient';
import type { GoToSlotParams, ShowUsesParams } from '../../server/src/lsp/protocol.ts';
import { select } from './open-slots.ts';

/** Selects a slot, so that typing replaces it. */
export async function goToSlot({ uri, range }: GoToSlotParams): Promise<void> {
  select(await window.showTextDocument(Uri.parse(uri)), range);
}

/** Opens the list of places at the lens. */
export async function showUses({ uri, position, places }: ShowUsesParams): Promise<void> {
  const locations = places.map(place => new Location(Uri.parse(place.uri), toRange(place.range)));
  const at = new Position(position.line, position.character);
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), at, locations);
}

const toRange = ({ start, end }: LspRange): Range =>
  new Range(start.line, start.character, end.line, end.character);
