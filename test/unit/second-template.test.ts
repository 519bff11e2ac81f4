/** Another template drives the same rules, completions and quick fixes with no code changed. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { newSnippet } from '../../server/src/features/skeleton.ts';
import { readTemplate } from '../../server/src/template/read.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { problemsOf, root, seed, specOf } from '../engine.ts';
import { readMarks } from '../marks.ts';

const template = readTemplate(readFileSync(join(root, 'test/fixtures/rfc-template.md'), 'utf8'), 'rfc');
const surroundings = { today: '2026-03-01', nextId: 'RFC-0008', references: [], skeleton: '' };

const filled = `# RFC: Faster builds

\`\`\`
RFC: RFC-0007
STATE: Accepted
OPENED: 2026-02-01
CHAMPION: Ada
\`\`\`

## Summary

Builds get a cache.

## Motivation

They take an hour.

## Detailed Design

### Cache server

**Owner Team**: Tools

**Risk**: Low

## Alternatives Considered

| Option | Verdict | Reason |
|--------|---------|--------|
| More machines | Later | Too dear |

## Unresolved Questions

| Question | Needed By | Answer |
|----------|-----------|--------|
| Who pays? | 2026-02-10 | Yes |
`;

const found = (text: string): string[] => problemsOf(text, { template }).map(p => p.rule.id);
const labels = (marked: string): string[] => {
  const { text, cursor } = readMarks(marked);
  return completionsAt(specOf(text, { template }), cursor!, { surroundings, typed: false }).map(i => i.label);
};

describe('a template for RFCs', () => {
  it('is read from Markdown alone', () => {
    assert.equal(template.name, 'RFC');
    assert.deepEqual(
      template.sections.map(s => s.title),
      [
        'RFC: [Title]',
        'Summary',
        'Motivation',
        'Detailed Design',
        '[Part]',
        'Alternatives Considered',
        'Unresolved Questions',
      ],
    );
    assert.deepEqual(template.header?.fields.find(f => f.type === 'status')?.values, [
      'Proposed',
      'Accepted',
      'Rejected',
    ]);
  });

  it('finds nothing in a filled document, and nothing in one of another kind', () => {
    assert.deepEqual(found(filled), []);
    assert.equal(specOf(seed, { template }).recognised, false);
    assert.equal(specOf(filled).recognised, false);
  });

  it('finds its placeholders, choice lists, header values and cells', () => {
    assert.ok(found(template.text).filter(id => id === 'placeholder-left').length >= 12);
    assert.ok(found(template.text).includes('placeholder-choice-left'));
    assert.deepEqual(found(filled.replace('STATE: Accepted', 'STATE: Acepted')), ['header-status-unknown']);
    assert.deepEqual(found(filled.replace('RFC-0007', 'RFC-7x')), ['header-spec-id-format']);
    assert.deepEqual(found(filled.replace('| Later |', '| Latr |')), ['table-value-unknown']);
    assert.deepEqual(found(filled.replace('**Risk**: Low', '**Risk**: Lwo')), ['label-value-unknown']);
    assert.deepEqual(found(filled.replace('| Yes |', '| Unknown |')).sort(), [
      'openq-open-when-approved',
      'openq-overdue',
    ]);
  });

  it('puts missing sections back', () => {
    for (const slot of template.sections.filter(s => s.level > 1)) {
      const text = template.text.replace(slot.text, '');
      const missing = problemsOf(text, { template }).filter(p => p.rule.id === 'section-missing');
      assert.equal(missing.length, 1, slot.title);
      assert.equal(applyEdits(text, missing[0]!.fix!.edits), template.text);
    }
  });

  it('completes header values, cells, labels and sections', () => {
    assert.deepEqual(labels(filled.replace('STATE: Accepted', 'STATE: ‸')), [
      'Proposed',
      'Accepted',
      'Rejected',
    ]);
    assert.deepEqual(labels(filled.replace('| Later |', '| ‸ |')), ['Later', 'Never']);
    assert.deepEqual(labels(filled.replace('**Risk**: Low', '**Risk**: ‸')), ['Low', 'Medium', 'High']);
    const without = filled.replace(/## Motivation[\s\S]*?(?=## Detailed)/, '## ‸\n\n');
    assert.deepEqual(labels(without).slice(0, 1), ['## Motivation']);
  });

  it('starts a new document with the next number', () => {
    const { snippet, id } = newSnippet(template, { today: '2026-03-01', author: 'Ada', lastNumber: 7 });
    assert.equal(id, 'RFC-0008');
    assert.match(snippet, /RFC: RFC-0008\nSTATE: Proposed\nOPENED: 2026-03-01\nCHAMPION: Ada\n/);
  });
});
