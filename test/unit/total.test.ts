/** Nothing throws: seeded random cuttings of specifications and other documents go through reading, rules and features. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { foldsOf } from '../../server/src/features/folding.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { linksOf } from '../../server/src/features/links.ts';
import { refusalOf, renameEdits } from '../../server/src/features/rename/rename.ts';
import { actionsAt, fixAll } from '../../server/src/features/repairs.ts';
import { selectionsAt } from '../../server/src/features/selection.ts';
import { filledSlots } from '../../server/src/features/slots.ts';
import { symbolsOf } from '../../server/src/features/symbols.ts';
import { namesOf } from '../../server/src/spec/names/names.ts';
import { areDisjoint } from '../../server/src/text/edit.ts';
import { corpus, own, type Sample } from '../documents.ts';
import { problemsOf, specOf } from '../engine.ts';
import { type Random, random } from '../random.ts';

const surroundings = { today: '2026-03-01', nextId: 'TECH-001', references: ['PRD-1'], skeleton: 'x' };
const noise = [
  '|',
  '`',
  '```\n',
  '\n',
  '\r\n',
  '\r',
  '#',
  '[',
  ']',
  '\\',
  '\u0000',
  '\ud800',
  '<!--',
  '-->',
  '---\n',
  '\t',
  '> ',
  '- ',
  '**',
  ':',
  '🙂',
];

/** Pieces of a document cut out, doubled, swapped or spoilt. */
function mangle(text: string, r: Random): string {
  let out = text;
  for (let i = r.int(4) + 1; i > 0; i--) {
    const from = r.int(out.length + 1);
    const to = Math.min(out.length, from + r.int(400));
    const piece = out.slice(from, to);
    const choice = r.int(4);
    if (choice === 0) out = out.slice(0, from) + out.slice(to);
    else if (choice === 1) out = out.slice(0, from) + piece + piece + out.slice(to);
    else if (choice === 2) out = out.slice(0, from) + r.pick(noise) + out.slice(from);
    else out = out.slice(0, r.int(out.length + 1)) + piece;
  }
  return out;
}

function exercise(text: string, r: Random): void {
  const spec = specOf(text, { force: true });
  const problems = problemsOf(text, { force: true });
  for (const { span } of problems)
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
  const offset = r.int(text.length + 1);
  completionsAt(spec, offset, { surroundings, typed: r.int(2) === 0 });
  hoverAt(spec, offset, problems);
  actionsAt(spec, problems, { start: offset, end: offset });
  fixAll(spec, problems);
  selectionsAt(spec, offset);
  foldsOf(spec);
  symbolsOf(spec);
  linksOf(spec, new Set(['TECH-001']));
  filledSlots(spec);
  const names = namesOf(spec);
  if (names.length === 0) return;
  const thing = r.pick(names);
  const change = {
    kind: thing.kind,
    from: thing.name,
    to: `${thing.name}${r.pick(['x', ' Longer', '_b', ''])}`,
  };
  const edits = renameEdits(spec, thing, change);
  assert.ok('refusal' in edits || areDisjoint(edits), `${thing.kind} ${thing.name}`);
  refusalOf(spec, thing, change);
}

const run = (samples: readonly Sample[], rounds: number): void => {
  for (const [i, { name, text }] of samples.entries()) {
    const r = random(i + 1);
    const part = text.length > 30_000 ? text.slice(0, 30_000) : text;
    for (let round = 0; round < rounds; round++) {
      const mangled = mangle(part, r);
      try {
        exercise(mangled, r);
      } catch (error) {
        throw new Error(`${name}, round ${round}`, { cause: error });
      }
    }
  }
};

it('the seed and the examples', () => run(own, 40));

it('the corpus', t => {
  if (corpus.length === 0) return t.skip('the corpus is not here');
  run(corpus, 4);
  return undefined;
});

it('texts that are hardly texts', () => {
  const r = random(7);
  for (const text of [
    '',
    '\n',
    '\r',
    '\ufeff',
    '\u0000',
    '|',
    '---',
    '---\n',
    '```',
    '# ',
    '[x]: y',
    '\ud800',
    '> '.repeat(50),
    '- '.repeat(50),
  ])
    exercise(text, r);
});
