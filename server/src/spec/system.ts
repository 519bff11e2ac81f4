/** Systems: everything that a specification shows or lists as a part of the whole, and whether a name is one of them. */

import { stripMarkup } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import { type Span, trimSpan } from '../text/span.ts';
import { calculationsOf } from './calculation.ts';
import { componentsIn, joinedName, names } from './component.ts';
import { holdsPlaceholder, sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn } from './rows.ts';
import type { Section } from './section.ts';
import type { Spec } from './spec.ts';

/** Components of the picture and of the rows beside it, external services, and those that send or receive events. */
export const systemsOf: (spec: Spec) => readonly string[] = memo(spec => {
  const { drawn, listed, services } = componentsIn(spec);
  return unique([
    ...listed.map(c => c.name),
    ...drawn.flatMap(c => [c.name, ...c.frames]),
    ...services,
    ...partners(spec),
  ]);
});

/** What unit tests may be about: systems, calculations and entities. */
export const unitsOf: (spec: Spec) => readonly string[] = memo(spec =>
  unique([
    ...systemsOf(spec),
    ...sectionsOfKind(spec, 'calculations').flatMap(({ section }) =>
      calculationsOf(section).flatMap(c => c.name?.text ?? []),
    ),
    ...sectionsOfKind(spec, 'entity').map(({ section }) => stripMarkup(section.part.title)),
  ]),
);

/** Systems named in the tables of events. */
function partners(spec: Spec): string[] {
  const cells = (kind: string, role: string): string[] =>
    sectionsOfKind(spec, kind).flatMap(({ section }) =>
      rowsIn(section, kind).flatMap(row => {
        const cell = cellOf(row, role);
        return cell ? piecesOf(section, cell).map(p => p.text) : [];
      }),
    );
  return [...cells('events produced', 'consumers'), ...cells('events consumed', 'source')];
}

/** True if a name is one of the systems, or a word or two of one. */
export const isKnown = (name: string, known: readonly string[]): boolean =>
  // Most names are written alike, and there may be hundreds on both sides.
  joinedNames(known).has(joinedName(name)) || known.some(other => names(other, name) || names(name, other));

const joinedNames = memo((known: readonly string[]) => new Set(known.map(joinedName).filter(n => n !== '')));

/** The systems that a cell lists. Spans are within the section's chunk. */
export function piecesOf(section: Section, { span, raw }: CellText): { span: Span; text: string }[] {
  if (holdsPlaceholder(section, span)) return [];
  const pieces: { span: Span; text: string }[] = [];
  let from = 0;
  for (const match of [...raw.matchAll(/[,;+&/]|<br ?\/?>|\b(?:and|with)\b|→|->/g), undefined]) {
    const end = match?.index ?? raw.length;
    const piece = trimSpan(raw, { start: from, end });
    const text = stripMarkup(raw.slice(piece.start, piece.end));
    if (text !== '')
      pieces.push({ span: { start: span.start + piece.start, end: span.start + piece.end }, text });
    from = match ? end + match[0].length : end;
  }
  return pieces;
}

// More are no systems, and each name is compared with all of them.
const maxNames = 300;

const unique = (list: readonly string[]): string[] => {
  const names = [...new Set(list)].filter(n => /\p{L}{2}/u.test(n));
  return names.length > maxNames ? [] : names;
};
