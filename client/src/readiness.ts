/** Ready for…: what stands between the document and a STATUS, to read as a page or to go through place by place. */

import {
  commands,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { type ReadinessResult, readiness } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { select } from './open-slots.ts';

type Problem = ReadinessResult['sections'][number]['problems'][number];

interface BlockerPick extends QuickPickItem {
  problem?: Problem;
}

/** Asks for the STATUS, the next one first, and offers what blocks it; choosing a finding goes to its place. */
export async function showReadiness(connection: Connection, editor: TextEditor): Promise<void> {
  const uri = editor.document.uri.toString();
  const first = await connection.request(readiness, { uri });
  if (first.statuses.length === 0) {
    void window.showInformationMessage(l10n.t('This document is no handoff specification.'));
    return;
  }
  const status = await pickStatus(first);
  if (status === undefined) return;
  const result = status === first.next ? first : await connection.request(readiness, { uri, status });
  if (result.sections.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing stands in the way of {0}.', result.next));
    return;
  }
  const pick = await window.showQuickPick(toPicks(result), {
    placeHolder: l10n.t('What stands in the way of {0}', result.next),
    matchOnDescription: true,
  });
  if (pick?.problem) select(editor, pick.problem.range);
  else if (pick) await openPage(result.markdown);
}

/** The value behind the document's own comes first, the others in the template's order. */
async function pickStatus({ statuses, next, status }: ReadinessResult): Promise<string | undefined> {
  const picks = [next, ...statuses.filter(s => s !== next)].map(label => ({
    label,
    description: label === status ? l10n.t('now') : label === next ? l10n.t('next') : '',
  }));
  const pick = await window.showQuickPick(picks, { placeHolder: l10n.t('STATUS to be ready for') });
  return pick?.label;
}

function toPicks({ sections }: ReadinessResult): BlockerPick[] {
  const blockers = sections.flatMap(({ title, line, problems }): BlockerPick[] => [
    { label: title || l10n.t('Line {0}', line + 1), kind: QuickPickItemKind.Separator },
    ...problems.map(problem => ({
      label: `$(${problem.severity}) ${problem.message}`,
      description: l10n.t('line {0}', problem.range.start.line + 1),
      problem,
    })),
  ]);
  return [{ label: `$(open-preview) ${l10n.t('Show as a page')}` }, ...blockers];
}

/** An untitled document in Markdown's preview; nothing is written to disk. */
async function openPage(content: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document, { preview: true });
  await commands.executeCommand('markdown.showPreview', document.uri);
}
