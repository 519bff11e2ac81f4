/** Configuration files: what they say, what is wrong in them, and what counts for a document. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { readConfigurationFile } from '../../../server/src/lint/configuration-file.ts';
import { isSimpleGlob, matches } from '../../../server/src/lint/glob.ts';
import { effectiveFor, type Project } from '../../../server/src/lint/project.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { createProjects } from '../../../server/src/service/projects.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, seed } from '../../engine.ts';
import { random } from '../../random.ts';

const read = (text: string, language: 'json' | 'yaml' = 'json') =>
  readConfigurationFile(text, language, rules);
const faultsIn = (text: string, language: 'json' | 'yaml' = 'json') =>
  read(text, language).faults.map(f => `${text.slice(f.span.start, f.span.end)}: ${f.message}`);

describe('a configuration file', () => {
  it('says the same in JSON with comments and in YAML', () => {
    const json = `{ // ours
      "extends": ["a.json"], "files": "rfcs/**", "ignore": ["old/**",],
      "template": "t.md",
      "rules": { "todo-left": "off", "section-empty": { "Draft": "hint" } },
      "options": { "placeholder-left": { "allow": ["sic"] } },
      "overrides": [{ "files": ["x/**"], "rules": { "todo-left": "error" } }]
    }`;
    const yaml = `# ours
extends: [a.json]
files: rfcs/**
ignore:
  - old/**
template: t.md
rules:
  todo-left: off
  section-empty: { Draft: hint }
options:
  placeholder-left:
    allow: [sic]
overrides:
  - files: [x/**]
    rules:
      todo-left: error
`;
    assert.deepEqual(read(json).faults, []);
    assert.deepEqual(read(yaml, 'yaml').faults, []);
    assert.deepEqual(read(json).file, read(yaml, 'yaml').file);
    assert.deepEqual(read(json).file.configuration.rules, {
      'todo-left': 'off',
      'section-empty': { Draft: 'hint' },
    });
  });

  it('names what is wrong at its place', () => {
    assert.deepEqual(faultsIn('{ "rulse": {} }'), [
      "\"rulse\": Unexpected setting 'rulse', did you mean 'rules'?",
    ]);
    assert.deepEqual(faultsIn('rules:\n  todo-lef: off\n', 'yaml'), [
      "todo-lef: Unexpected rule 'todo-lef', did you mean 'todo-left'?",
    ]);
    assert.deepEqual(faultsIn('{ "rules": { "todo-left": "warn" } }'), [
      '"warn": Unexpected level \'warn\', expected one of error, warning, info, hint, off, default',
    ]);
    assert.deepEqual(faultsIn('{ "rules": { "todo-left": { "Aproved": "off" } } }'), [
      "\"Aproved\": Unexpected stage 'Aproved', did you mean 'Approved'?",
    ]);
    assert.deepEqual(faultsIn('{ "options": { "placeholder-left": { "allow": "sic" } } }'), [
      '"sic": Unexpected value, expected a list of texts',
    ]);
    assert.deepEqual(faultsIn('{ "files": 3 }'), ['3: Unexpected value, expected text']);
    assert.deepEqual(faultsIn('{ "overrides": [{ "rules": {} }] }'), [
      '{ "rules": {} }: Override without \'files\', expected globs',
    ]);
    assert.equal(faultsIn('{ "rules": ').length > 0, true);
  });

  it('is mended by what is offered', () => {
    for (const [text, language] of [
      ['{ "rules": { "todo-lef": "off" } }', 'json'],
      ['rules:\n  todo-lef: off\n', 'yaml'],
    ] as const) {
      const [fault] = read(text, language).faults;
      assert.deepEqual(faultsIn(applyEdits(text, fault!.fix!.edits), language), []);
    }
  });

  it('is never a way into the program', () => {
    const { file } = read(
      '{ "rules": { "__proto__": "off", "constructor": "off" }, "__proto__": { "rules": {} } }',
    );
    assert.deepEqual(file.configuration.rules, {});
    assert.equal(({} as Record<string, unknown>)['rules'], undefined);
  });

  it('gives a value for any text', () => {
    const dice = random(7);
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"rules"',
      'rules',
      '\n',
      '  ',
      '- ',
      '&a',
      '*a',
      '<<',
      '!!js',
      '"',
      '|',
      'off',
      '\0',
      '\ud800',
    ];
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: dice.int(30) }, () => dice.pick(pieces)).join('');
      read(text, 'json');
      read(text, 'yaml');
    }
    read(`{"a":${'['.repeat(50_000)}`);
    read(`a: ${'['.repeat(1000)}`, 'yaml');
  });
});

it('globs fit paths, folders and nothing that explodes', () => {
  assert.ok(matches(['docs/**/*.md'], 'docs/a/b.md'));
  assert.ok(matches(['docs/'], 'docs/a/b.md'));
  assert.ok(matches(['./docs/*.md'], 'docs/b.md'));
  assert.ok(!matches(['docs/*.md'], 'docs/a/b.md'));
  assert.ok(!isSimpleGlob(`${'**/'.repeat(9)}a`));
  assert.ok(!isSimpleGlob('a*'.repeat(40)));
  assert.ok(!isSimpleGlob('+(a|b|c)+(a|b|c)'));
});

describe('a project', () => {
  const files: Record<string, string> = {
    'file:///w/.handoff.json':
      '{ "extends": "base.json", "rules": { "todo-left": "hint" }, "template": "t.md", "ignore": ["old"], "overrides": [{ "files": ["legacy/**"], "rules": { "todo-left": "off" } }] }',
    'file:///w/base.json':
      '{ "extends": "./.handoff.json", "rules": { "todo-left": "error", "link-empty": "hint" }, "files": ["rfcs/*"] }',
    'file:///w/sub/.handoff.yaml': 'rules:\n  link-empty: off\n',
  };
  const troubles: string[] = [];
  const projects = createProjects({
    read: async uri => files[uri],
    isInside: folder => folder === 'file:///w' || folder.startsWith('file:///w/'),
    onTrouble: (_, message) => void troubles.push(message),
  });
  const effective = async (uri: string) =>
    effectiveFor((await projects.find(uri)) as Project, uri, defaultConfiguration);

  it('joins what its files say, the nearest most', async () => {
    const own = await effective('file:///w/docs/a.md');
    assert.deepEqual(own.configuration.rules, { 'todo-left': 'hint', 'link-empty': 'hint' });
    assert.equal(own.template, 'file:///w/t.md');
    assert.deepEqual((await effective('file:///w/legacy/a.md')).configuration.rules['todo-left'], 'off');
    assert.deepEqual((await effective('file:///w/sub/a.md')).configuration.rules, { 'link-empty': 'off' });
    assert.equal((await effective('file:///w/old/a.md')).isIgnored, true);
    assert.equal((await effective('file:///w/rfcs/a.md')).isSpecification, true);
    assert.equal((await effective('file:///elsewhere/a.md')).isIgnored, false);
  });

  it('says when files build on each other in a ring', () => {
    assert.deepEqual(troubles, ["cannot extend './.handoff.json'"]);
  });
});

it('a level for each STATUS counts at that STATUS', () => {
  const configuration = { rules: { 'todo-left': { Draft: 'off', Approved: 'hint' } as const }, options: {} };
  const text = seed
    .replace('[Feature Name]', 'TODO')
    .replace('[Draft/In Review/Approved/Implementation/Complete]', 'Draft');
  const levels = (of: string): string[] =>
    problemsOf(of, { configuration })
      .filter(p => p.rule.id === 'todo-left')
      .map(p => p.severity);
  assert.deepEqual(levels(text), []);
  assert.deepEqual(levels(text.replace('STATUS: Draft', 'STATUS: Approved')), ['hint']);
  assert.deepEqual(levels(text.replace('STATUS: Draft', 'STATUS: In Review')), ['warning']);
});
