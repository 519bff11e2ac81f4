/** The language-status item and the context key `handoff.specification`: both follow the active editor. */

import {
  type Command,
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { DocumentStatusParams } from '../../server/src/lsp/protocol.ts';
import type { Connection, ServerState } from './connection.ts';
import { type StatusView, toStatusView } from './status-view.ts';

/** Shows the status of the active specification and keeps it through a crash of the server until it reports again. */
export function registerStatus(connection: Connection): Disposable {
  const item = languages.createLanguageStatusItem('handoff.status', []);
  item.name = item.text = 'Handoff Spec';
  const known = new Map<string, DocumentStatusParams>();
  let server: ServerState = 'down';
  let active = '';

  const show = () => {
    const document = window.activeTextEditor?.document;
    // The output panel counts as an editor for extensions, but the status bar stays with the document beside it.
    if (document?.uri.scheme !== 'output') active = document?.uri.toString() ?? '';
    const status = known.get(active);
    const view = toStatusView(status, server);
    void commands.executeCommand('setContext', 'handoff.specification', view !== undefined);
    // No selector, no item: ordinary Markdown stays as it is.
    item.selector = view ? { language: 'markdown' } : [];
    item.busy = server === 'starting';
    if (status && view) present(item, status, view);
  };

  return Disposable.from(
    item,
    new Disposable(() => void commands.executeCommand('setContext', 'handoff.specification', undefined)),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      show();
    }),
    connection.onStatus(status => {
      known.set(Uri.parse(status.uri).toString(), status);
      show();
    }),
    connection.onState(state => {
      server = state;
      show();
    }),
  );
}

function present(item: LanguageStatusItem, status: DocumentStatusParams, view: StatusView): void {
  item.detail = toDetail(status, view);
  item.severity = severities[view.severity];
  item.command = toCommand(status, view);
  item.accessibilityInformation = { label: `${item.text}: ${item.detail}` };
}

const severities: Record<StatusView['severity'], LanguageStatusSeverity> = {
  ok: LanguageStatusSeverity.Information,
  problems: LanguageStatusSeverity.Warning,
  down: LanguageStatusSeverity.Error,
};

/** "Approved · 3 problems · 82 % filled". */
function toDetail({ status, problems }: DocumentStatusParams, { severity, percent }: StatusView): string {
  if (severity === 'down') return l10n.t('The language server is not running.');
  const parts = [status ?? l10n.t('No status yet')];
  if (problems === 0) parts.push(l10n.t('no problems'));
  else parts.push(problems === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems));
  if (percent !== undefined) parts.push(l10n.t('{0} % filled', percent));
  return parts.join(' · ');
}

function toCommand({ template }: DocumentStatusParams, { next }: StatusView): Command | undefined {
  const tooltip = template ? { tooltip: l10n.t('Template: {0}', template) } : {};
  switch (next) {
    case 'problems':
      return { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems', ...tooltip };
    case 'slots':
      return { title: l10n.t('Next Open Slot'), command: 'handoff.nextOpenSlot', ...tooltip };
    case 'restart':
      return { title: l10n.t('Restart Server'), command: 'handoff.restartServer' };
    default:
      return undefined;
  }
}
