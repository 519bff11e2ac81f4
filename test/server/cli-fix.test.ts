/** The built command line: reports for other programs, mending files, and the baseline. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root } from '../engine.ts';

const spec = `# Saved searches

## Document Header

\`\`\`
FEATURE: Saved searches
SPEC ID: TECH-001
PRD REF: PRD-001
DATE: 2026-01-31
STATUS: In Reveiw
VERSION: 1.0
\`\`\`

### Component Changes

| Component | Change Type | Description |
|---|---|---|
| API, "x" & <y> | Modifyed | Stores: 50% |
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-fix-'));
  writeFileSync(join(folder, 'a b.md'), spec);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const handoff = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8', input });
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('reports', () => {
  const found = (): { ruleId: string; message: string; line: number }[] =>
    JSON.parse(handoff(['check', '--format', 'json']).stdout)[0].messages;

  it('JSON lines, one a problem', () => {
    const lines = handoff(['check', '--format', 'jsonl']).stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.map(l => JSON.parse(l).ruleId),
      found().map(m => m.ruleId),
    );
  });

  it('SARIF, every result with its rule and place', () => {
    const log = JSON.parse(handoff(['check', '--format', 'sarif']).stdout);
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    assert.equal(run.results.length, found().length);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.equal(artifactLocation.uri, 'a%20b.md');
      assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.endColumn >= 1);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
    }
  });

  it('JUnit, as many cases as it says, everything escaped', () => {
    const xml = handoff(['check', '--format', 'junit']).stdout;
    const [, tests, failures] = /<testsuite name="a b\.md" tests="(\d+)" failures="(\d+)"/.exec(xml)!;
    assert.equal(xml.match(/<testcase /g)!.length, Number(tests));
    assert.equal(xml.match(/<failure /g)?.length ?? 0, Number(failures));
    assert.doesNotMatch(
      xml.replace(/<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>|<\?xml[^>]*\?>/g, ''),
      /[<>]|&(?!\w+;|#\d+;)/,
    );
  });

  it('GitHub, one command a line', () => {
    const lines = handoff(['check', '--format', 'github']).stdout.trimEnd().split('\n');
    assert.equal(lines.length, found().length);
    for (const line of lines)
      assert.match(
        line,
        /^::(?:error|warning|notice) file=a b\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[\w-]+::./,
      );
  });

  it('GitLab, with fingerprints that differ', () => {
    const issues: { fingerprint: string }[] = JSON.parse(handoff(['check', '--format', 'gitlab']).stdout);
    assert.equal(new Set(issues.map(i => i.fingerprint)).size, found().length);
  });

  it('Markdown, a row for each', () => {
    const text = handoff(['check', '--format', 'markdown']).stdout;
    assert.equal(text.match(/^\| \d+:\d+ \|/gm)!.length, found().length);
  });

  it('exit codes go by the level asked for', () => {
    assert.equal(handoff(['check']).status, 1);
    assert.equal(handoff(['check', '--fail-on', 'error']).status, 1);
    assert.equal(handoff(['check', '--fail-on', 'fatal']).status, 2);
    assert.equal(handoff(['check', '--format', 'constructor']).status, 2);
  });

  it('standard input is checked as the file it stands for', () => {
    const { stdout, status } = handoff(['check', '--stdin', 'x/y.md', '--format', 'json'], spec);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout)[0].filePath, 'x/y.md');
    assert.equal(JSON.parse(stdout)[0].messages.length, found().length);
    assert.equal(handoff(['check', '--stdin', 'x.md', '--fix'], spec).status, 2);
  });
});

describe('fix', () => {
  it('prints a diff, then does what it printed, and is done after one run', () => {
    const { stdout, status } = handoff(['fix', '--dry-run']);
    assert.equal(status, 1);
    assert.match(stdout, /^--- a\/a b\.md\n\+\+\+ b\/a b\.md\n@@ /);
    assert.match(stdout, /^-STATUS: In Reveiw\n\+STATUS: In Review$/m);
    assert.equal(read('a b.md'), spec);
    assert.equal(handoff(['fix']).status, 0);
    const once = read('a b.md');
    assert.match(once, /STATUS: In Review\n/);
    assert.match(once, /\| Modify \|/);
    assert.equal(handoff(['fix', '--dry-run']).stdout, '');
    assert.equal(handoff(['check', '--fix']).status, 1);
    assert.equal(read('a b.md'), once);
  });

  it('keeps permissions, line ends, links and what is no UTF-8', () => {
    const crlf = `\ufeff${spec.replace(/\n/g, '\r\n')}`;
    writeFileSync(join(folder, 'crlf.md'), crlf);
    chmodSync(join(folder, 'crlf.md'), 0o640);
    symlinkSync('crlf.md', join(folder, 'link.md'));
    const latin = Buffer.concat([Buffer.from(spec), Buffer.from('Gr\xfc\xdfe\n', 'latin1')]);
    writeFileSync(join(folder, 'latin.md'), latin);
    handoff(['fix', 'link.md', 'latin.md']);
    const after = read('crlf.md');
    assert.match(after, /STATUS: In Review\r\n/);
    assert.doesNotMatch(after.slice(1), /[^\r]\n|\ufeff/);
    assert.equal(after.charCodeAt(0), 0xfeff);
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'crlf.md')).mode & 0o777, 0o640);
    assert.deepEqual(readFileSync(join(folder, 'latin.md')), latin);
    assert.deepEqual(
      readdirSync(folder).filter(n => n.endsWith('.tmp')),
      [],
    );
  });
});

it('a baseline holds what is there, lets new findings through and shrinks', () => {
  assert.equal(handoff(['check', '--baseline', 'known.json']).status, 0);
  const first = read('known.json');
  assert.equal(handoff(['check', '--baseline', 'known.json']).status, 0);
  assert.equal(read('known.json'), first);
  writeFileSync(join(folder, 'a b.md'), `${spec}| Web | Touched | Lists them |\n`);
  const { stdout } = handoff(['check', '--baseline', 'known.json', '--format', 'jsonl']);
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map(l => JSON.parse(l).ruleId),
    ['table-value-unknown'],
  );
  writeFileSync(join(folder, 'a b.md'), spec.replace('In Reveiw', 'In Review'));
  handoff(['check', '--baseline', 'known.json']);
  assert.ok(!read('known.json').includes('header-status-unknown'));
  writeFileSync(join(folder, 'known.json'), '[');
  assert.equal(handoff(['check', '--baseline', 'known.json']).status, 2);
});
