/** `npm run build`: bundles of client, server and command line into `dist/`. With `--production` they are minified. */

import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: 'linked',
  target: 'es2022',
  loader: { '.md': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
};

const node: BuildOptions = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
};
// Without the `worker` condition packages bring browser builds that ask for a document.
const worker: BuildOptions = { ...common, platform: 'browser', conditions: ['worker', 'browser'] };
const preview = 'server/src/main/preview.ts';
// A web extension is one file, and its `require` finds no other; there, too, it runs only once it is asked for.
const withPreview: Plugin = {
  name: 'preview',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/preview\.js$/ }, () => ({ path: join(root, preview) })),
};
/** Examples of rules are for their pages and tests; a server explains no rule by them. */
const withoutExamples: Plugin = {
  name: 'without-examples',
  setup({ onLoad }) {
    onLoad({ filter: /server[\\/]src[\\/]rules[\\/][\w-]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /^ {2}examples: \[$[\s\S]*?^ {2}\],$/m,
        '  examples: [],',
      ),
      loader: 'ts',
    }));
  },
};

/** The engine is loaded by the server, which has the protocol's library already. */
const withProtocolOfServer: Plugin = {
  name: 'protocol-of-server',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^vscode-languageserver$/ }, () => ({ path: './server.main.js', external: true })),
};

const script = { js: '#!/usr/bin/env node' };

const bundles: readonly BuildOptions[] = [
  {
    ...node,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/client.js',
    external: ['vscode', './preview.js'],
  },
  {
    ...worker,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client.browser.js',
    format: 'cjs',
    external: ['vscode'],
    plugins: [withPreview],
  },
  { ...worker, entryPoints: [preview], outfile: 'dist/preview.js', format: 'cjs' },
  {
    ...node,
    entryPoints: ['server/src/main/launch.ts'],
    outfile: 'dist/server.js',
    banner: script,
    external: ['./server.main.js'],
  },
  {
    ...node,
    entryPoints: ['server/src/main/node.ts'],
    outfile: 'dist/server.main.js',
    external: ['./server.engine.js'],
  },
  {
    ...node,
    entryPoints: ['server/src/main/engine.ts'],
    outfile: 'dist/server.engine.js',
    plugins: [withoutExamples, withProtocolOfServer],
  },
  {
    ...worker,
    entryPoints: ['server/src/main/browser.ts'],
    outfile: 'dist/server.browser.js',
    plugins: [withoutExamples],
    format: 'iife',
    // PostgreSQL's parser asks for them where it finds itself in Node.js.
    external: ['node:crypto', 'node:fs'],
  },
  {
    ...node,
    entryPoints: ['server/src/main/cli.ts'],
    outfile: 'dist/cli.js',
    // A package asks for `import.meta.url`, which CommonJS has not.
    define: { 'import.meta.url': 'fileUrl' },
    banner: { js: `${script.js}\nconst fileUrl = require('node:url').pathToFileURL(__filename).href;` },
  },
  {
    ...common,
    // No Node.js and no page: neither condition, and no package that asks for one.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'browser', 'import'],
    entryPoints: ['server/src/main/api.ts'],
    outfile: 'dist/api.mjs',
    format: 'esm',
    plugins: [withoutExamples],
  },
];

/** Paths of all files that the bundles are made of, from the root; nothing is written. */
export async function inputsOf(): Promise<string[]> {
  const quiet: BuildOptions = { write: false, metafile: true, sourcemap: false };
  const results = await Promise.all(bundles.map(options => build({ ...options, ...quiet })));
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile?.outputs ?? {}).flatMap(output =>
      // What was left out of a bundle is not in it.
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  return [...new Set([...inputs, parserModule])];
}

const parserModule = 'node_modules/libpg-query/wasm/libpg-query.wasm';

const declarations = `
export declare const check: Api['check'];
export declare const fix: Api['fix'];
export declare const model: Api['model'];
`;

/** Builds everything anew; for production it is minified and has no source maps. */
export async function buildAll({ production = false } = {}): Promise<void> {
  const extra: BuildOptions = production ? { minify: true, sourcemap: false } : {};
  // A map that no longer belongs to its bundle would mislead; the bundles themselves are written over.
  if (production) for (const { outfile } of bundles) rmSync(join(root, `${outfile}.map`), { force: true });
  await Promise.all(bundles.map(options => build({ ...options, ...extra })));
  copyFileSync(join(root, parserModule), join(root, 'dist/libpg-query.wasm'));
  const types = readFileSync(join(root, 'server/src/service/api-types.ts'), 'utf8');
  writeFileSync(join(root, 'dist/api.d.mts'), `${types}${declarations}`);
  for (const file of ['dist/server.js', 'dist/cli.js']) chmodSync(join(root, file), 0o755);
}

if (import.meta.main) await buildAll({ production: process.argv.includes('--production') });
