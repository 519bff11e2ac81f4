/** Completion at a cursor `‸` in the seed and in pieces of specifications. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../../server/src/features/completion/completion.ts';
import type { Completion } from '../../../server/src/features/completion/item.ts';
import { applyEdits, replace } from '../../../server/src/text/edit.ts';
import { seed, specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

const surroundings = {
  today: '2026-03-01',
  nextId: 'TECH-008',
  references: ['PRD-12', 'PRD-3'],
  skeleton: 'skeleton',
};

function at(marked: string, typed = false): { items: Completion[]; text: string } {
  const { text, cursor } = readMarks(marked);
  return { items: completionsAt(specOf(text), cursor!, { surroundings, typed }), text };
}
const labels = (marked: string): string[] => at(marked).items.map(i => i.label);
const accept = (marked: string, label: string): string => {
  const { items, text } = at(marked);
  const item = items.find(i => i.label === label);
  assert.ok(item, `no '${label}' among ${items.map(i => i.label).join(', ')}`);
  return applyEdits(text, [replace(item.span, item.newText)]);
};

describe('in the header', () => {
  const line = 'STATUS: [Draft/In Review/Approved/Implementation/Complete]';
  it('offers the statuses and replaces what is there', () => {
    for (const typed of ['STATUS: ‸', 'STATUS:‸', 'STATUS: Dr‸', 'STATUS: ‸Draft', `${line}‸`]) {
      const marked = seed.replace(line, typed);
      assert.deepEqual(
        labels(marked),
        ['Draft', 'In Review', 'Approved', 'Implementation', 'Complete'],
        typed,
      );
    }
    assert.equal(
      accept(seed.replace(line, 'STATUS: Dr‸'), 'Approved'),
      seed.replace(line, 'STATUS: Approved'),
    );
    assert.equal(accept(seed.replace(line, 'STATUS: ‸'), 'Approved'), seed.replace(line, 'STATUS: Approved'));
  });
  it('offers date, next identifier, known requirements and people', () => {
    assert.deepEqual(labels(seed.replace('[Date]', '‸')), ['2026-03-01']);
    assert.deepEqual(labels(seed.replace('[TECH-XXX]', '‸')), ['TECH-008']);
    assert.deepEqual(labels(seed.replace('[PRD-XXX]', '‸')), ['PRD-12', 'PRD-3']);
    assert.deepEqual(labels(seed.replace('[PM/Tech Lead]', 'Ada').replace('[Engineering Lead]', '‸')), [
      'Ada',
    ]);
  });
  it('offers the keys that are missing', () => {
    assert.deepEqual(labels(seed.replace('ENG LEAD: [Engineering Lead]', '‸')), ['ENG LEAD']);
    assert.equal(accept(seed.replace('DATE: [Date]', 'DA‸'), 'DATE'), seed.replace('[Date]', '2026-03-01'));
  });
});

describe('in a table', () => {
  const row = '| [Component] | New/Modify/Deprecate | [What changes] |';
  it('offers the values of the column', () => {
    assert.deepEqual(labels(seed.replace(row, '| API | ‸ | x |')), ['New', 'Modify', 'Deprecate']);
    assert.deepEqual(labels(seed.replace(row, '| API | ‸')), ['New', 'Modify', 'Deprecate']);
    assert.equal(
      accept(seed.replace(row, '| API | M‸ | x |'), 'Modify'),
      seed.replace(row, '| API | Modify | x |'),
    );
    assert.deepEqual(labels(seed.replace(row, '| ‸ | New | x |')), []);
  });
  it('offers dates, methods, status codes and people', () => {
    assert.deepEqual(labels(seed.replace('| [When] |', '| ‸ |')), ['2026-03-01']);
    assert.ok(labels(seed.replace('| /api/resource | GET |', '| /api/resource | ‸ |')).includes('PATCH'));
    assert.ok(labels(seed.replace('| 404 | Not found |', '| ‸ | Not found |')).includes('409'));
    const named = seed.replace('[PM/Tech Lead]', 'Ada').replace('| [Who] |', '| ‸ |');
    assert.ok(labels(named).includes('Ada'));
  });
  it('offers a new row on the line behind', () => {
    assert.equal(
      accept(seed.replace(row, `${row}\n‸`), '| Component | Change Type | Description |'),
      seed.replace(row, `${row}\n| \${1:Component} | \${2|New,Modify,Deprecate|} | \${3:Description} |`),
    );
  });
});

describe('behind #', () => {
  const without = seed.replace(/### Rollback Plan[\s\S]*?(?=---\n\n## Open)/, '‸');
  it('offers the missing section with its body', () => {
    const marked = without.replace('‸', '###‸\n\n');
    assert.deepEqual(labels(marked), ['### Rollback Plan']);
    const item = at(marked).items[0]!;
    assert.match(item.newText, /^### Rollback Plan\n\| Trigger \| Action \| Owner \|\n/);
    assert.ok(item.isSnippet);
  });
  it('offers methods where endpoints are', () => {
    const items = labels(seed.replace('#### `POST /api/v1/[resource]`', '#### ‸'));
    assert.ok(items.includes('#### `DELETE …`'), items.join());
    assert.equal(
      accept(seed.replace('#### `POST /api/v1/[resource]`', '#### `/refunds‸`'), 'PUT'),
      seed.replace('#### `POST /api/v1/[resource]`', '#### `PUT /refunds`'),
    );
  });
  it('offers nothing that is there', () => {
    assert.deepEqual(labels(seed.replace('## Appendix', '##‸\n\n## Appendix')), []);
  });
});

describe('behind a label', () => {
  it('offers its values', () => {
    const type = 'REST API / GraphQL / Webhook / Message Queue';
    assert.deepEqual(labels(seed.replace(type, '‸')), ['REST API', 'GraphQL', 'Webhook', 'Message Queue']);
    assert.deepEqual(labels(seed.replace('[Rolling/Maintenance window/Blue-green]', '‸')), [
      'Rolling',
      'Maintenance window',
      'Blue-green',
    ]);
  });
});

describe('drawings', () => {
  const place = '### Affected Systems\n';
  it('come first where the template wants a picture, with the names of the document in them', () => {
    const marked = seed
      .replace(
        '| [Component] | New/Modify/Deprecate | [What changes] |',
        '| Orders | New | x |\n| Ledger | New | y |',
      )
      .replace(place, `${place}\n‸\n\n`);
    const { items } = at(marked);
    assert.match(items[0]!.label, /^Architecture/);
    assert.match(items[0]!.newText, /^```\n[\s\S]*Orders[\s\S]*Ledger[\s\S]*```\n$/);
  });
  it('come unasked only behind the marks of a fence', () => {
    assert.deepEqual(at(seed.replace(place, `${place}\n‸\n\n`), true).items, []);
    assert.ok(at(seed.replace(place, `${place}\n\`\`\`‸\n\n`), true).items.length > 3);
  });
});

describe('elsewhere', () => {
  it('a new specification is offered for `handoff` in an empty file, and only there', () => {
    assert.deepEqual(labels('handoff‸'), ['handoff']);
    assert.deepEqual(labels('hand‸\n'), ['handoff']);
    assert.deepEqual(labels('# X\n\nhandoff‸'), []);
    assert.deepEqual(labels('‸'), []);
  });
  it('prose gets nothing', () => {
    assert.deepEqual(labels(seed.replace('[High-level', 'We do ‸ [High-level')), []);
  });
});
