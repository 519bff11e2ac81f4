/** Insert Section…: offers what the document lacks and inserts it where the template has it. */

import { l10n, type QuickPickItem, QuickPickItemKind, Range, type TextEditor, window } from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import { sections } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { readOpenSlots, select } from './open-slots.ts';
import { type MissingSection, toInserted, toMerged, toMissing } from './section-edits.ts';
import { toFirstInside } from './slot-order.ts';

interface SectionPick extends QuickPickItem {
  sections: MissingSection[];
}

/** Asks which section, asking again if the document has changed meanwhile, and selects the first slot of it. */
export async function insertSection(connection: Connection, editor: TextEditor): Promise<void> {
  let prompt = l10n.t('Section to insert');
  for (;;) {
    const answer = await connection.request(sections, { uri: editor.document.uri.toString() });
    const missing = toMissing(answer.sections);
    if (missing.length === 0) {
      void window.showInformationMessage(l10n.t('The document has every section of the template.'));
      return;
    }
    const pick = await window.showQuickPick(toPicks(missing), { placeHolder: prompt, matchOnDetail: true });
    if (!pick) return;
    const edits = toMerged(pick.sections.map(({ edit }) => edit));
    if (answer.version === editor.document.version && (await apply(editor, edits)))
      return selectInserted(connection, editor, edits[0]);
    prompt = l10n.t('The document has changed meanwhile. Choose the section again.');
  }
}

function toPicks(missing: MissingSection[]): SectionPick[] {
  const top = Math.min(...missing.map(({ level }) => level));
  const picks = missing.map(section => ({
    // Em spaces: ordinary ones would be collapsed.
    label: '\u2003'.repeat(section.level - top) + section.title,
    detail: '\u2003'.repeat(section.level - top) + section.purpose,
    sections: [section],
  }));
  if (missing.length === 1) return picks;
  const all: SectionPick = {
    label: l10n.t('All missing sections'),
    description: String(missing.length),
    detail: l10n.t('Each one at its place in the template.'),
    sections: missing,
  };
  return [all, { label: '', kind: QuickPickItemKind.Separator, sections: [] }, ...picks];
}

/** False if the document changed in the very last moment: VS Code compares versions when it makes the edit. */
async function apply(editor: TextEditor, edits: TextEdit[]): Promise<boolean> {
  return editor.edit(builder => {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      builder.replace(new Range(start.line, start.character, end.line, end.character), newText);
    }
  });
}

async function selectInserted(
  connection: Connection,
  editor: TextEditor,
  edit: TextEdit | undefined,
): Promise<void> {
  if (!edit) return;
  const inserted = toInserted(edit);
  const slots = (await readOpenSlots(connection, editor)) ?? [];
  select(editor, toFirstInside(slots, inserted) ?? { start: inserted.start, end: inserted.start });
}
