/** Names of the examples under other names: nothing is found that was not found before, and the way back gives the same text. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Document,
  documentText,
  editDocument,
  readDocument,
} from '../../../server/src/blocks/document.ts';
import { refusalOf, renamableAt, renameEdits } from '../../../server/src/features/rename/rename.ts';
import { createChecker } from '../../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { type NameKind, nameKey, type Occurrence, type SpelledThing } from '../../../server/src/spec/name.ts';
import { namesOf } from '../../../server/src/spec/names/names.ts';
import { readSpec, type Spec } from '../../../server/src/spec/spec.ts';
import { areDisjoint, type Edit } from '../../../server/src/text/edit.ts';
import { own } from '../../documents.ts';
import { template } from '../../engine.ts';
import { random } from '../../random.ts';

const check = createChecker({
  rules,
  configuration: defaultConfiguration,
  onFault: (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  },
});
const findings = (spec: Spec): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of check(spec, { today: '2026-11-20' }))
    counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
};

const next = (letter: string): string =>
  /[zZ]/.test(letter)
    ? String.fromCharCode(letter.charCodeAt(0) - 25)
    : String.fromCharCode(letter.charCodeAt(0) + 1);

/** A name as long as the old one that nothing else has; what rules know by its end stays. */
function otherName({ kind, name }: Occurrence): string {
  const forms: Partial<Record<NameKind, RegExp>> = {
    specification: /\d/,
    requirement: /\d/,
    endpoint: /[a-z](?=[\w-]*(?:\/\{\w+\}|\/)*(?:\/[\w-]+)?$)/,
  };
  return name.replace(forms[kind] ?? /[A-Za-z]/, found => (/\d/.test(found) ? '9' : next(found)));
}

/** The document after the edits, what did not change in it being the same objects. */
function edited(document: Document, edits: readonly Edit[]): Document {
  assert.ok(areDisjoint(edits));
  let now = document;
  for (const edit of [...edits].sort((a, b) => b.span.start - a.span.start)) now = editDocument(now, edit);
  return now;
}

function renamed(spec: Spec, thing: SpelledThing, to: string): Document {
  const change = { kind: thing.kind, from: thing.name, to };
  assert.equal(refusalOf(spec, thing, change), undefined);
  const edits = renameEdits(spec, thing, change);
  assert.ok(!('refusal' in edits), `${thing.name}: ${JSON.stringify(edits)}`);
  return edited(spec.document, edits);
}

/** One name in so many is looked at, and one of each kind; `NAMES=1` looks at all. */
const share = Number(process.env['NAMES'] ?? 4);

describe('in the examples', () => {
  for (const { name: file, text } of own.filter(d => /^tech-.*\.md$/.test(d.name)))
    it(`of ${file} ${share === 1 ? 'every name' : 'one name in four'} can be changed and changed back`, () => {
      const spec = readSpec(readDocument(text), template);
      const before = findings(spec);
      const { int } = random(file.length);
      const all = new Map(namesOf(spec).map(name => [`${nameKey(name)} ${name.name}`, name] as const));
      const first = new Map([...all.values()].reverse().map(name => [name.kind, name] as const));
      assert.equal(first.size, 12);
      assert.ok(all.size > 100);
      for (const name of all.values()) {
        if (int(share) > 0 && first.get(name.kind) !== name) continue;
        const found = renamableAt(spec, name.span.start);
        assert.ok(found && !('refusal' in found), name.name);
        const to = otherName(name);
        const after = readSpec(renamed(spec, found.thing, to), template);
        for (const [rule, count] of findings(after))
          assert.ok(count <= (before.get(rule) ?? 0), `${name.kind} ${name.name} → ${to}: ${rule}`);
        const there = namesOf(after).find(n => n.kind === name.kind && n.name === to);
        assert.ok(there, `${name.kind} ${to}`);
        const back = documentText(renamed(after, there, name.name));
        assert.ok(back === text, `${name.kind} ${name.name} → ${to} and back`);
      }
    });
});
