/** An input that the formula does not use, or a name in the formula that is no input. */

import { calculationsOf } from '../spec/calculation.ts';
import type { Section } from '../spec/section.ts';
import { foldName, mentions, type Variable, type Variables, variablesOf } from '../spec/variables.ts';
import { insertAt, replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { textOf } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '## Business Logic\n\n### Calculation Logic\n\n```\nFee:\n';
const tail = '  Output: fee in cents\n  Edge cases: none\n```\n';

export const calcInputUnused = sectionRule({
  id: 'calc-input-unused',
  title: 'Inputs and formula differ',
  why: 'Whoever builds the formula must know where each of its values comes from, and what an input is for.',
  severity: 'hint',
  kinds: ['calculations'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}  Input: amountMinor, ‹country›\n  Formula: amountMinor * ‹feeRate›\n${tail}`,
      good: `${head}  Input: amountMinor, fee_rate, country (ISO code), floor: integer\n  Formula: max(amountMinor * feeRate, floor) in the currency of the country\n${tail}`,
    },
    {
      bad: `${head}  Input: amount, rate\n  Formula: amount * ‹raet›\n${tail}`,
      good: `${head}  Input: the amount, rate\n  Formula: amount * raet * someFactor\n${tail}`,
    },
    {
      bad: `${head}  Input: ‹amount›, rate\n  Formula: rate * 2\n${tail}`,
      good: `${head}  Input: amount, rate, day\n  Formula: if isHoliday(day) then 0 else amount * netRate where netRate = rate / 100\n${tail}`,
    },
  ],
  *check(section) {
    const results = calculationsOf(section)
      .slice(0, maxNames)
      .flatMap(({ parts }) => parts.map(part => textOf(section.text, part.value)).slice(2))
      .join('\n')
      .slice(0, maxText);
    for (const variables of variablesOf(section))
      if (variables.inputs && isShort(variables)) yield* compare(section, variables, results);
  },
});

// What is longer is no formula that people read; each name is looked for in all others.
const maxNames = 100;
const maxText = 5000;

const isShort = ({ inputs = [], words }: Variables): boolean =>
  inputs.length <= maxNames && words.length <= maxNames;

function* compare(section: Section, variables: Variables, results: string): Generator<Finding> {
  const { used, words, formula, rest } = variables;
  const inputs = variables.inputs!;
  const text = textOf(section.text, formula.value);
  const unused = inputs.filter(({ name }) => !mentions(text, name) && !mentions(rest, name));
  const misspelt = new Set<string>();
  for (const word of words) {
    if (inputs.some(input => mentions(word.name, input.name))) continue;
    const near =
      word.name.length < 4
        ? undefined
        : nearest(
            word.name,
            unused.map(({ name }) => name),
          );
    if (near === undefined || misspelt.has(near)) continue;
    misspelt.add(near);
    yield misspelling(word, inputs.find(({ name }) => name === near)!);
  }
  for (const input of unused)
    if (!misspelt.has(input.name))
      yield {
        span: input.span,
        message: `Unexpected input '${input.name}', expected the formula to use it`,
        related: [{ span: formula.value, message: 'The formula' }],
      };
  const known = [...inputs.map(({ name }) => name), ...misspelt];
  for (const word of used)
    if (
      !known.some(name => isSame(word.name, name)) &&
      !isDefined(word, text, results) &&
      !isNear(word, misspelt)
    )
      yield unknown(section, word, variables);
}

const isSame = (word: string, name: string): boolean => {
  const [a, b] = [foldName(word), foldName(name)];
  return a === b || `${b}s` === a || `${a}s` === b || word.split('.').some(piece => foldName(piece) === b);
};

const isNear = ({ name }: Variable, misspelt: ReadonlySet<string>): boolean =>
  nearest(name, misspelt) !== undefined;

/** The formula itself says what it is, or another calculation gives it. */
function isDefined({ name }: Variable, text: string, results: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (/^[ \t]{0,9}(?::|=(?!=))/.test(text.slice(at + name.length, at + name.length + 12))) return true;
  return mentions(results, name);
}

function misspelling(word: Variable, input: Variable): Finding {
  return {
    span: word.span,
    message: `Unexpected name '${word.name}' in the formula, did you mean '${input.name}'?`,
    suggestions: [
      { title: `Rename to \`${input.name}\``, edits: [replace(word.span, input.name)] },
      { title: `Rename the input to \`${word.name}\``, edits: [replace(input.span, word.name)] },
    ],
    related: [{ span: input.span, message: `The input '${input.name}'` }],
  };
}

function unknown({ text }: Section, word: Variable, { input }: Variables): Finding {
  const comma = /[,;]$/.test(textOf(text, input.value)) ? ' ' : ', ';
  return {
    span: word.span,
    message: `Unexpected name '${word.name}' in the formula, expected one of the inputs`,
    suggestions: [
      {
        title: `Add \`${word.name}\` to the inputs`,
        edits: [insertAt(input.value.end, `${comma}${word.name}`)],
      },
    ],
    related: [{ span: input.value, message: 'The inputs' }],
  };
}
