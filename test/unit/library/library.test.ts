/** The library: entries are replaced one by one, what stays the same stays the same object, and answers can be kept. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rangeOfMention } from '../../../server/src/library/mention.ts';
import { createOthers } from '../../../server/src/library/others.ts';
import { own } from '../../documents.ts';
import { at, entryFor, libraryOf, othersAt, rootUri } from '../../library.ts';
import { random } from '../../random.ts';

const refunds = own.find(d => d.name.startsWith('tech-041'))!.text;
const waitlist = own.find(d => d.name.startsWith('tech-043'))!.text;

describe('the entry of a specification', () => {
  const entry = entryFor('tech-041.md', refunds)!;
  const keys = (kind: string): string[] => entry.mentions.filter(m => m.kind === kind).map(m => m.key);

  it('says what it is', () => {
    const { form, id, title, references } = entry;
    assert.deepEqual(
      { form, id, title, references },
      { form: 'specification', id: 'TECH-041', title: 'Refund approvals', references: ['PRD-208'] },
    );
  });
  it('holds what others may need to know', () => {
    assert.ok(keys('endpoint').includes('POST /api/v1/refund-cases/{}/decisions'));
    assert.deepEqual(keys('table'), ['refund_case', 'refund_case_decision']);
    assert.ok(keys('migration').includes('20261019_add_refund_case'));
    assert.ok(keys('flag').includes('refund approval cases'));
    assert.ok(keys('event').length > 0 && keys('event use').length > 0 && keys('metric').length > 0);
    assert.ok(keys('requirement use').includes('prd-208 FR-3'));
    assert.ok(keys('link').includes(at('appendix/tech-041-erd.mmd')));
  });
  it('knows each place by offset and by line', () => {
    const lines = refunds.split('\n');
    for (const mention of entry.mentions) {
      const { start, end } = rangeOfMention(mention);
      assert.equal(
        refunds.slice(mention.start, mention.end),
        lines[start.line]!.slice(start.character, end.character),
      );
    }
    const flag = entry.mentions.find(m => m.kind === 'flag')!;
    assert.equal(refunds.slice(flag.start, flag.end), 'refund_approval_cases');
  });
  it('shows the fields of an event without its envelope', () => {
    const detail = entry.mentions.find(m => m.kind === 'event' && m.detail)!.detail!;
    assert.match(detail, /^[+-]\n/);
    assert.doesNotMatch(detail, /eventType|timestamp string/);
  });
});

describe('documents that specifications refer to', () => {
  it('are known by heading, front matter or file name', () => {
    const states =
      '- **FR-1** One.\n- [ ] FR-2: Two.\n\n| NFR-1 | Fast |\n|---|---|\n\n## Out of scope\n\n- **FR-9** Not this.\n';
    for (const [path, text] of [
      ['a.md', `# PRD-7: Searches\n\n${states}`],
      ['b.md', `---\nid: PRD-7\n---\n\n# Searches\n\n${states}`],
      ['prd_7_searches.md', `# Searches\n\n${states}`],
    ] as const) {
      const entry = entryFor(path, text)!;
      assert.equal(entry.form, 'requirements', path);
      assert.deepEqual(
        entry.mentions.filter(m => m.kind === 'requirement').map(m => `${m.key} ${m.name}`),
        ['prd-7 FR-1', 'prd-7 FR-2', 'prd-7 NFR-1'],
        path,
      );
    }
    assert.equal(entryFor('adr/0017-cases.md', '# Cases\n')?.id, 'ADR-17');
  });
});

describe('a library', () => {
  it('answers with the same objects as long as they say the same', () => {
    const library = libraryOf({ 'a.md': refunds, 'b.md': waitlist });
    const { version } = library;
    const before = library.mentions('table', 'refund_case');
    assert.equal(library.put(at('a.md'), entryFor('a.md', refunds)), false);
    assert.equal(library.version, version);
    assert.equal(library.put(at('a.md'), entryFor('a.md', refunds.replace('TECH-041', 'TECH-141'))), true);
    assert.equal(library.mentions('table', 'refund_case')[0], before[0]);
    assert.equal(library.put(at('a.md'), entryFor('a.md', `\n${refunds}`)), true);
    assert.notEqual(library.mentions('table', 'refund_case')[0], before[0]);
  });

  it('is after any changes what it is when it is made at once', () => {
    const dice = random(7);
    const texts = [
      refunds,
      waitlist,
      refunds.replaceAll('refund', 'return'),
      '# Notes\n',
      '# PRD-3: X\n\n- **FR-1** A.\n',
    ];
    const library = libraryOf({});
    const now: Record<string, string> = {};
    for (let i = 0; i < 40; i++) {
      const path = `${dice.int(6)}.md`;
      const text = dice.pick(texts);
      if (dice.int(4) === 0) {
        delete now[path];
        library.put(at(path), undefined);
      } else {
        now[path] = text;
        library.put(at(path), entryFor(path, text));
      }
    }
    const fresh = libraryOf(now);
    assert.equal(library.size, fresh.size);
    for (const entry of fresh.entries)
      for (const { kind, key } of entry.mentions)
        assert.deepEqual(library.mentions(kind, key), fresh.mentions(kind, key), `${kind} ${key}`);
    for (const path of Object.keys(now)) library.put(at(path), undefined);
    assert.equal(library.size, 0);
    assert.deepEqual(library.mentions('table', 'refund_case'), []);
  });
});

describe('what a document is told', () => {
  it('is about others, and of its own copies only that they are there', () => {
    const library = libraryOf({ 'a.md': refunds, 'copy.md': refunds, 'b.md': waitlist });
    const others = createOthers(library, { uri: at('a.md'), id: 'TECH-041', root: rootUri });
    assert.deepEqual(others.mentions('table', 'refund_case'), []);
    assert.deepEqual(
      others.mentions('specification', 'tech-41').map(m => m.uri),
      [at('copy.md')],
    );
  });
  it('can be asked again', () => {
    const library = libraryOf({ 'b.md': refunds });
    const first = othersAt('a.md', library);
    first.mentions('table', 'refund_case');
    first.mentions('flag', 'nobody has it');
    library.put(at('c.md'), entryFor('c.md', waitlist));
    assert.equal(othersAt('a.md', library).repeat(first.asked), true);
    library.put(at('d.md'), entryFor('d.md', refunds));
    assert.equal(othersAt('a.md', library).repeat(first.asked), false);
  });
});
