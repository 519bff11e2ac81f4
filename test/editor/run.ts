/** Runs the in-editor tests: `run.ts [--vsix file | --web] [--workspace name] [--grep text]`. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { writeCalmSettings } from '../../scripts/editor/calm-settings.ts';
import { installPackage } from '../../scripts/editor/install-package.ts';
import { projectRoot } from '../../scripts/editor/places.ts';
import { editorExecutable } from '../../scripts/editor.ts';
import { browserExtension, emptyExtension } from './development.ts';

const { values: options } = parseArgs({
  options: {
    /** A packaged extension: it is installed, and it is what the tests meet. */
    vsix: { type: 'string' },
    /** The extension and its tests in the browser's worker host instead of Node. */
    web: { type: 'boolean', default: false },
    /** What to open below `test/editor/workspace/`: the folder itself, or a `.code-workspace` file in it. */
    workspace: { type: 'string', default: '.' },
    /** Only the tests whose full name holds this text. */
    grep: { type: 'string', default: '' },
  },
});

/** How many tests passed and failed: printed at the very end, after whatever the editor still has to say. */
let summary = 'The editor ended before it counted its tests.';
const scratch = await mkdtemp(join(tmpdir(), 'handoff-test-'));
try {
  await runSuite();
} catch (error) {
  if (!(error instanceof TestRunFailedError)) process.stderr.write(`${error}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.stdout.write(`${summary}\n`);
}

async function runSuite(): Promise<void> {
  await bundleSuite();
  const vscodeExecutablePath = await editorExecutable();
  const workspace = join(scratch, 'workspace');
  await cp(join(import.meta.dirname, 'workspace'), workspace, { recursive: true });
  const folders = { userDataDir: join(scratch, 'user'), extensionsDir: join(scratch, 'extensions') };
  await writeCalmSettings(folders.userDataDir);
  if (options.vsix !== undefined) await installPackage(vscodeExecutablePath, resolve(options.vsix), folders);
  const extensionDevelopmentPath = await developmentFolder();
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath,
    // The tests run in the host of the extension whose folder holds them.
    extensionTestsPath: suiteBundle(options.web ? extensionDevelopmentPath : projectRoot),
    stdout: printedLines(),
    launchArgs: [
      join(workspace, options.workspace),
      `--user-data-dir=${folders.userDataDir}`,
      `--extensions-dir=${folders.extensionsDir}`,
      ...(options.web ? ['--extensionDevelopmentKind=web'] : []),
    ],
  });
}

async function developmentFolder(): Promise<string> {
  const folder = join(scratch, 'extension');
  if (options.vsix !== undefined && options.web)
    throw new Error('An installed package always runs in the Node host here: choose --vsix or --web.');
  if (options.web) return browserExtension(folder);
  return options.vsix === undefined ? projectRoot : emptyExtension(folder);
}

function suiteBundle(folder: string): string {
  return join(folder, 'dist', 'test', 'editor.js');
}

async function bundleSuite(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', options.web ? 'browser.ts' : 'node.ts')],
    outfile: suiteBundle(projectRoot),
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    external: ['vscode'],
    alias: options.web ? { 'node:assert': join(import.meta.dirname, 'browser-assert.ts') } : {},
    loader: { '.md': 'text' },
    platform: options.web ? 'browser' : 'node',
    define: { testFilter: JSON.stringify(options.grep) },
    logLevel: 'warning',
  });
}

function printedLines(): PassThrough {
  const stream = new PassThrough();
  createInterface({ input: stream }).on('line', line => {
    if (/^\d+ passed, \d+ failed$/.test(line)) summary = line;
    else process.stdout.write(`${line}\n`);
  });
  return stream;
}
