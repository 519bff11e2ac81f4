/** The business logic of a generated specification: states, validation and calculations. */

import { fence, paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';
import { capital } from './words.ts';

export const logic = ({ resources }: Subject): string =>
  paragraphs(
    '## Business Logic',
    '### State Machine',
    ...resources.filter(r => r.index % 8 === 0).map(states),
    '### Validation Rules',
    rules(resources),
    '### Calculation Logic',
    ...resources.filter(r => r.index % 3 === 0).map(calculation),
    '---',
  );

const moves = ['submit', 'confirm', 'finish'] as const;

function states({ states: names }: Resource): string {
  const width = Math.max(...names.map(n => n.length)) + 4;
  const half = Math.floor(width / 2);
  const indent = ' '.repeat(9);
  const lines = names.flatMap((name, i) => {
    const last = i === names.length - 1;
    const bottom = last ? '─'.repeat(width) : `${'─'.repeat(half)}┬${'─'.repeat(width - half - 1)}`;
    const box = [
      `${i === 0 ? ' create  ' : indent}┌${'─'.repeat(width)}┐`,
      `${i === 0 ? '────────▶' : indent}│${`  ${name.toUpperCase()}`.padEnd(width)}│`,
      `${indent}└${bottom}┘`,
    ];
    const stem = `${indent}${' '.repeat(half + 1)}`;
    return last ? box : [...box, `${stem}│ ${moves[i]}`, `${stem}▼`];
  });
  return fence('', lines.join('\n'));
}

const rules = (resources: readonly Resource[]): string =>
  table(
    ['Rule', 'Condition', 'Error Code', 'Error Message'],
    resources.flatMap(r => [
      [
        `${capital(r.words)} fields`,
        `A field of ${r.path} breaks its validation`,
        'validation_error',
        'The request does not have the agreed form.',
      ],
      [
        `${capital(r.words)} state`,
        `status is not ${r.states[1]}`,
        'conflict',
        `This ${r.words} has gone on meanwhile.`,
      ],
    ]),
  );

const calculation = ({ words, states: [first] }: Resource): string =>
  fence(
    '',
    `${capital(words)} total:\n  Input: amountCents, taxPercent\n  Formula: amountCents * (1 + taxPercent / 100), rounded half up\n  Output: totalCents\n  Edge cases: nothing is due while the status is ${first}`,
  );
