/** `npm run package`: one `.vsix` with minified bundles in `dist/`, and its size. */

import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import packageJson from '../package.json' with { type: 'json' };
import { buildAll } from './build.ts';

const root = join(import.meta.dirname, '..');

/** Builds for production and packs; the path of the package. */
export async function packageExtension(): Promise<string> {
  await buildAll({ production: true });
  const packagePath = join(root, 'dist', `handoff-spec-${packageJson.version}.vsix`);
  await createVSIX({ cwd: root, packagePath, dependencies: false, skipLicense: false });
  return packagePath;
}

if (import.meta.main) {
  const path = await packageExtension();
  process.stdout.write(`${relative(root, path)}: ${Math.ceil(statSync(path).size / 1024)} KB\n`);
}
