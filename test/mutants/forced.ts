/** Breaks facts of which rules speak that are off by default, and conditions in PromQL. */

import { codeSpans, isPromql } from '../../server/src/notations/quantity/promql.ts';
import { entitiesOf } from '../../server/src/spec/entity.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { cellOf, rowsIn } from '../../server/src/spec/rows.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { alertsOf } from '../../server/src/spec/target.ts';
import { errorCodesOf } from '../../server/src/spec/validation-rule.ts';
import { replace } from '../../server/src/text/edit.ts';
import { shift, textOf } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import { is, placedCell, put } from './break.ts';
import type { Breaker, Mutant } from './mutant.ts';

export const forcedMutants: Breaker = function* (text) {
  const spec = specOf(text);
  yield* conditions(spec);
  yield* personal(spec);
  yield* errorPaths(spec);
};

function* conditions(spec: Spec): Generator<Mutant> {
  for (const { placed, alert } of alertsOf(spec)) {
    const { condition } = alert;
    if (!condition) continue;
    const plain = condition.text.replace(/\s+for \d+m$/, '');
    const codes = codeSpans(condition.raw).map(code => ({ code, said: textOf(condition.raw, code) }));
    const own = codes.find(c => isPromql(c.said));
    const said = own?.said ?? (/^[a-z_]+ > \d+$/.test(plain) ? plain : undefined);
    if (said === undefined) continue;
    const span = shift(condition.span, placed.origin);
    const rate = `sum(rate(${said.replace(/\W.*/s, '')}[5x])) > 1`;
    // A name with a number may be meant for people.
    const broken = own ? [`${said})`, `(${said}`, said.replace('>', '> >'), rate] : [rate];
    for (const wrong of broken)
      yield put(
        is(`condition of ${alert.name.text} as ${wrong}`, 'promql-syntax'),
        span,
        `\`${wrong}\` for 10m`,
      );
  }
}

function* personal(spec: Spec): Generator<Mutant> {
  for (const placed of sectionsOfKind(spec, 'security'))
    for (const row of rowsIn(placed.section, 'security')) {
      if (!/PII/i.test(cellOf(row, 'requirement')?.text ?? '')) continue;
      const cell = placedCell(placed, row, 'implementation')!;
      for (const { placed: home, entity } of entitiesOf(spec))
        for (const { columns, name } of entity.tables) {
          const column = columns.at(-1)!;
          const span = shift(column.name.span, home.origin);
          yield {
            ...put(is(`e-mail in ${name.name} denied`, 'data-pii-column'), span, 'email'),
            edits: [replace(span, 'email'), replace(cell.span, 'None')],
          };
        }
    }
}

function* errorPaths(spec: Spec): Generator<Mutant> {
  const tests = [...sectionsOfKind(spec, 'integration tests'), ...sectionsOfKind(spec, 'unit tests')]
    .map(({ section: { text, part } }) => text.slice(part.start, part.end))
    .join('\n');
  for (const { text: code, span, error } of errorCodesOf(spec)) {
    if (tests.includes(String(error.code ?? code))) continue;
    yield put(is(`code ${code} untested`, 'test-error-path-missing'), span, 'moon_in_wrong_phase');
  }
}
