/** The commands of the extension: ids and what each one runs. */

import { commands, Disposable, type ExtensionContext, l10n, type TextEditor, window } from 'vscode';
import {
  type GoToSlotParams,
  goToSlotCommand,
  type ShowUsesParams,
  type SuppressionParams,
  showUsesCommand,
  suppressCommand,
} from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { isServed } from './documents.ts';
import { drawingCommands } from './drawing-commands.ts';
import { guarded } from './failures.ts';
import { insertDrawing } from './insert-drawing.ts';
import { insertSection } from './insert-section.ts';
import { goToSlot, showUses } from './lenses.ts';
import { createSpecification } from './new-specification.ts';
import { openExample } from './open-example.ts';
import { goToOpenSlot } from './open-slots.ts';
import { showReadiness } from './readiness.ts';
import { suppress } from './suppress.ts';

/** Registers all commands; package.json contributes the same ids. */
export function registerCommands(context: ExtensionContext, connection: Connection): Disposable {
  const command = (id: string, work: () => Promise<unknown>) =>
    commands.registerCommand(id, () => guarded(connection.log, work));
  const editorCommand = (
    id: string,
    work: (connection: Connection, editor: TextEditor) => Promise<unknown>,
  ) =>
    command(id, async () => {
      const editor = activeMarkdown();
      if (editor) await work(connection, editor);
    });
  return Disposable.from(
    command('handoff.newSpecification', () => createSpecification(connection)),
    command('handoff.openExample', () => openExample(context)),
    editorCommand('handoff.insertSection', insertSection),
    editorCommand('handoff.insertDrawing', insertDrawing),
    editorCommand('handoff.nextOpenSlot', (_, editor) => goToOpenSlot(connection, editor, 'next')),
    editorCommand('handoff.previousOpenSlot', (_, editor) => goToOpenSlot(connection, editor, 'previous')),
    editorCommand('handoff.readiness', showReadiness),
    editorCommand('handoff.fixAll', fixAll),
    ...Object.entries(drawingCommands).map(([name, work]) =>
      commands.registerCommand(`handoff.${name}`, (given?: unknown) =>
        guarded(connection.log, async () => {
          const editor = activeMarkdown();
          if (editor) await work(connection, editor, given);
        }),
      ),
    ),
    commands.registerCommand(suppressCommand, (params: SuppressionParams) =>
      guarded(connection.log, () => suppress(params)),
    ),
    commands.registerCommand(goToSlotCommand, (params: GoToSlotParams) =>
      guarded(connection.log, () => goToSlot(params)),
    ),
    commands.registerCommand(showUsesCommand, (params: ShowUsesParams) =>
      guarded(connection.log, () => showUses(params)),
    ),
    command('handoff.restartServer', () => connection.restart()),
    command('handoff.showLog', async () => connection.log.show()),
  );
}

/** VS Code applies the action and speaks up itself when there is nothing to fix. */
async function fixAll(connection: Connection): Promise<void> {
  await connection.start();
  await commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.handoff',
    apply: 'first',
  });
}

function activeMarkdown(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor && isServed(editor.document)) return editor;
  void window.showInformationMessage(l10n.t('Open a Markdown document first.'));
  return undefined;
}
