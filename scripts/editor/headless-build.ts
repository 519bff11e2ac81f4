/** Installs the headless VS Code: a complete build that npm carries, opened in a browser. */
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { editorCache } from './places.ts';
import { findProgram, runProgram } from './programs.ts';

/** code-server 4.139.1 carries VS Code 1.139.1; the variable lets a run ask for an older editor. */
const version = process.env['HANDOFF_HEADLESS_VERSION'] ?? '4.139.1';
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog'];
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** Gives the server's main script. An install that was interrupted has no marker and starts again. */
export async function headlessServerScript(): Promise<string> {
  const folder = join(editorCache, 'headless', version);
  const editor = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const marker = join(folder, 'complete');
  if (!existsSync(marker)) {
    await install(folder, editor);
    await writeFile(marker, `code-server ${version}\n`);
  }
  return join(editor, 'out', 'server-main.js');
}

async function install(folder: string, editor: string): Promise<void> {
  process.stderr.write(
    `Installing a headless VS Code (code-server ${version}, about 600 MB, about a minute) into ${folder}:\n` +
      '  desktop VS Code needs a display and its download host, and at least one of them is not here.\n',
  );
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, 'install', '--ignore-scripts', '--no-package-lock', `code-server@${version}`);
  await npm(editor, 'install', '--ignore-scripts', '--omit=dev');
  await npm(join(editor, 'extensions'), 'install', '--ignore-scripts', '--omit=dev');
  await compileNativeModules(editor);
}

/** The extension host does not start without them; both use Node's stable interface, so any Node's headers do. */
async function compileNativeModules(editor: string): Promise<void> {
  const headers = headersFolder();
  const nodedir = headers === undefined ? [] : [`--nodedir=${headers}`];
  await npm(editor, 'rebuild', '--ignore-scripts=false', ...nodedir, ...nativeModules);
}

function headersFolder(): string | undefined {
  const nodes = [process.execPath, findProgram('node')].filter(node => node !== undefined);
  const bundled = join('node_modules', `node-${process.platform}-${process.arch}`);
  return nodes
    .map(node => dirname(dirname(realpathSync(node))))
    .flatMap(folder => [folder, join(folder, bundled)])
    .find(folder => existsSync(join(folder, 'include', 'node', 'node_api.h')));
}

function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  const program = findProgram('npm');
  if (program === undefined) throw new Error('npm is not on the PATH; it installs the headless VS Code.');
  return runProgram(program, [...args, ...quiet], { cwd });
}
