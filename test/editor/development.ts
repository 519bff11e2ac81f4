/** The extension folder that a run hands to the editor: the project itself, a browser-only view of it, or an empty one. */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/editor/places.ts';

const leftOut = new Set(['.git', '.vscode-test', 'node_modules', 'package.json']);

/**
 * The project without `main`, so that the editor has to start it in the browser's worker host.
 * (VS Code for the web reads the payload's `extensionDevelopmentKind`, but never acts on it.)
 */
export async function browserExtension(folder: string): Promise<string> {
  await mkdir(folder);
  for (const entry of await readdir(projectRoot, { withFileTypes: true })) {
    if (leftOut.has(entry.name)) continue;
    const [from, to] = [join(projectRoot, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) await symlink(from, to, 'junction');
    else await cp(from, to);
  }
  const { main: _, ...manifest } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** VS Code runs tests only beside an extension under development; this one does nothing. */
export async function emptyExtension(folder: string): Promise<string> {
  await mkdir(folder);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
