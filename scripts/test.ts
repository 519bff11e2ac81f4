/** `npm test`: everything, in the order in which a fault is found soonest. It stops at the first step that fails. */

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildAll } from './build.ts';
import { packageExtension } from './package.ts';

const root = join(import.meta.dirname, '..');
// The server is in it twice, for the desktop and for the browser, and PostgreSQL's parser beside it.
const maxPackage = 1800 * 1024;

const announce = (step: string): void => void process.stdout.write(`\n── ${step}\n`);

/** Runs a script or a program of node_modules; ends this process where it fails. */
function run(step: string, command: string, ...args: string[]): void {
  announce(step);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`\n${step}: failed\n`);
    process.exit(1);
  }
}

const node = process.execPath;
run('Generated files are up to date', node, 'scripts/generate.ts', '--check');
run('Lint and format', 'biome', 'check', '--error-on-warnings');
run(
  'Regular expressions are linear',
  node,
  '--disable-warning=ExperimentalWarning',
  'scripts/regular-expressions.ts',
);
run('Types of the core', 'tsc', '-p', 'server/tsconfig.json');
run('Types of the rest', 'tsc', '-p', 'tsconfig.json');
announce('Bundles');
await buildAll();
run('Grammar', node, 'test/syntaxes/run.ts');
run(
  'Unit, property, server and worker tests',
  node,
  '--test',
  '--test-reporter=spec',
  'test/{unit,server,worker}/**/*.test.ts',
);
announce('Package');
const vsix = await packageExtension();
const size = statSync(vsix).size;
process.stdout.write(
  `${relative(root, vsix)}: ${Math.ceil(size / 1024)} KB of at most ${maxPackage / 1024} KB\n`,
);
if (size > maxPackage) process.exit(1);
const inEditor = ['test/editor/run.ts', '--workspace', 'two-folders.code-workspace'];
// Each host once: what is packed runs in Node's, its bundles for the browser, minified too, in the browser's.
run('In the editor: the package, installed', node, ...inEditor, '--vsix', vsix);
run('In the browser: the extension of this folder', node, ...inEditor, '--web');
