/** `handoff rules` and `handoff explain`: every rule is listed and explained, and a misspelt one is guessed. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArgs } from 'node:util';
import { exitCodes, type Machine } from '../../../server/src/cli/machine.ts';
import { run } from '../../../server/src/cli/run.ts';
import { rules } from '../../../server/src/rules/index.ts';

/** Runs a command on a machine that has nothing but an output. */
async function output(
  ...args: string[]
): Promise<{ out: string; complaints: string; code: number | undefined }> {
  let out = '';
  let complaints = '';
  const machine = {
    parseArgs: (config: Parameters<Machine['parseArgs']>[0]) => parseArgs({ ...config, strict: true }),
    write(text: string) {
      out += text;
    },
    complain(text: string) {
      complaints += text;
    },
  } as unknown as Machine;
  const code = await run(args, machine);
  return { out, complaints, code };
}

describe('handoff rules', () => {
  it('lists every rule with its severity and its title', async () => {
    const { out, code } = await output('rules');
    assert.equal(code, exitCodes.clean);
    assert.equal(out.trimEnd().split('\n').length, rules.length);
    assert.match(out, /^link-file-missing +error +Link to a missing file$/m);
    assert.match(out, /^placeholder-left +by STATUS +Placeholder left/m);
  });
  it('lists them as JSON', async () => {
    const list = JSON.parse((await output('rules', '--format', 'json')).out);
    assert.equal(list.length, rules.length);
    const entry = list.find((r: { id: string }) => r.id === 'appendix-link-missing');
    assert.equal(entry.severity.Draft, 'off');
    assert.equal(entry.severity.Complete, 'error');
  });
  it('takes no other format and no path', async () => {
    assert.equal((await output('rules', '--format', 'sarif')).code, exitCodes.misuse);
    assert.equal((await output('rules', 'docs')).code, exitCodes.misuse);
  });
});

describe('handoff explain', () => {
  it('prints why a rule matters, and its examples', async () => {
    for (const { id, why } of rules) {
      const { out, code } = await output('explain', id);
      assert.equal(code, exitCodes.clean);
      assert.ok(out.includes(why) && out.includes('Not found:'), id);
    }
  });
  it('says which files an example supposes', async () => {
    assert.match((await output('explain', 'link-file-missing')).out, /files beside it: `appendix\/erd\.mmd`/);
  });
  it('guesses what a misspelt rule was meant to be', async () => {
    const { complaints, code } = await output('explain', 'link-file-mising');
    assert.equal(code, exitCodes.misuse);
    assert.match(complaints, /did you mean 'link-file-missing'/);
    assert.equal((await output('explain')).code, exitCodes.misuse);
  });
});
