/** What the user sees when something went wrong: one message, with the details in the log. */

import { type LogOutputChannel, l10n, window } from 'vscode';

const shown = new WeakSet<object>();

/** Passes an error on that the language client has shown already, so that it is not shown twice. */
export function announced(error: unknown): never {
  if (error instanceof Error) shown.add(error);
  throw error;
}

/** Runs a command's work; whatever goes wrong ends here and never in VS Code. */
export async function guarded(log: LogOutputChannel, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    if (error instanceof Error && shown.has(error)) return;
    void showFailure(log, error);
  }
}

async function showFailure(log: LogOutputChannel, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const showLog = l10n.t('Show Log');
  const answer = await window.showErrorMessage(
    l10n.t('Handoff Spec could not do this: {0}', reason),
    showLog,
  );
  if (answer === showLog) log.show(true);
}
