/** Suppressions: what comments hide, where they reach, and the comment that the action writes. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reasonMark, suppressionOf } from '../../../server/src/features/suppress.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, seed, specOf } from '../../engine.ts';

const force = { force: true };
const ids = (text: string): string[] => problemsOf(text, force).map(p => p.rule.id);
const todos = (text: string): number => ids(text).filter(id => id === 'todo-left').length;

describe('comments', () => {
  const body = '### Feature Summary\n\nTBD\n\nTODO\n\n### Architecture Decision\n\nFIXME\n';

  it('reach a line, the next line, or to the end', () => {
    assert.equal(todos(body), 3);
    assert.equal(todos(body.replace('TBD', 'TBD <!-- handoff-disable-line todo-left -->')), 2);
    assert.equal(todos(body.replace('TBD', '<!-- handoff-disable-next-line todo-left -->\nTBD')), 2);
    assert.equal(todos(`<!-- handoff-disable-file todo-left -->\n\n${body}`), 0);
    assert.equal(todos(body.replace('TODO', '<!-- handoff-disable todo-left -->\n\nTODO')), 1);
  });

  it('are taken back by an enable, across sections', () => {
    const text = body
      .replace('TBD', '<!-- handoff-disable todo-left -->\n\nTBD')
      .replace('FIXME', '<!-- handoff-enable -->\n\nFIXME');
    assert.equal(todos(text), 1);
  });

  it('name rules, several or none for all', () => {
    assert.equal(todos(body.replace('TBD', 'TBD <!-- handoff-disable-line -->')), 2);
    assert.equal(
      todos(body.replace('TBD', 'TBD <!-- handoff-disable-line link-empty, todo-left -- why -->')),
      2,
    );
    assert.equal(todos(body.replace('TBD', 'TBD <!-- handoff-disable-line link-empty -->')), 3);
  });

  it('in code are text', () => {
    assert.equal(todos(`\`\`\`\n<!-- handoff-disable-file -->\n\`\`\`\n\n${body}`), 3);
  });

  it('before a fence hide what is in it', () => {
    const sql = '### Calculation Logic\n\n```\n[Calculation Name]:\n  Input: [inputs]\n```\n';
    const hidden = sql.replace('```\n[', '<!-- handoff-disable-next-line placeholder-left -->\n```\n[');
    assert.ok(ids(sql).includes('placeholder-left'));
    assert.ok(!ids(hidden).includes('placeholder-left'));
  });

  it('at the end of a chunk reach the heading behind it', () => {
    const text =
      '## Overview\n\n<!-- handoff-disable-next-line section-empty -->\n### Feature Summary\n\n## Appendix\n\nx\n';
    assert.ok(!ids(text).includes('section-empty'));
    assert.ok(!ids(text.replace(/\n/g, '\r\n')).includes('section-empty'));
  });
});

it('every finding of the template can be suppressed where it is, and nothing else changes', () => {
  const spec = specOf(seed);
  const before = problemsOf(seed);
  let suppressed = 0;
  for (const problem of before) {
    const edit = suppressionOf(spec, problem);
    if (!edit) continue;
    const text = applyEdits(seed, [{ ...edit, newText: edit.newText.replace(reasonMark, 'it is so') }]);
    const left = problemsOf(text);
    const line = problem.rule.id;
    const count = (list: typeof left): number => list.filter(p => p.rule.id === line).length;
    assert.ok(count(left) < count(before), `${line} at ${problem.span.start}`);
    const others = (list: typeof left): string[] => list.filter(p => p.rule.id !== line).map(p => p.message);
    const added = others(left).filter(message => !others(before).includes(message));
    assert.deepEqual(added, [], `${line} at ${problem.span.start}`);
    suppressed++;
  }
  assert.ok(suppressed >= before.length * 0.9, `${suppressed} of ${before.length}`);
});
