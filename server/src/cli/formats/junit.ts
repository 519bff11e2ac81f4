/** JUnit's XML, as build servers read it: a suite for each file, a failure for each error or warning. */

import type { FileResult, Message, Reporter } from '../reporter.ts';
import { toXml } from './names.ts';

const fails = ({ severity }: Message): boolean => severity === 'error' || severity === 'warning';

export const junit = (): Reporter => ({
  head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="handoff">\n',
  file: suiteOf,
  end: () => '</testsuites>\n',
});

function suiteOf({ filePath, messages }: FileResult): string {
  const name = toXml(filePath);
  const failures = messages.filter(fails).length;
  const cases =
    messages.length > 0
      ? messages.map(m => caseOf(name, m))
      : [`    <testcase name="handoff" classname="${name}"/>`];
  const head = `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0">`;
  return `${[head, ...cases, '  </testsuite>'].join('\n')}\n`;
}

function caseOf(name: string, m: Message): string {
  const open = `    <testcase name="${toXml(`${m.ruleId} ${m.line}:${m.column}`)}" classname="${name}"`;
  if (!fails(m)) return `${open}>\n      <system-out>${toXml(m.message)}</system-out>\n    </testcase>`;
  return `${open}>\n      <failure type="${m.severity}" message="${toXml(m.message)}">${name}:${m.line}:${m.column}</failure>\n    </testcase>`;
}
