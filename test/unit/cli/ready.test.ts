/** `handoff ready`: what is printed, in every format, and the exit code. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseArgs } from 'node:util';
import { exitCodes, type Machine } from '../../../server/src/cli/machine.ts';
import { run } from '../../../server/src/cli/run.ts';
import { seed, template, today } from '../../engine.ts';

const files: Readonly<Record<string, string>> = {
  'seed.md': seed,
  'readme.md': '# Readme\n\nTODO\n',
};

/** Runs `ready` on a machine with these files. */
async function ready(
  ...args: string[]
): Promise<{ out: string; complaints: string; code: number | undefined }> {
  let out = '';
  let complaints = '';
  const machine = {
    template,
    parseArgs: (config: Parameters<Machine['parseArgs']>[0]) => parseArgs({ ...config, strict: true }),
    today: () => today,
    find: async (patterns: readonly string[]) => ({
      files: Object.keys(files).filter(name => patterns.includes('.') || patterns.includes(name)),
      unknown: patterns.filter(pattern => pattern !== '.' && !(pattern in files)),
    }),
    read: (path: string) => files[path],
    uriOf: (path: string) => `file:///project/${path}`,
    pathOf: (uri: string) => uri.slice('file:///project/'.length),
    exists: () => false,
    readUri: async () => undefined,
    loadPostgres: async () => undefined,
    filesBeside: () => undefined,
    write(text: string) {
      out += text;
    },
    complain(text: string) {
      complaints += text;
    },
  } as unknown as Machine;
  const code = await run(['ready', ...args], machine);
  return { out, complaints, code };
}

it('reports what blocks the next STATUS of specifications only', async () => {
  const { out, complaints, code } = await ready();
  assert.equal(complaints, '');
  assert.equal(code, exitCodes.findings);
  assert.match(
    out,
    /^seed\.md: not ready for In Review, \d+ findings\n {2}Document Header\n {4}12:10 {2}warning {2}Unexpected placeholder/,
  );
  assert.ok(!out.includes('readme.md'));
  assert.match((await ready('readme.md')).out, /^$/);
});

it('judges by the STATUS that is asked for', async () => {
  assert.match(
    (await ready('--for', 'approved', 'seed.md')).out,
    /not ready for Approved, .*\n.*\n {4}12:10 {2}error {4}/,
  );
  const draft = await ready('seed.md', '--for', 'Draft');
  assert.deepEqual(draft, { out: 'seed.md: ready for Draft\n', complaints: '', code: exitCodes.clean });
});

it('prints JSON and Markdown', async () => {
  const [file] = JSON.parse((await ready('--format', 'json', 'seed.md')).out);
  assert.equal(file.filePath, 'seed.md');
  assert.equal(file.next, 'In Review');
  const [header] = file.sections;
  assert.equal(header.title, 'Document Header');
  assert.equal(seed.split('\n')[header.line - 1], '## Document Header');
  assert.equal(header.messages[0].ruleId, 'placeholder-left');
  assert.match(
    (await ready('--format', 'markdown', 'seed.md')).out,
    /^<!-- seed\.md -->\n# Ready for In Review\?\n/,
  );
});

it('says what was used wrongly', async () => {
  for (const [args, complaint] of [
    [['--for', 'Done', 'seed.md'], /seed\.md: unknown status 'Done', expected one of Draft, In Review/],
    [['--format', 'sarif'], /unknown format 'sarif', expected one of pretty, json, markdown/],
    [['nothing.md'], /no Markdown file matches 'nothing\.md'/],
  ] as const) {
    const { complaints, code } = await ready(...args);
    assert.equal(code, exitCodes.misuse);
    assert.match(complaints, complaint);
  }
});
