/** What must hold of the seed: reproduced, every leftover found, everything taken out of it found and put back. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Problem } from '../../server/src/lint/check.ts';
import { withoutDirectives } from '../../server/src/template/directive.ts';
import { readLabels } from '../../server/src/template/labels.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { problemsOf, root, seed, shared, template } from '../engine.ts';

/** What an untouched template may show. */
const leftovers = new Set([
  'placeholder-left',
  'placeholder-choice-left',
  'table-example-row-left',
  'fence-example-left',
  'heading-example-left',
]);

const faults = (text: string): Problem[] => problemsOf(text).filter(p => !leftovers.has(p.rule.id));

const restore = (text: string, problem: Problem): string => {
  const repair = problem.fix ?? problem.suggestions?.[0];
  assert.ok(repair, `${problem.rule.id} has no repair: ${problem.message}`);
  return applyEdits(text, repair.edits);
};

describe('the seed', () => {
  it('is the annotated template without its directives', t => {
    const source = readFileSync(join(root, 'server/template/technical-handoff.md'), 'utf8');
    assert.equal(withoutDirectives(source), seed);
    const original = join(shared, 'technical-handoff.md');
    if (!existsSync(original)) return t.skip('the original is not here');
    assert.equal(seed, readFileSync(original, 'utf8'));
    return undefined;
  });

  it('shows every bracketed placeholder and nothing but leftovers', () => {
    const found = problemsOf(seed);
    const brackets = [...seed.matchAll(/\[[^\]\n]+\]/g)].filter(m => m[0] !== '[ ]' && m[0] !== '[...]');
    assert.equal(brackets.length, 87);
    const spans = found.filter(p => p.rule.id === 'placeholder-left').map(p => p.span);
    assert.deepEqual(
      spans,
      brackets.map(m => ({ start: m.index, end: m.index + m[0].length })),
    );
    assert.deepEqual(faults(seed), []);
    const choices = found.filter(p => p.rule.id === 'placeholder-choice-left');
    assert.deepEqual(
      choices.map(p => seed.slice(p.span.start, p.span.end)),
      ['New/Modify/Deprecate', 'REST API / GraphQL / Webhook / Message Queue'],
    );
    assert.ok(found.filter(p => p.rule.id === 'table-example-row-left').length >= 10);
  });
});

describe('a section taken out of the seed', () => {
  for (const slot of template.sections.filter(s => s.level > 1))
    it(`${slot.id} is reported once and comes back`, () => {
      const at = seed.indexOf(slot.text);
      const text = seed.slice(0, at) + seed.slice(at + slot.text.length);
      const found = faults(text);
      assert.deepEqual(
        found.map(p => p.rule.id),
        ['section-missing'],
      );
      assert.equal(restore(text, found[0]!), seed);
    });
});

describe('a label taken out of the seed', () => {
  for (const slot of template.sections)
    for (const label of readLabels(slot.ownText, []))
      it(`${slot.id}: ${label.name} is reported once and comes back`, () => {
        if (slot.labels.find(l => l.key === label.key)?.optional) return;
        const section = seed.indexOf(slot.ownText);
        const at = seed.indexOf(label.text, section);
        const text = seed.slice(0, at) + seed.slice(at + label.text.length);
        const found = faults(text);
        assert.deepEqual(
          found.map(p => p.rule.id),
          ['label-missing'],
        );
        assert.equal(restore(text, found[0]!), seed);
      });
});

describe('a header field broken in the seed', () => {
  for (const field of template.header!.fields) {
    const line = `${field.key}: ${field.placeholder}\n`;
    it(`${field.key} left out`, () => {
      const text = seed.replace(line, '');
      const found = faults(text);
      assert.deepEqual(
        found.map(p => p.rule.id),
        ['header-missing-field'],
      );
      assert.equal(restore(text, found[0]!), seed);
    });
    it(`${field.key} misspelt`, () => {
      const key = swapLetters(field.key);
      const text = seed.replace(`\n${line}`, `\n${key}: ${field.placeholder}\n`);
      const found = faults(text);
      assert.deepEqual(
        found.map(p => p.rule.id),
        ['header-field-unknown'],
      );
      assert.equal(text.slice(found[0]!.span.start, found[0]!.span.end), key);
      assert.equal(restore(text, found[0]!), seed);
    });
    for (const value of field.values)
      it(`${field.key}: ${value} misspelt`, () => {
        const right = seed.replace(line, `${field.key}: ${value}\n`);
        const wrong = seed.replace(line, `${field.key}: ${swapLetters(value)}\n`);
        assert.deepEqual(
          faults(right).map(p => p.rule.id),
          faultsAt(value),
        );
        const found = faults(wrong);
        assert.deepEqual(
          found.map(p => p.rule.id),
          ['header-status-unknown'],
        );
        assert.equal(wrong.slice(found[0]!.span.start, found[0]!.span.end), swapLetters(value));
        assert.equal(restore(wrong, found[0]!), right);
      });
  }
});

// A STATUS that is not Draft is strict, but the seed has nothing that only then shows beside its leftovers.
const faultsAt = (_: string): string[] => [];

describe('a table broken in the seed', () => {
  for (const slot of template.sections)
    for (const table of slot.tables)
      for (const [i, column] of table.columns.entries()) {
        const place = `${slot.id}: ${column.name}`;
        it(`${place} misspelt`, () => {
          const name = swapLetters(column.name);
          const text = withTable(table.text, setCell(table.text, 0, { column: i, to: name }));
          const found = faults(text);
          assert.deepEqual(
            found.map(p => p.rule.id),
            ['table-columns'],
          );
          assert.equal(text.slice(found[0]!.span.start, found[0]!.span.end), name);
          assert.equal(restore(text, found[0]!), seed);
        });
        it(`${place} left out`, () => {
          if (table.columns.length < 3) return;
          const text = withTable(table.text, dropColumn(table.text, i));
          const found = faults(text);
          assert.deepEqual(
            found.map(p => p.rule.id),
            ['table-columns'],
          );
          assert.equal(restore(text, found[0]!), seed);
        });
        for (const value of column.values)
          it(`${place}: ${value} misspelt`, () => {
            const right = withTable(table.text, setCell(table.text, 2, { column: i, to: value }));
            const wrong = withTable(
              table.text,
              setCell(table.text, 2, { column: i, to: swapLetters(value) }),
            );
            assert.deepEqual(faults(right), []);
            const found = faults(wrong);
            assert.equal(found.length, 1, found.map(p => p.message).join('\n'));
            assert.equal(wrong.slice(found[0]!.span.start, found[0]!.span.end), swapLetters(value));
            if (value.length > 2) assert.equal(restore(wrong, found[0]!), right);
            else assert.ok(found[0]!.suggestions!.some(s => applyEdits(wrong, s.edits) === right));
          });
      }
});

const withTable = (table: string, by: string): string => seed.replace(table, () => by);

/** The table with one cell of one of its lines replaced, blanks around it kept. */
function setCell(table: string, line: number, { column, to }: { column: number; to: string }): string {
  const lines = table.split('\n');
  const cells = lines[line]!.split('|');
  cells[column + 1] = ` ${to} `;
  lines[line] = cells.join('|');
  return lines.join('\n');
}

const dropColumn = (table: string, column: number): string =>
  table
    .split('\n')
    .map(line =>
      line
        .split('|')
        .filter((_, i) => i !== column + 1)
        .join('|'),
    )
    .join('\n');

/** A slip of the fingers: two letters swapped, or one more where swapping changes nothing. */
function swapLetters(word: string): string {
  for (let i = word.length - 2; i >= 0; i--) {
    const swapped = word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2);
    if (
      /[a-z]/i.test(word[i]!) &&
      /[a-z]/i.test(word[i + 1]!) &&
      swapped.toLowerCase() !== word.toLowerCase()
    )
      return swapped;
  }
  return `${word}x`;
}
