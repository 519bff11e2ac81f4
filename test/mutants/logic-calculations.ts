/** Breaks calculations. */

import { calculationsOf } from '../../server/src/spec/calculation.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { variablesOf } from '../../server/src/spec/variables.ts';
import { lineStart } from '../../server/src/text/lines.ts';
import { shift } from '../../server/src/text/span.ts';
import { broken, type Good, misspelt } from './logic.ts';
import type { Mutant } from './mutant.ts';

/** Parts dropped, misspelt and emptied, inputs and names of formulas changed. */
export function* calculationMutants(good: Good): Generator<Mutant> {
  yield* partMutants(good);
  yield* variableMutants(good);
}

function* partMutants({ spec, text }: Good): Generator<Mutant> {
  for (const { section, origin } of sectionsOfKind(spec, 'calculations')) {
    for (const { name, parts } of calculationsOf(section)) {
      const at = name && shift(name.span, origin);
      const rules = ['calc-part-missing'];
      for (const { slot, nameSpan, value } of parts) {
        const own = shift(nameSpan, origin);
        const words = shift(value, origin);
        const what = `${slot.name} of ${name?.text}`;
        const line = { start: lineStart(text, own.start), end: text.indexOf('\n', words.end) + 1 };
        yield broken({ name: `${what} dropped`, rules, span: line, to: '', ...(at ? { at } : {}) });
        yield broken({ name: `${what} misspelt`, rules, span: own, to: misspelt(slot.name) });
        yield broken({ name: `${what} emptied`, rules, span: words, to: '', at: own });
      }
    }
  }
}

function* variableMutants({ spec, text }: Good): Generator<Mutant> {
  for (const { section, origin } of sectionsOfKind(spec, 'calculations'))
    for (const { inputs = [], words, used, calculation } of variablesOf(section)) {
      const rules = ['calc-input-unused'];
      const where = `of ${calculation.name?.text}`;
      for (const input of inputs) {
        const span = shift(input.span, origin);
        if (input.name.length >= 4)
          yield broken({
            name: `input ${input.name} ${where} misspelt`,
            rules,
            span,
            to: misspelt(input.name),
          });
        yield broken({
          name: `input added before ${input.name} ${where}`,
          rules,
          span,
          to: `moonPhase, ${input.name}`,
        });
        const once = words.find(({ name }) => name === input.name);
        if (once && input.name.length >= 4 && text.split(input.name).length === 3)
          yield broken({
            name: `${input.name} misspelt in the formula ${where}`,
            rules,
            span: shift(once.span, origin),
            to: misspelt(input.name),
          });
      }
      for (const name of used.slice(0, 1))
        yield broken({
          name: `foreign name in the formula ${where}`,
          rules,
          span: shift({ start: name.span.start, end: name.span.start }, origin),
          to: 'moonPhase * ',
        });
    }
}
