/** A VS Code that can run the in-editor tests on this machine: desktop where possible, headless elsewhere. */
import { chromiumExecutable } from './editor/chromium.ts';
import { desktopEditor } from './editor/desktop.ts';
import { headlessServerScript } from './editor/headless-build.ts';
import { headlessLauncher } from './editor/places.ts';

export { openEditor } from './editor/open-editor.ts';

/** The path of an executable for `runTests`; everything it needs is installed when this returns. */
export async function editorExecutable(): Promise<string> {
  const chosen = process.env['HANDOFF_VSCODE'];
  if (chosen) return chosen;
  return (await desktopEditor()) ?? headlessEditor();
}

async function headlessEditor(): Promise<string> {
  await headlessServerScript();
  await chromiumExecutable();
  return headlessLauncher;
}
