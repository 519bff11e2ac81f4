/** Names of components: in drawings, in their table, in headings of services, and in the cells that name them. */

import type { Span } from '../../text/span.ts';
import { componentsIn, joinedName } from '../component.ts';
import { eventsOf } from '../event.ts';
import { sectionsOfKind } from '../place.ts';
import { cellOf, rowsIn } from '../rows.ts';
import { servicesOf } from '../service.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { tasksIn } from '../test.ts';
import { type Found, foundIn, nameSpans, piecesOf, unmarked } from './found.ts';

/** Every place that names a component for certain: those of the picture, the table and the services, and cells that name one of these. */
export function componentNames(spec: Spec): Found[] {
  const { drawn, listed } = componentsIn(spec);
  const described = [
    ...listed.flatMap(({ cell, placed }) => nameIn(placed, cell.span, 3)),
    ...servicesOf(spec).flatMap(({ placed, service }) =>
      service.nameSpan ? nameIn(placed, service.nameSpan, 2) : [],
    ),
  ];
  const known = new Set(described.map(({ key }) => key));
  const boxes = drawn
    .filter(({ name, isFrame }) => !isFrame || known.has(joinedName(name)))
    .flatMap(({ name, spans, twins, placed }) =>
      [spans, ...twins].flatMap(lines => {
        const bare = nameSpans(placed.section.text, lines, withoutRemark(name));
        return foundIn(placed, { kind: 'component', spans: bare, weight: 1 });
      }),
    );
  for (const { key } of boxes) known.add(key);
  const spoken = [...cellsThatName(spec)].flatMap(({ placed, span }) => nameIn(placed, span, 0));
  return [...described, ...boxes, ...spoken.filter(({ key }) => known.has(key))];
}

const withoutRemark = (name: string): string =>
  name
    .trimEnd()
    .replace(/\([^()]*\)$/, '')
    .trimEnd();

/** The name of a cell or a heading, a remark behind it left out. */
function nameIn(placed: PlacedSection, cell: Span, weight: number): Found[] {
  const { text } = placed.section;
  const bare = unmarked(text, cell);
  const [span] = nameSpans(text, [bare], withoutRemark(text.slice(bare.start, bare.end)));
  return span ? foundIn(placed, { kind: 'component', spans: [unmarked(text, span)], weight }) : [];
}

/** Sources and consumers of events, systems of integration tests, subjects of unit tests. */
function* cellsThatName(spec: Spec): Generator<{ placed: PlacedSection; span: Span }> {
  for (const { placed, event } of eventsOf(spec))
    for (const cell of [event.consumers, event.source])
      if (cell) for (const span of piecesOf(placed.section.text, cell.span)) yield { placed, span };
  for (const placed of sectionsOfKind(spec, 'integration tests'))
    for (const row of rowsIn(placed.section, 'scenarios')) {
      const cell = cellOf(row, 'systems');
      if (cell) for (const span of piecesOf(placed.section.text, cell.span)) yield { placed, span };
    }
  for (const placed of sectionsOfKind(spec, 'unit tests'))
    for (const { subject } of tasksIn(placed.section)) if (subject) yield { placed, span: subject.span };
}
