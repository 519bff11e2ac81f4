/** The layers: who may import whom, and which packages each room lets in. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { it } from 'node:test';
import { root } from '../engine.ts';

const order = [
  'text',
  'notations',
  'blocks',
  'template',
  'spec',
  'library',
  'rules',
  'lint',
  'features',
  'artefacts',
  'service',
  'lsp',
  'cli',
  'main',
];
// The two doors stand side by side, and so do answers and artefacts.
const apart: Readonly<Record<string, readonly string[]>> = { cli: ['lsp'], artefacts: ['features'] };

/** Rooms in which a package may be imported. */
const packages: readonly (readonly [pattern: RegExp, rooms: readonly string[]])[] = [
  [/^(?:unified|remark-.*|mdast.*|unist.*)$/, ['blocks']],
  [/^(?:get-east-asian-width|jsonc-parser|jsonrepair|yaml|@prometheus-io\/lezer-promql)$/, ['notations']],
  [/^picomatch$/, ['lint']],
  [/^(?:diff|sarif)$/, ['cli']],
  [/^libpg-query(?:\/.*)?$/, ['main']],
  [/^github-slugger$/, ['spec']],
  [/^vscode-languageserver-types$/, ['text', 'blocks', 'features', 'lsp']],
  [/^vscode-languageserver-textdocument$/, ['text', 'spec', 'service', 'lsp']],
  [/^vscode-languageserver$/, ['lsp', 'main']],
  [/^vscode-languageserver\/(?:node|browser)$/, ['main']],
  [/^tinyglobby$/, ['main']],
  [/^node:/, ['main']],
  [/^vscode(?:-languageclient(?:\/.*)?)?$/, ['client']],
];

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });

const imports = (path: string): string[] =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map(m => m[1] ?? m[2]!);

const server = join(root, 'server/src');
const roomOf = (path: string): string => relative(server, path).split(sep)[0]!;

it('imports of the server point left', () => {
  const wrong: string[] = [];
  for (const path of files(server))
    for (const from of imports(path).filter(i => i.startsWith('.'))) {
      const target = resolve(dirname(path), from);
      if (!target.startsWith(server)) continue;
      const room = roomOf(path);
      const other = roomOf(target);
      if (order.indexOf(other) > order.indexOf(room) || apart[room]?.includes(other))
        wrong.push(`${relative(root, path)} imports ${other}`);
    }
  assert.deepEqual(wrong, []);
});

it('a rule imports no other rule', () => {
  const wrong: string[] = [];
  const room = join(server, 'rules');
  // What every rule is declared with, and the list of them all.
  const declaration = join(room, 'rule.ts');
  const list = join(room, 'index.ts');
  for (const path of files(room).filter(p => p !== list))
    for (const from of imports(path).filter(i => i.startsWith('.'))) {
      const target = resolve(dirname(path), from);
      if (roomOf(target) === 'rules' && target !== declaration)
        wrong.push(`${relative(root, path)} imports ${relative(room, target)}`);
    }
  assert.deepEqual(wrong, []);
});

it('packages are imported only where they are let in', () => {
  const wrong: string[] = [];
  for (const folder of [server, join(root, 'client/src')])
    for (const path of files(folder))
      for (const from of imports(path).filter(i => !i.startsWith('.'))) {
        const room = folder === server ? roomOf(path) : 'client';
        const row = packages.find(([pattern]) => pattern.test(from));
        if (!row?.[1].includes(room)) wrong.push(`${relative(root, path)} imports ${from}`);
      }
  assert.deepEqual(wrong, []);
});

it('the client knows nothing of the server but the protocol', () => {
  const wrong = files(join(root, 'client/src')).flatMap(path =>
    imports(path)
      .filter(i => i.startsWith('.') && resolve(dirname(path), i).startsWith(server))
      .filter(i => !i.endsWith('/lsp/protocol.ts')),
  );
  assert.deepEqual(wrong, []);
});

it('names: kebab-case files, rules named after their file, no catch-alls', () => {
  const wrong: string[] = [];
  for (const path of [
    ...files(server),
    ...files(join(root, 'client/src')),
    ...files(join(root, 'scripts')),
  ]) {
    const name = relative(root, path)
      .split(sep)
      .at(-1)!
      .replace(/(?:\.d)?\.ts$/, '');
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || /^(?:util|utils|common|helpers?)$/.test(name))
      wrong.push(name);
    if (/export default/.test(readFileSync(path, 'utf8')) && !path.endsWith('.d.ts'))
      wrong.push(`${name}: default export`);
  }
  for (const path of files(join(server, 'rules'))) {
    const name = relative(join(server, 'rules'), path).replace(/\.ts$/, '');
    if (name === 'rule' || name === 'index') continue;
    const source = readFileSync(path, 'utf8');
    if (!source.includes(`id: '${name}'`)) wrong.push(`${name}: another id`);
  }
  assert.deepEqual(wrong, []);
});

it('files stay within 250 lines and open with a sentence', () => {
  const wrong: string[] = [];
  for (const path of [
    ...files(server),
    ...files(join(root, 'client/src')),
    ...files(join(root, 'scripts')),
  ]) {
    const source = readFileSync(path, 'utf8');
    const lines = source.split('\n').length - 1;
    // What is generated is read by nobody.
    if (lines > 250 && !/^\/\*\* [^\n]*Generated by/.test(source))
      wrong.push(`${relative(root, path)}: ${lines} lines`);
    if (!source.startsWith('/**')) wrong.push(`${relative(root, path)}: no sentence`);
  }
  assert.deepEqual(wrong, []);
});
