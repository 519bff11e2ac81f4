/** Suppress: asks why a finding is meant and writes the comment that says so. */

import { l10n, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { SuppressionParams } from '../../server/src/lsp/protocol.ts';

/** Nothing is written where the question was dismissed or the document changed meanwhile. */
export async function suppress({ uri, version, edit }: SuppressionParams): Promise<void> {
  const reason = await window.showInputBox({
    prompt: l10n.t('Why is this as it should be?'),
    placeHolder: l10n.t('Reason, for the next reader; may be left empty'),
  });
  if (reason === undefined) return;
  const target = Uri.parse(uri);
  const document = await workspace.openTextDocument(target);
  if (document.version !== version) {
    void window.showInformationMessage(
      l10n.t('The document has changed meanwhile. Please choose the action again.'),
    );
    return;
  }
  // What would end the comment has no place in it.
  const plain = reason.replace(/[<>\r\n]/g, ' ').trim();
  const { start, end } = edit.range;
  const change = new WorkspaceEdit();
  change.replace(
    target,
    new Range(start.line, start.character, end.line, end.character),
    edit.newText.replace(' -- {reason}', plain === '' ? '' : ` -- ${plain}`),
  );
  await workspace.applyEdit(change);
}
