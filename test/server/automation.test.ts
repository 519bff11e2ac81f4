/** The workflows, the GitHub Action and the pre-commit hooks: what they run is there, and does what they say. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { root } from '../engine.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const yaml = (path: string) => parse(readFileSync(join(root, path), 'utf8'));
const cli = join(root, 'dist/cli.js');

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-automation-'));
  cpSync(join(root, 'examples/defects/saved-searches.md'), join(folder, 'a b.md'));
  writeFileSync(join(folder, 'README.md'), '# Readme\n');
  mkdirSync(join(folder, 'bin'));
  // Stands for npx: it runs the program of this tree, whatever package is asked for.
  const npx = `#!/bin/sh\nwhile [ "$1" != handoff ]; do shift; done\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`;
  writeFileSync(join(folder, 'bin', 'npx'), npx);
  chmodSync(join(folder, 'bin', 'npx'), 0o755);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell script with the stand-in for npx in front. */
const shell = (script: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, ...env },
  });

describe('the action', () => {
  const action = yaml('action.yml');
  const [step] = action.runs.steps as [Step];

  /** Runs its step as the runner does: inputs put in where they are named. */
  const run = (inputs: Readonly<Record<string, string>> = {}) => {
    const inputOf = (name: string): string => inputs[name] ?? action.inputs[name].default;
    const env = Object.entries(step.env!).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputOf(name)),
    ]);
    const output = join(folder, 'github-output');
    writeFileSync(output, '');
    const result = shell(step.run!, { ...Object.fromEntries(env), GITHUB_OUTPUT: output });
    return { ...result, output: readFileSync(output, 'utf8') };
  };

  it('puts no input into the script itself', () => {
    assert.equal(action.runs.using, 'composite');
    assert.doesNotMatch(step.run!, /\$\{\{/);
    for (const name of step.env ? Object.values(step.env) : [])
      assert.match(name, /^\$\{\{ inputs\.[\w-]+ \}\}$/);
  });

  it('annotates, and fails by level', () => {
    const { stdout, status, stderr } = run();
    assert.equal(status, 1, stderr);
    assert.match(stdout, /^::(?:error|warning|notice) file=a b\.md,/);
    assert.equal(run({ paths: 'README.md\n' }).status, 0);
    assert.equal(run({ paths: 'a b.md\nREADME.md\n' }).status, 1);
    assert.equal(run({ paths: '--version\n' }).status, 2);
  });

  it('writes a report for code scanning', () => {
    const { status, output } = run({ format: 'sarif' });
    assert.equal(status, 1);
    assert.equal(output, 'report=handoff.sarif\n');
    const log = JSON.parse(readFileSync(join(folder, 'handoff.sarif'), 'utf8'));
    assert.ok(log.runs[0].results.length > 0);
  });
});

describe('pre-commit', () => {
  it('every hook is a command of the package that takes file names', () => {
    const hooks: { id: string; entry: string; language: string; types: string[] }[] =
      yaml('.pre-commit-hooks.yaml');
    assert.deepEqual(
      hooks.map(h => h.id),
      ['handoff-check', 'handoff-fix'],
    );
    for (const { entry, language, types } of hooks) {
      const [name, ...args] = entry.split(' ');
      assert.ok(Object.hasOwn(packageJson.bin, name!));
      assert.equal(language, 'node');
      assert.deepEqual(types, ['markdown']);
      assert.equal(shell(`npx ${entry} README.md`).status, 0, args.join(' '));
    }
    assert.ok(packageJson.scripts.prepack.includes('build'), 'a clone is built when it is installed');
  });
});

describe('workflows', () => {
  const names = readdirSync(join(root, '.github/workflows'));
  for (const name of names)
    it(`${name}: every script that it runs is there, and every action has a version`, () => {
      const { jobs, permissions } = yaml(`.github/workflows/${name}`);
      assert.ok(permissions, 'says what it may do');
      const steps = Object.values<{ steps: Step[] }>(jobs).flatMap(job => job.steps);
      for (const { run = '', uses } of steps) {
        if (uses !== undefined) assert.match(uses, /@v\d+$/);
        for (const [, script] of run.matchAll(/npm run (?:--silent )?([\w:]+)/g))
          assert.ok(Object.hasOwn(packageJson.scripts, script!), script);
        for (const [, file] of run.matchAll(/bash (\S+)/g))
          assert.ok(readFileSync(join(root, file!)).length > 0);
      }
    });
});

describe('handoff init', () => {
  const init = (...args: string[]) => {
    const own = mkdtempSync(join(folder, 'init-'));
    const result = spawnSync(process.execPath, [cli, 'init', ...args], { cwd: own, encoding: 'utf8' });
    return { ...result, own, read: (name: string) => readFileSync(join(own, name), 'utf8') };
  };

  it('writes a configuration that has no faults, in both languages', () => {
    for (const [args, name] of [
      [[], '.handoff.jsonc'],
      [['--yaml'], '.handoff.yaml'],
    ] as const) {
      const { own, stdout } = init(...args);
      assert.equal(stdout, `${name}\n`);
      cpSync(join(folder, 'a b.md'), join(own, 'spec.md'));
      const { status, stderr } = spawnSync(process.execPath, [cli, 'check'], { cwd: own, encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.equal(status, 1);
    }
  });

  it('its workflow, job and hook run the checks', () => {
    const { read } = init('--ci', 'github', '--pre-commit');
    const [step] = parse(read('.github/workflows/handoff.yml')).jobs.handoff.steps.slice(-1);
    const { status, stdout } = shell(step.run);
    assert.equal(status, 1);
    assert.match(stdout, /^::/);
    const [hook] = parse(read('.pre-commit-config.yaml')).repos[0].hooks;
    assert.equal(shell(`npx ${hook.entry} README.md`).status, 0);
    assert.deepEqual(hook.additional_dependencies, [`handoff-spec@${packageJson.version}`]);
    const [line] = parse(init('--ci', 'gitlab').read('.gitlab-ci.yml')).handoff.script;
    assert.equal(shell(line).status, 1);
    assert.ok(JSON.parse(readFileSync(join(folder, 'handoff.json'), 'utf8')).length > 0);
  });

  it('overwrites nothing, and with --dry-run writes nothing', () => {
    const { own, read } = init('--ci', 'gitlab');
    writeFileSync(join(own, '.gitlab-ci.yml'), 'test:\n  script: make\n');
    const again = spawnSync(process.execPath, [cli, 'init', '--yaml', '--ci', 'gitlab'], {
      cwd: own,
      encoding: 'utf8',
    });
    assert.equal(again.status, 0);
    assert.match(again.stderr, /\.handoff\.jsonc is there already[\s\S]*\.gitlab-ci\.yml is there already/);
    assert.match(again.stdout, /^handoff:\n {2}image: /);
    assert.equal(read('.gitlab-ci.yml'), 'test:\n  script: make\n');
    assert.deepEqual(readdirSync(own).sort(), ['.gitlab-ci.yml', '.handoff.jsonc']);
    const dry = init('--dry-run', '--pre-commit', '--ci', 'github');
    assert.deepEqual(readdirSync(dry.own), []);
    assert.match(dry.stdout, /^# \.handoff\.jsonc\n[\s\S]*# \.github\/workflows\/handoff\.yml\n/);
    assert.equal(init('--ci', 'travis').status, 2);
  });
});
