/** Desktop VS Code for the in-editor tests, where a display and the download host can be reached. */
import { setTimeout } from 'node:timers/promises';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { fetchStableVersions } from '@vscode/test-electron/out/download.js';
import { editorCache } from './places.ts';

const probeTimeout = 3000;

export async function desktopEditor(): Promise<string | undefined> {
  if (!hasDisplay() || !(await answersQuickly())) return undefined;
  return downloadAndUnzipVSCode({ cachePath: editorCache });
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY']);
}

async function answersQuickly(): Promise<boolean> {
  const answer = fetchStableVersions(true, probeTimeout).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, setTimeout(probeTimeout, false, { ref: false })]);
}
