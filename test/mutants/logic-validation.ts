/** Breaks validation rules and the error codes that they share with the API. */

import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { errorCodesOf, validationRulesOf } from '../../server/src/spec/validation-rule.ts';
import { shift } from '../../server/src/text/span.ts';
import { broken, type Good, misspelt } from './logic.ts';
import type { Mutant } from './mutant.ts';

/** Codes misspelt, replaced and shared, messages emptied and spoilt. */
export function* validationMutants({ spec }: Good): Generator<Mutant> {
  const codes = errorCodesOf(spec);
  for (const { section, origin } of sectionsOfKind(spec, 'validation')) {
    const rules = validationRulesOf(section).filter(({ code, message }) => code && message);
    for (const [i, { code, message }] of rules.entries()) {
      const span = shift(code!.span, origin);
      const words = shift(message!.span, origin);
      const unknown = ['validation-error-code-unknown'];
      yield broken({ name: `code ${code!.text} misspelt`, rules: unknown, span, to: misspelt(code!.text) });
      yield broken({ name: `code ${code!.text} foreign`, rules: unknown, span, to: 'moon_in_wrong_phase' });
      const other = rules[i === 0 ? 1 : 0]!.code!.text;
      yield broken({
        name: `code ${code!.text} shared`,
        rules: ['validation-duplicate-code'],
        span,
        to: other,
      });
      yield broken({
        name: `message of ${code!.text} empty`,
        rules: ['validation-message-empty'],
        span: words,
        to: i % 2 === 0 ? '-' : 'Error',
      });
      yield broken({
        name: `message of ${code!.text} spoilt`,
        rules: ['validation-message-leaks-internals'],
        span: words,
        to: i % 2 === 0 ? 'SQL error 23505.' : `${message!.text} NullPointerException`,
      });
      const bodies = codes.filter(({ text }) => text === code!.text);
      if (bodies.length === 1)
        yield broken({
          name: `code ${code!.text} misspelt in the API`,
          rules: unknown,
          span: bodies[0]!.span,
          to: misspelt(code!.text),
        });
    }
  }
}
