/** Open Example: a specification with typical problems, as a document of the user's own to play with. */

import { type ExtensionContext, Uri, window, workspace } from 'vscode';

const example = ['examples', 'defects', 'saved-searches.md'];

/** Opens the example as an untitled document, so that whatever is done to it harms nothing. */
export async function openExample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, ...example));
  const content = new TextDecoder().decode(bytes);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
