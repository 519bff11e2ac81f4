/** Components: those in the picture, those in the rows beside it, and the external services that have a section. */

import type { DrawingNode } from '../notations/diagram/drawing.ts';
import { stripMarkup } from '../template/key.ts';
import { memo, memoText } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import { drawingsIn } from './machine-drawing.ts';
import { headingSpan, holdsPlaceholder, sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsOf, type SpecRow, saysNothing } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface DrawnComponent {
  readonly name: string;
  /** Its lines, within the section's chunk. */
  readonly spans: readonly Span[];
  /** Other places where bare words name it, within the section's chunk. */
  readonly twins: readonly (readonly Span[])[];
  /** The boxes around it, the nearest first. */
  readonly frames: readonly string[];
  /** Other components stand in its box. */
  readonly isFrame: boolean;
  readonly placed: PlacedSection;
}

export interface ListedComponent {
  readonly name: string;
  readonly cell: CellText;
  readonly row: SpecRow;
  readonly placed: PlacedSection;
}

export interface Components {
  /** Of all pictures that were read, the template's own left out. */
  readonly drawn: readonly DrawnComponent[];
  /** Everything that the sections show was read without doubt. */
  readonly isWhole: boolean;
  readonly listed: readonly ListedComponent[];
  /** A row still is the template's. */
  readonly hasOpenRow: boolean;
  /** Names of the external services that have a section. */
  readonly services: readonly string[];
  /** Services have their sections, or it is said that there are none. */
  readonly areServicesTold: boolean;
}

/** What the document says of its components. */
export const componentsIn: (spec: Spec) => Components = memo(spec => {
  const pictures = sectionsOfKind(spec, 'components');
  const drawn = pictures.flatMap(placed => drawnIn(placed.section).map(c => ({ ...c, placed })));
  const sections = [...pictures, ...sectionsOfKind(spec, 'component changes')];
  const rows = sections.flatMap(placed =>
    rowsOf(placed.section).flatMap(row => (row.table.kind === 'components' ? [{ row, placed }] : [])),
  );
  // Every name is compared with every other.
  const isHuge = drawn.length * rows.length > maxPairs;
  return {
    drawn: isHuge ? [] : drawn,
    isWhole: drawn.length > 0 && !isHuge && pictures.every(({ section }) => isRead(section)),
    listed: rows.flatMap(({ row, placed }) => {
      const cell = row.isOpen ? undefined : cellOf(row, 'component');
      return cell && !saysNothing(cell, placed.section) ? [{ name: cell.text, cell, row, placed }] : [];
    }),
    hasOpenRow: rows.some(({ row }) => row.isOpen),
    services: servicesIn(spec) ?? [],
    areServicesTold: servicesIn(spec) !== undefined,
  };
});

/** Undefined while nobody has said which there are. */
function servicesIn(spec: Spec): string[] | undefined {
  const placed = sectionsOfKind(spec, 'service');
  const told = placed.filter(({ section }) => {
    const span = headingSpan(section);
    return span !== undefined && !holdsPlaceholder(section, span);
  });
  if (told.length > 0) return told.map(({ section }) => stripMarkup(section.part.title));
  const saysNone = sectionsOfKind(spec, 'services').some(
    ({ section: { content } }) => content === 'bare' || content === 'reasoned',
  );
  return placed.length === 0 && saysNone ? [] : undefined;
}

const maxPairs = 20_000;

type Drawn = Omit<DrawnComponent, 'placed'>;

const drawnIn: (section: Section) => readonly Drawn[] = memo(section =>
  drawingsIn(section).flatMap(({ content, drawing, isOpen }) => {
    if (isOpen || (drawing.kind !== 'graph' && drawing.kind !== 'states')) return [];
    const parents = new Set(drawing.nodes.map(({ parent }) => parent));
    return drawing.nodes.map(node => ({
      name: node.name,
      spans: node.spans.map(span => shift(span, content.start)),
      twins: node.twins.map(spans => spans.map(span => shift(span, content.start))),
      frames: framesOf(node),
      isFrame: parents.has(node),
    }));
  }),
);

function framesOf({ parent }: DrawingNode): string[] {
  const names: string[] = [];
  for (let frame = parent; frame; frame = frame.parent) names.push(frame.name);
  return names;
}

/** Nothing but drawings that were read: no picture in another notation, no image. */
const isRead = (section: Section): boolean => {
  const drawings = drawingsIn(section);
  const own = section.text.slice(section.part.start, section.part.end);
  return (
    drawings.length === section.fences.length &&
    !/!\[|<img\b|\.(?:png|svg|jpe?g|gif|drawio|puml|mmd)\b/i.test(own) &&
    drawings.every(d => !d.isOpen && d.drawing.isWhole && d.drawing.kind !== 'unknown')
  );
};

const remark = /\([^()]*\)$/;

/** Its words in small letters with a blank between; remarks at the end and articles left out. */
const wordKeyOf = memoText(name =>
  name
    .trimEnd()
    .replace(remark, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && word !== 'the')
    .join(' '),
);

/** Its words in small letters without anything between them; empty for a name that has none. */
export const joinedName = (name: string): string => wordsOf(name).joined;

/** `Refund API`, `refund-api` and `Refund API (v2)` are one; one name may leave out words of the other. */
export function isSameComponent(a: string, b: string): boolean {
  const one = wordsOf(a);
  const other = wordsOf(b);
  if (one.joined === '' || other.joined === '') return false;
  if (one.joined === other.joined) return true;
  const [few, many] = one.words.length < other.words.length ? [one, other] : [other, one];
  return few.words.every(word => many.stems.has(stemOf(word)));
}

// `Worker` and `Workers` are one word.
const stemOf = (word: string): string => word.replace(/s$/, '');

const wordsOf = memoText(name => {
  const words = wordKeyOf(name)
    .split(' ')
    .filter(word => word !== '');
  return { words, joined: words.join(''), stems: new Set(words.map(stemOf)) };
});

/** True if a cell names the component, alone or among others. */
export const names = (cell: string, name: string): boolean =>
  isSameComponent(cell, name) || piecesOf(cell).some(piece => isSameComponent(piece, name));

const piecesOf = memoText(cell => {
  const pieces = cell.split(/,|\/|&|\band\b|;/);
  return pieces.length > 1 ? pieces : [];
});

/** The one of some names that another nearly is. */
export function nearestComponent(name: string, others: readonly string[]): string | undefined {
  const near = nearest(wordKeyOf(name), others.map(wordKeyOf));
  return near === undefined ? undefined : others.find(other => wordKeyOf(other) === near);
}

/** True for a name that says that others run it. */
export const isExternal = (name: string): boolean =>
  /\b(?:external|third[- ]party|3rd[- ]party|saas)\b/i.test(name);
