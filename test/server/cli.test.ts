/** The built command line, run as a program. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FileResult } from '../../server/src/cli/reporter.ts';
import { root, seed } from '../engine.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-cli-'));
  writeFileSync(join(folder, 'seed.md'), seed);
  writeFileSync(join(folder, 'README.md'), '# Readme\n\n## Overview\n\nTODO\n');
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs', 'crlf.md'), seed.replace(/\n/g, '\r\n'));
  writeFileSync(join(folder, 'docs', 'binary.md'), Buffer.from([0, 1, 2, 255, 254]));
  writeFileSync(join(folder, 'docs', 'latin.md'), Buffer.from('# Gr\xfc\xdfe\n', 'latin1'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const handoff = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', GIT_CONFIG_GLOBAL: join(folder, 'gitconfig') },
  });
  return { status, stdout, stderr };
};
const results = (...args: string[]): FileResult[] =>
  JSON.parse(handoff('check', '--format', 'json', ...args).stdout);

describe('handoff check', () => {
  it('reports in the shape of ESLint, lines and columns from 1', () => {
    const [file] = results('seed.md');
    assert.equal(file!.filePath, 'seed.md');
    const first = file!.messages.find(m => m.ruleId === 'placeholder-left')!;
    assert.deepEqual(first, {
      ruleId: 'placeholder-left',
      severity: 'info',
      message: 'Unexpected placeholder `[Feature Name]`, expected real content',
      line: 12,
      column: 10,
      endLine: 12,
      endColumn: 24,
    });
    assert.equal(file!.messages.filter(m => m.ruleId === 'placeholder-left').length, 87);
  });

  it('takes files, folders and globs, and reports only specifications', () => {
    assert.deepEqual(
      results().map(r => r.filePath),
      ['docs/crlf.md', 'seed.md'],
    );
    assert.deepEqual(
      results('docs').map(r => r.filePath),
      ['docs/crlf.md'],
    );
    assert.deepEqual(
      results('**/s*.md').map(r => r.filePath),
      ['seed.md'],
    );
  });

  it('says the same of CRLF as of LF', () => {
    const [crlf, lf] = results();
    assert.deepEqual(crlf!.messages, lf!.messages);
  });

  it('treats everything as a specification when forced', () => {
    const forced = results('--force', 'README.md');
    assert.equal(forced.length, 1);
    assert.ok(forced[0]!.messages.some(m => m.ruleId === 'section-missing'));
  });

  it('exits with 0, 1 or 2', () => {
    assert.equal(handoff('check', 'README.md').status, 0);
    assert.equal(handoff('check', 'seed.md').status, 1);
    assert.equal(handoff('check', join(root, 'examples/tech-041-refund-approvals.md')).status, 0);
    for (const wrong of [
      ['check', 'none.md'],
      ['check', '--format', 'xml'],
      ['check', '--what'],
      ['cook'],
      [],
    ])
      assert.equal(handoff(...wrong).status, 2, wrong.join(' '));
    assert.match(handoff('check', 'none.md').stderr, /no Markdown file matches 'none\.md'/);
    assert.equal(handoff('--help').status, 0);
  });

  it('prints for people, without colours where there is no terminal', () => {
    const { stdout } = handoff('check', 'seed.md');
    assert.match(stdout, /^seed\.md\n/);
    assert.match(
      stdout,
      / {2}12:10 {2}info {5}Unexpected placeholder `\[Feature Name\]`, expected real content {2}placeholder-left\n/,
    );
    assert.match(stdout, /problems \(\d+ info\) in 1 specification in 1 file\.\n$/);
    assert.ok(!stdout.includes('\u001b'));
  });
});

describe('handoff new', () => {
  it('writes the template with the next identifier, the date and the name of Git', () => {
    writeFileSync(join(folder, 'gitconfig'), '[user]\n\tname = Ada Lovelace\n');
    writeFileSync(join(folder, 'tech.md'), seed.replace('[TECH-XXX]', 'TECH-041'));
    const { status, stdout } = handoff('new');
    assert.equal(status, 0);
    assert.equal(stdout, 'tech-042.md\n');
    const text = readFileSync(join(folder, 'tech-042.md'), 'utf8');
    assert.match(
      text,
      /SPEC ID: TECH-042\nPRD REF: \[PRD-XXX\]\nDATE: \d{4}-\d\d-\d\d\nAUTHOR: Ada Lovelace\nENG LEAD: \[Engineering Lead\]\nSTATUS: Draft\n/,
    );
    const restored = text
      .replace('SPEC ID: TECH-042', 'SPEC ID: [TECH-XXX]')
      .replace(/DATE: .*/, 'DATE: [Date]')
      .replace('AUTHOR: Ada Lovelace', 'AUTHOR: [PM/Tech Lead]')
      .replace('STATUS: Draft', 'STATUS: [Draft/In Review/Approved/Implementation/Complete]');
    assert.equal(restored, seed);
  });

  it('overwrites nothing', () => {
    assert.equal(handoff('new', 'README.md').status, 2);
    assert.equal(handoff('new', 'specs/').stdout, 'specs/tech-043.md\n');
    assert.equal(handoff('new', 'specs').stdout, 'specs/tech-044.md\n');
    assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), '# Readme\n\n## Overview\n\nTODO\n');
  });

  it('takes the template of the configuration, which is no specification itself', () => {
    const rfcs = join(folder, 'rfcs');
    mkdirSync(rfcs, { recursive: true });
    writeFileSync(join(rfcs, '.handoff.json'), '{ "template": "rfc.md", "files": ["**"] }');
    writeFileSync(
      join(rfcs, 'rfc.md'),
      '# RFC\n\n```\nID: [RFC-XXX]\nTITLE: [Title]\n```\n\n## Why\n[Reason]\n',
    );
    assert.equal(handoff('new', 'rfcs/one.md').stdout, 'rfcs/one.md\n');
    assert.match(readFileSync(join(rfcs, 'one.md'), 'utf8'), /^# RFC\n\n```\nID: .*\nTITLE: \[Title\]/);
    const { stdout } = handoff('check', 'rfcs');
    assert.match(stdout, /rfcs.one\.md/);
    assert.doesNotMatch(stdout, /rfcs.rfc\.md/);
  });

  it('what is misspelt is named, and the help is pointed to', () => {
    const { status, stderr } = handoff('chek');
    assert.equal(status, 2);
    assert.match(stderr, /^handoff: unknown command 'chek', did you mean 'check'\?\n\n'handoff --help'/);
  });
});
