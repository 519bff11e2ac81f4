/** Opens a folder in a VS Code that runs this extension: the desktop's, or a headless one served to a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCalmSettings } from './calm-settings.ts';
import { developmentLink } from './development-link.ts';
import { headlessAddress } from './headless-page.ts';
import { startHeadlessServer } from './headless-server.ts';
import { projectRoot } from './places.ts';
import { findProgram, runProgram } from './programs.ts';

/** Returns when the desktop editor has taken over, or when the served one was stopped with Ctrl-C. */
export async function openEditor(folder: string): Promise<void> {
  const code = findProgram('code');
  if (code !== undefined) return runProgram(code, [`--extensionDevelopmentPath=${projectRoot}`, folder]);
  await serveEditor(folder);
}

async function serveEditor(folder: string): Promise<void> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'handoff-editor-'));
  await writeCalmSettings(userDataDir);
  const server = await startHeadlessServer({ userDataDir, extensionsDir: join(userDataDir, 'extensions') });
  const address = headlessAddress({
    url: server.url,
    workspace: folder,
    extensionDevelopmentPath: await developmentLink(projectRoot, userDataDir),
  });
  process.stdout.write(`VS Code with this extension is served at\n  ${address}\nCtrl-C stops it.\n`);
  try {
    await interrupted();
  } finally {
    server.dispose();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function interrupted(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
