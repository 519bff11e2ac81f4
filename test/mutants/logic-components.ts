/** Breaks pictures of components and the rows beside them. */

import { componentsIn, type ListedComponent, names } from '../../server/src/spec/component.ts';
import { drawingsIn } from '../../server/src/spec/machine-drawing.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { lineStart } from '../../server/src/text/lines.ts';
import { shift } from '../../server/src/text/span.ts';
import { broken, type Good, misspelt } from './logic.ts';
import type { Mutant } from './mutant.ts';

/** Names misspelt on either side, rows dropped and added, lines of boxes broken. */
export function* componentMutants(good: Good): Generator<Mutant> {
  const { drawn, listed } = componentsIn(good.spec);
  for (const node of drawn) {
    const row = listed.find(({ name }) => names(name, node.name));
    const [span] = node.spans;
    if (!row || !span || node.spans.length > 1) continue;
    const own = shift(span, node.placed.origin);
    yield broken({
      name: `box ${node.name} misspelt`,
      rules: ['component-not-in-diagram'],
      span: own,
      to: misspelt(node.name),
    });
    yield* rowMutants(good, row, own);
  }
  for (const kind of ['components', 'states']) yield* lineMutants(good, kind);
}

function* rowMutants(
  { text }: Good,
  { name, cell, row, placed }: ListedComponent,
  box: { start: number; end: number },
): Generator<Mutant> {
  const span = shift(cell.span, placed.origin);
  const rules = ['component-not-in-diagram'];
  yield broken({ name: `row ${name} misspelt`, rules, span, to: misspelt(name) });
  const isLeaving = /Deprecate/.test(row.cells.get('change type')?.text ?? '');
  if (!isLeaving) yield broken({ name: `row ${name} foreign`, rules, span, to: 'Ghost Relay' });
  const start = lineStart(text, placed.origin + row.row.span.start);
  const end = text.indexOf('\n', placed.origin + row.row.span.end) + 1;
  yield broken({
    name: `row ${name} dropped`,
    rules: ['diagram-component-not-listed'],
    span: { start, end },
    to: '',
    at: box,
  });
}

function* lineMutants({ spec, text }: Good, kind: string): Generator<Mutant> {
  for (const { section, origin } of sectionsOfKind(spec, kind))
    for (const { content, drawing } of drawingsIn(section))
      for (const { box, name } of drawing.nodes.slice(0, 4)) {
        if (!box) continue;
        const base = origin + content.start;
        const whole = shift(content, origin);
        const foot = shift(box.foot, base);
        yield broken({
          name: `corner of ${name} broken`,
          rules: ['diagram-broken-corner', 'diagram-open-box'],
          span: { start: foot.start, end: foot.start + 1 },
          to: '─',
          at: whole,
        });
        const line = lineStart(text, foot.start - 1 - (foot.start - lineStart(text, foot.start)));
        const column = foot.end - 1 - lineStart(text, foot.start);
        const edge = line + column;
        if (text.charAt(edge) === '│' && /^\s*$/.test(text.slice(edge + 1, text.indexOf('\n', edge))))
          yield broken({
            name: `edge of ${name} out of line`,
            rules: ['diagram-misaligned-edge'],
            span: { start: edge, end: edge },
            to: ' ',
            at: whole,
          });
      }
}
