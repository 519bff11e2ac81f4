/** The npm package: packed, installed offline into a folder of its own, and used there. `HANDOFF_NODE` names another Node.js to run it. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { publint } from 'publint';
import packageJson from '../../package.json' with { type: 'json' };
import { layOutPackage } from '../../scripts/npm.ts';
import { root } from '../engine.ts';

const node = process.env['HANDOFF_NODE'] ?? process.execPath;
let folder: string;
let installed: string;

const npm = (args: readonly string[], cwd: string): void => {
  const { status, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  assert.equal(status, 0, stderr);
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-package-'));
  const staged = layOutPackage(join(folder, 'staged'));
  npm(['pack', '--silent', '--pack-destination', folder], staged);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const [archive] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
  npm(['install', '--offline', '--no-audit', '--no-fund', '--silent', `./${archive}`], folder);
  installed = join(folder, 'node_modules', 'handoff-spec');
  cpSync(join(root, 'examples/defects/saved-searches.md'), join(folder, 'spec.md'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program of the package by the name that npm gave it. */
const program = (name: keyof typeof packageJson.bin): string => join(installed, packageJson.bin[name]);
const run = (...args: string[]) =>
  spawnSync(node, [program('handoff'), ...args], { cwd: folder, encoding: 'utf8' });

it('holds what is used, and brings no other package', () => {
  const names = readdirSync(installed, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name);
  for (const name of ['cli.js', 'server.js', 'api.mjs', 'api.d.mts', 'libpg-query.wasm', 'LICENSE'])
    assert.ok(names.includes(name), name);
  assert.ok(names.includes('THIRD-PARTY-NOTICES.txt'));
  assert.deepEqual(
    names.filter(name => /\.(?:map|test\.ts|vsix)$/.test(name)),
    [],
  );
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.')),
    ['handoff-spec'],
  );
  assert.equal(
    readdirSync(join(folder, 'node_modules', '.bin')).some(n => n.startsWith('handoff')),
    true,
  );
});

it('is described as publint wants it', async () => {
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  assert.deepEqual(messages, []);
});

it('`handoff` says its version and checks, PostgreSQL included', () => {
  assert.equal(run('--version').stdout, `${packageJson.version}\n`);
  const { status, stdout, stderr } = run('check', '--format', 'json', 'spec.md');
  assert.equal(status, 1, stderr);
  assert.ok(JSON.parse(stdout)[0].messages.length > 5);
  const broken = readFileSync(join(folder, 'spec.md'), 'utf8').replace('CREATE TABLE', 'CREATE TABEL');
  writeFileSync(join(folder, 'broken.md'), broken);
  const found: { ruleId: string }[] = JSON.parse(run('check', '--format', 'json', 'broken.md').stdout)[0]
    .messages;
  assert.ok(
    found.some(m => m.ruleId.startsWith('sql-')),
    found.map(m => m.ruleId).join(' '),
  );
});

it('`handoff-language-server` answers to initialize', async () => {
  const server = spawn(node, [program('handoff-language-server'), '--stdio'], { cwd: folder });
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  let answer = '';
  for await (const piece of server.stdout) {
    answer += piece;
    if (answer.includes('"serverInfo"')) break;
  }
  server.kill();
  assert.match(answer, /"capabilities":\{/);
});

const consumer = `
import { check, fix, model } from 'handoff-spec';
import { readFileSync } from 'node:fs';
const text = readFileSync('spec.md', 'utf8');
const { isSpecification, messages } = check(text, { today: '2026-03-01' });
const fixed = fix(text, { today: '2026-03-01' });
const { header, sections, endpoints } = model(text);
console.log(JSON.stringify({
  isSpecification,
  first: messages[0],
  mended: fixed.text !== text,
  settled: fix(fixed.text).text === fixed.text,
  header: header.length,
  sections: sections.length,
  endpoints: endpoints.length,
  ordinary: check('# Readme'),
  strict: check(text, { status: 'approved' }).messages.filter(m => m.severity === 'error').length,
}));
try { check(text, { status: 'Done' }); } catch (error) { console.log(error.name); }
`;

it('the library checks, mends and reads texts', () => {
  writeFileSync(join(folder, 'consumer.mjs'), consumer);
  const { stdout, stderr } = spawnSync(node, ['consumer.mjs'], { cwd: folder, encoding: 'utf8' });
  const [line, thrown] = stdout.split('\n');
  assert.ok(line, stderr);
  const said = JSON.parse(line);
  assert.equal(said.isSpecification, true);
  assert.deepEqual(Object.keys(said.first), [
    'ruleId',
    'severity',
    'message',
    'line',
    'column',
    'endLine',
    'endColumn',
  ]);
  assert.equal(said.mended && said.settled, true);
  assert.ok(said.header >= 8 && said.sections > 20 && said.endpoints > 0);
  assert.deepEqual(said.ordinary, { isSpecification: false, messages: [] });
  assert.ok(said.strict > 0);
  assert.equal(thrown, 'RangeError');
});

const typed = `
import { check, type CheckResult, fix, type Message, model, type Model } from 'handoff-spec';
const result: CheckResult = check('', { status: 'Draft', configuration: { rules: { 'todo-left': 'off' } } });
const first: Message | undefined = result.messages[0];
const read: Model = model(fix('').text);
export const line: number | undefined = first?.line ?? read.endpoints[0]?.line;
// @ts-expect-error: there is no such option.
check('', { statu: 'Draft' });
`;

it('its types are found and say the same', () => {
  writeFileSync(join(folder, 'typed.ts'), typed);
  const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...settings, 'typed.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});
