/** Where the editor harness keeps what it downloads and finds what it starts. */
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

/** The folder that `@vscode/test-electron` uses too; ignored by git and by the package. */
export const editorCache = join(projectRoot, '.vscode-test');

/** Stands in for the desktop executable: takes the same arguments, opens the headless build. */
export const headlessLauncher = join(projectRoot, 'test', 'editor', 'headless-code');
