/** Recall: a rule on the whole is asked again only when something that it reads is another. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Document, editDocument, readDocument } from '../../../server/src/blocks/document.ts';
import { createChecker } from '../../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { createMemory } from '../../../server/src/lint/recall.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { type SpecRule, specRule } from '../../../server/src/rules/rule.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import { readSpec } from '../../../server/src/spec/spec.ts';
import { own } from '../../documents.ts';
import { template } from '../../engine.ts';
import { at, entryFor, libraryOf, othersAt } from '../../library.ts';

const { text } = own.find(d => d.name.startsWith('tech-041'))!;

it('an edit elsewhere, and another look at the disk, ask no rule that reads flags', () => {
  let asked = 0;
  const rule = specRule({
    id: 'flags-counted',
    title: 'Flags',
    why: 'Test.',
    severity: 'info',
    reads: ['flags'],
    examples: [],
    *check(spec) {
      asked++;
      for (const { start, end } of sectionsOfKind(spec, 'flags'))
        yield { span: { start, end }, message: 'Flags' };
    },
  });
  const check = createChecker({ rules: [rule], configuration: defaultConfiguration });
  const memory = createMemory();
  const spansOf = (document: Document): string[] => {
    const files = { exists: () => true, near: () => [], head: () => undefined, content: () => undefined };
    const facts = { today: '2026-11-24', files };
    const found = check(readSpec(document, template, { force: true }), facts, memory);
    return found.map(({ span }) => documentText(document).slice(span.start, span.end));
  };
  const documentText = ({ chunks }: Document): string => chunks.map(c => c.text).join('');
  let document = readDocument(text);
  const before = spansOf(document);
  assert.match(before[0]!, /^### Feature Flags\n/);
  const placeOf = (part: string): number => documentText(document).indexOf(part) + part.length;
  const type = (part: string): void => {
    const place = placeOf(part);
    document = editDocument(document, { span: { start: place, end: place }, newText: ' x' });
  };
  for (const part of ['A refund above', '**Purpose**: Opens a case', '| paymentId ']) {
    type(part);
    assert.deepEqual(spansOf(document), before, part);
  }
  assert.equal(asked, 1);
  type('### Feature Flags\n| Flag');
  spansOf(document);
  assert.equal(asked, 2);
});

it('no rule whose findings are kept sees files', () => {
  const kept = rules.filter((r): r is SpecRule => r.on === 'spec' && r.reads !== undefined);
  assert.ok(kept.length > 50);
  for (const rule of kept) assert.doesNotMatch(rule.check.toString(), /\bfiles\b/, rule.id);
});

it('what others say asks only the rules that asked about it', () => {
  const rule = rules.find((r): r is SpecRule => r.id === 'flag-reused')!;
  let asked = 0;
  const counted: SpecRule = {
    ...rule,
    *check(spec, options, facts) {
      asked++;
      yield* rule.check(spec, options, facts);
    },
  };
  const check = createChecker({ rules: [counted], configuration: defaultConfiguration });
  const memory = createMemory();
  const library = libraryOf({});
  const spec = readSpec(readDocument(text), template);
  const found = (): number =>
    check(spec, { today: '2026-11-24', library: othersAt('a.md', library) }, memory).length;
  assert.equal(found(), 0);
  library.put(at('b.md'), entryFor('b.md', own.find(d => d.name.startsWith('tech-043'))!.text));
  assert.equal(found(), 0);
  assert.equal(asked, 1);
  library.put(at('c.md'), entryFor('c.md', text));
  assert.equal(found(), 2);
  assert.equal(asked, 2);
  library.put(at('c.md'), undefined);
  assert.equal(found(), 0);
});
