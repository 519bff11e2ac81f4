/** Readiness: what blocks the next STATUS, judged as if the document had it already. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  atStatus,
  countOf,
  nextStatus,
  type Readiness,
  readinessOf,
  statusesOf,
  statusNamed,
  toMarkdown,
} from '../../../server/src/features/readiness.ts';
import { createChecker, severityOf } from '../../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { type Severity, stages } from '../../../server/src/rules/rule.ts';
import type { Spec } from '../../../server/src/spec/spec.ts';
import { root, seed, specOf, template } from '../../engine.ts';

const check = createChecker({ rules, configuration: defaultConfiguration });
const judge = (spec: Spec, next = nextStatus(spec)!): Readiness =>
  readinessOf(spec, check(atStatus(spec, next), { today: '2026-11-24' }), next);
const example = readFileSync(join(root, 'examples/tech-042-cold-chain-telemetry.md'), 'utf8');

describe('the next status', () => {
  it('comes behind the own one; the last stays', () => {
    const next = (status: string) => nextStatus(specOf(seed.replace(/^STATUS: .*$/m, `STATUS: ${status}`)));
    assert.deepEqual(statusesOf(template).map(next), [
      'In Review',
      'Approved',
      'Implementation',
      'Complete',
      'Complete',
    ]);
    assert.equal(nextStatus(specOf(seed)), 'In Review');
    assert.equal(next('Aproved'), 'In Review');
  });
  it('is named in any letter case', () => {
    assert.equal(statusNamed(template, 'in review'), 'In Review');
    assert.equal(statusNamed(template, 'Done'), undefined);
  });
});

describe('readiness', () => {
  it('of the seed names every placeholder under its heading', () => {
    const spec = specOf(seed);
    const { sections, next, status } = judge(spec);
    assert.equal(status, undefined);
    assert.equal(next, 'In Review');
    const left = sections.flatMap(s => s.problems).filter(p => p.rule.id === 'placeholder-left');
    assert.equal(left.length, 87);
    for (const { title, line, problems } of sections) {
      assert.match(seed.split('\n')[line]!, /^#+ /);
      assert.notEqual(title, '');
      for (const { span, severity } of problems) {
        assert.ok(seed.slice(0, span.start).split('\n').length > line);
        assert.equal(severity, 'warning');
      }
    }
    const lines = sections.map(s => s.line);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  it('sees what the own STATUS still hides', () => {
    const text = example
      .replace(/^STATUS: .*$/m, 'STATUS: Draft')
      .replace(/^\| Timeout .*$/m, '| Timeout | | Second provider number |');
    const spec = specOf(text);
    assert.ok(!check(spec, { today: '2026-11-24' }).some(p => p.rule.id === 'table-cell-empty'));
    const { sections } = judge(spec);
    assert.deepEqual(
      sections.map(s => [s.title, s.problems.map(p => `${p.severity} ${p.rule.id}`)]),
      [['Notification Gateway', ['warning table-cell-empty']]],
    );
    const later = judge(spec, 'Approved').sections.flatMap(s => s.problems);
    assert.ok(later.some(p => p.rule.id === 'table-cell-empty' && p.severity === 'error'));
  });

  it('of a good document is nothing until its tests are ticked off', () => {
    for (const status of statusesOf(template).slice(0, -1))
      assert.equal(countOf(judge(specOf(example), status)), 0, status);
    const last = judge(specOf(example), 'Complete').sections.flatMap(s => s.problems.map(p => p.rule.id));
    assert.deepEqual([...new Set(last)], ['test-unchecked-when-complete']);
  });

  it('leaves the specification as it is', () => {
    const spec = specOf(example);
    const before = check(spec, { today: '2026-11-24' });
    judge(spec, 'Complete');
    assert.deepEqual(check(spec, { today: '2026-11-24' }), before);
  });
});

describe('readiness as Markdown', () => {
  it('says so when nothing is in the way', () => {
    const spec = specOf(example);
    assert.equal(
      toMarkdown(spec, judge(spec, 'Approved')),
      `# Ready for Approved?\n\nYes, nothing stands in the way. Its STATUS is ${spec.status}.\n`,
    );
  });
  it('lists findings with lines and rules under headings', () => {
    const spec = specOf(seed);
    const text = toMarkdown(spec, judge(spec));
    assert.match(text, /^# Ready for In Review\?\n\nNot yet: \d+ findings stand in the way\.\n\n## /);
    assert.match(
      text,
      /\n## Feature Summary\n\n- Line \d+, warning: Unexpected placeholder `\[1-2 [^`]+\]`, .* \(`placeholder-left`\)\n/,
    );
  });
});

/** Severity by STATUS, Draft first; `undefined` where a rule is not there. */
const table: readonly (readonly [id: string, severities: string])[] = [
  ['placeholder-left', 'info warning error error error'],
  ['table-example-row-left', 'info warning error error error'],
  ['placeholder-choice-left', 'info warning error error error'],
  ['todo-left', 'info warning error error error'],
  ['section-empty', 'off warning error error error'],
  ['table-cell-empty', 'off warning error error error'],
  ['openq-open-when-approved', 'off info error error error'],
  ['appendix-link-missing', 'off info warning warning error'],
  ['migration-down-missing', 'info error error error error'],
  ['test-unchecked-when-complete', 'off off off info error'],
];

describe('the severity of', () => {
  for (const [id, severities] of table)
    it(`${id} follows the STATUS`, () => {
      const rule = rules.find(r => r.id === id);
      assert.ok(rule, `${id} is not there`);
      const own = stages.map((stage): Severity => severityOf(rule, defaultConfiguration, stage));
      assert.equal(own.join(' '), severities);
    });
});
