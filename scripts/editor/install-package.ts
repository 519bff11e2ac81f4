/** Installs a packaged extension into the editor that an executable stands for, desktop or headless. */
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { installVsix } from './headless-server.ts';
import { headlessLauncher } from './places.ts';
import { runProgram } from './programs.ts';

export interface EditorFolders {
  readonly userDataDir: string;
  readonly extensionsDir: string;
}

export async function installPackage(
  executable: string,
  vsix: string,
  folders: EditorFolders,
): Promise<void> {
  if (executable === headlessLauncher) return installVsix(vsix, folders);
  await runProgram(resolveCliPathFromVSCodeExecutablePath(executable), [
    `--install-extension=${vsix}`,
    '--force',
    `--user-data-dir=${folders.userDataDir}`,
    `--extensions-dir=${folders.extensionsDir}`,
  ]);
}
