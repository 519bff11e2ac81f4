/** `npm run package:npm`: the npm package as a folder, `dist/npm/`, with a manifest that says nothing of the editor. */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAll } from './build.ts';

const root = join(import.meta.dirname, '..');

/** Fields of the extension's manifest that the package shares. */
const shared = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'repository',
  'exports',
  'bin',
] as const;

/** Lays out the package from what has been built; the folder. */
export function layOutPackage(folder = join(root, 'dist', 'npm')): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of filesOf(readFileSync(join(root, '.npmignore'), 'utf8'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  const own = {
    ...Object.fromEntries(shared.map(key => [key, manifest[key]])),
    type: 'commonjs',
    sideEffects: false,
    engines: { node: manifest.engines.node },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  return folder;
}

/** The list of files is kept once: what `.npmignore` lets in. */
const filesOf = (ignore: string): string[] =>
  ignore
    .split('\n')
    .filter(line => line.startsWith('!'))
    .map(line => line.slice(1));

if (import.meta.main) {
  await buildAll({ production: true });
  process.stdout.write(`${layOutPackage()}\n`);
}
