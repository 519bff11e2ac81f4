/** User settings for an editor that does nothing but what the test or the picture is about. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const calm = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes them, and a caller's own, where the editor that gets this user data folder reads them. */
export async function writeCalmSettings(
  userDataDir: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(userDataDir, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...calm, ...more }, null, 2));
}
