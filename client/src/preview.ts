/** What the extension adds to VS Code's Markdown preview: drawings of specifications as pictures. */

import { commands, type Disposable, l10n, workspace } from 'vscode';

/** What the preview's extension takes from an extension that declares `markdown.markdownItPlugins`. */
export interface PreviewApi {
  extendMarkdownIt<M>(markdownIt: M): M;
}

const setting = 'preview.drawings';

/** The engine for the preview is loaded when the first preview is made. */
export const previewApi: PreviewApi = {
  extendMarkdownIt: markdownIt =>
    require('./preview.js').extendMarkdownIt(markdownIt, {
      isWanted: () => workspace.getConfiguration('handoff').get(setting, true),
      label: l10n.t('Drawing as text'),
    }),
};

/** Previews that are open follow the setting. */
export const registerPreview = (): Disposable =>
  workspace.onDidChangeConfiguration(change => {
    if (change.affectsConfiguration(`handoff.${setting}`))
      void commands.executeCommand('markdown.preview.refresh');
  });
