/** Builds what is measured: the product for production, copied aside, and the echo server bundled the same way. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, work } from './paths.ts';

/** A copy, so that a build by somebody else does not change what is being measured. */
export async function buildProduct(): Promise<void> {
  const { buildAll } = await import('../scripts/build.ts');
  await buildAll({ production: true });
  const product = join(work, 'product');
  rmSync(product, { recursive: true, force: true });
  mkdirSync(product, { recursive: true });
  const dist = join(root, 'dist');
  for (const entry of readdirSync(dist, { withFileTypes: true }))
    if (entry.isFile() && /\.(?:js|wasm|json)$/.test(entry.name))
      copyFileSync(join(dist, entry.name), join(product, entry.name));
}

export async function buildEcho(): Promise<void> {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'package.json'), '{ "type": "commonjs" }\n');
  await build({
    // Resolved from the root: the bench's own node_modules hold another version of the protocol's library.
    stdin: {
      contents: readFileSync(join(root, 'bench/echo-server.ts'), 'utf8'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile: join(work, 'echo-server.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
  });
}
