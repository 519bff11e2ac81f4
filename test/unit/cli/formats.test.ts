/** Reports for other programs: well formed for hostile names and messages, for none, one and many files. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Format, formats } from '../../../server/src/cli/report.ts';
import type { FileResult, Message } from '../../../server/src/cli/reporter.ts';

const message = (text: string, severity: Message['severity'] = 'error'): Message => ({
  ruleId: 'todo-left',
  severity,
  message: text,
  line: 1,
  column: 2,
  endLine: 3,
  endColumn: 4,
});

const hostile = 'a, b: "c" <d> & 100% \r\n::error::e \u001b[31m \ud800 ]]> | \u{1f600}';
const results: readonly FileResult[] = [
  { filePath: 'docs/a b, c: 100%.md', messages: [message(hostile), message(hostile, 'hint')] },
  { filePath: 'docs\\ümlaut#1.md', messages: [message('two', 'warning'), message('two', 'warning')] },
  { filePath: 'clean.md', messages: [] },
];

function print(format: Format, list = results): string {
  const uriOf = (path: string): string => `file:///${path}`;
  const reporter = formats[format]({ colours: false, links: false, version: '1.2.3', uriOf });
  const parts = list.map(result => reporter.file(result));
  return reporter.head() + parts.join('') + reporter.end({ files: list.length });
}

describe('JSON', () => {
  it('is the list of results, indented', () => {
    for (const list of [results, results.slice(0, 1), []])
      assert.equal(print('json', list), `${JSON.stringify(list, null, 2)}\n`);
  });
  it('as lines, one a message', () => {
    const lines = print('jsonl').trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => JSON.parse(line).filePath),
      results.flatMap(r => r.messages.map(() => r.filePath)),
    );
  });
});

describe('SARIF 2.1.0', () => {
  it('has all that the standard requires of what it has', () => {
    const log = JSON.parse(print('sarif'));
    assert.deepEqual(Object.keys(log), ['$schema', 'version', 'runs']);
    const [run] = log.runs;
    assert.equal(run.tool.driver.version, '1.2.3');
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.results.length, 4);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      assert.ok(result.message.text.length > 0);
      const [{ physicalLocation }] = result.locations;
      assert.match(physicalLocation.artifactLocation.uri, /^[\w\-.~%/]+$/);
      for (const value of Object.values(physicalLocation.region)) assert.ok((value as number) >= 1);
    }
    const prints = run.results.map((r: { partialFingerprints: object }) => r.partialFingerprints);
    assert.equal(new Set(prints.map((p: object) => JSON.stringify(p))).size, prints.length);
  });
  it('is whole without results', () => {
    assert.deepEqual(JSON.parse(print('sarif', [])).runs[0].results, []);
    assert.deepEqual(JSON.parse(print('sarif', [results[2]!])).runs[0].tool.driver.rules, []);
  });
});

describe('GitLab', () => {
  it('has what its parser requires: description, fingerprint, severity, path and line', () => {
    const issues = JSON.parse(print('gitlab'));
    assert.equal(issues.length, 4);
    assert.equal(new Set(issues.map((i: { fingerprint: string }) => i.fingerprint)).size, 4);
    for (const { description, check_name, fingerprint, severity, location } of issues) {
      assert.equal(typeof description, 'string');
      assert.equal(check_name, 'todo-left');
      assert.match(fingerprint, /^[0-9a-f]{16}$/);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
      assert.doesNotMatch(location.path, /\\|^\.?\//);
      assert.equal(location.positions.begin.line, 1);
    }
    assert.equal(print('gitlab', []), '[]\n');
  });
});

describe('GitHub', () => {
  it('keeps each command on its line, whatever it says', () => {
    const lines = print('github').trimEnd().split('\n');
    assert.equal(lines.length, 4);
    assert.match(
      lines[0]!,
      /^::error file=docs\/a b%2C c%3A 100%25\.md,line=1,endLine=3,col=2,endColumn=4,title=todo-left::a, b: "c" <d> & 100%25 %0D%0A::error::e /,
    );
    assert.match(lines[2]!, /^::warning file=docs\/ümlaut#1\.md,/);
  });
});

describe('JUnit', () => {
  const allowed: Readonly<Record<string, { within: string; required: readonly string[] }>> = {
    testsuites: { within: '', required: [] },
    testsuite: { within: 'testsuites', required: ['name', 'tests', 'failures', 'errors'] },
    testcase: { within: 'testsuite', required: ['name'] },
    failure: { within: 'testcase', required: [] },
    'system-out': { within: 'testcase', required: [] },
  };
  it('nests and names its elements as the schema of Jenkins does', () => {
    const xml = print('junit');
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/);
    assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
    const open: string[] = [];
    for (const [, close, name, attributes = '', empty] of xml
      .replace(/^<\?.*\?>/, '')
      .matchAll(/<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)\s*(\/?)>/g)) {
      if (close) {
        assert.equal(open.pop(), name);
        continue;
      }
      const rule = allowed[name!]!;
      assert.equal(rule.within, open.at(-1) ?? '');
      for (const attribute of rule.required) assert.match(attributes, new RegExp(` ${attribute}="`));
      if (!empty) open.push(name!);
    }
    assert.deepEqual(open, []);
    const text = xml.replace(/<[^>]*>/g, '');
    assert.doesNotMatch(text, /[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
  });
});

describe('Markdown', () => {
  it('keeps each message in its row', () => {
    const rows = print('markdown')
      .split('\n')
      .filter(line => /^\| \d/.test(line));
    assert.equal(rows.length, 4);
    for (const row of rows) assert.equal(row.match(/(?<!\\)\|/g)!.length, 5);
    assert.equal(print('markdown', [results[2]!]), 'No problems.\n');
  });
});
