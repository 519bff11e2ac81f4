/** Rename: whether the name at an offset can be changed, and the edits that change it at every place of a document. */

import { readEndpointHeading } from '../../spec/endpoint-heading.ts';
import type { Occurrence, SpelledThing } from '../../spec/name.ts';
import { namesOf } from '../../spec/names/names.ts';
import { type PlacedSection, type Spec, specText } from '../../spec/spec.ts';
import { type Edit, replace } from '../../text/edit.ts';
import { lineOf } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { withPadding } from '../cell-edits.ts';
import { occurrencesAt, placesOf, spansOf } from '../navigation.ts';
import { drawingAt, drawingEdits, overLines } from './drawing-edits.ts';
import { faultOf, takenBy } from './new-name.ts';
import { type Change, respelled } from './spelling.ts';

/** Why nothing is renamed, in words for the person who asked. */
export interface Refusal {
  readonly refusal: string;
}

export interface Renamable {
  readonly thing: SpelledThing;
  /** The name under the cursor; a line of it where a drawing breaks it over several. */
  readonly span: Span;
  /** All of the name. */
  readonly placeholder: string;
}

/** The name at an offset, if it can be renamed; undefined where nothing is named. */
export function renamableAt(spec: Spec, offset: number): Renamable | Refusal | undefined {
  const [own] = occurrencesAt(spec, offset);
  if (!own) return undefined;
  if (isShared(spec, own)) return { refusal: sharedHeading(own) };
  const span = spansOf(own).find(({ start, end }) => start <= offset && offset <= end) ?? own.span;
  return { thing: own, span, placeholder: own.name };
}

const sharedHeading = ({ key }: SpelledThing): string =>
  `One heading names several endpoints, '${key}' among them: rename it by hand`;

/** Some place names another endpoint, too. */
function isShared(spec: Spec, thing: SpelledThing): boolean {
  if (thing.kind !== 'endpoint') return false;
  const starts = new Set(placesOf(spec, [thing]).map(({ span }) => span.start));
  return namesOf(spec).some(
    own => own.kind === 'endpoint' && own.key !== thing.key && starts.has(own.span.start),
  );
}

/** What is wrong with a new name, in this document; undefined where nothing is. */
export function refusalOf(spec: Spec, thing: SpelledThing, change: Change): string | undefined {
  const fault = faultOf(spec, change);
  if (fault !== undefined) return fault;
  const taken = takenBy(spec, thing, change.to);
  if (taken !== undefined) return `There is another ${thing.kind} '${taken}' already`;
  if (isShared(spec, thing)) return sharedHeading(thing);
  const { method } = readEndpointHeading(change.to);
  const isMoved = thing.kind === 'endpoint' && method && !thing.key.startsWith(`${method.text} `);
  const apart = isMoved && placesOf(spec, [thing]).find(({ name }) => name.startsWith('/'));
  return apart
    ? `Unexpected method '${method.text}', expected '${thing.key.split(' ', 1)[0]}': a table or the text names the path alone`
    : undefined;
}

/** The edits of a document, none of which touches another; none where it does not name the thing. The change is one that was not refused. */
export function renameEdits(spec: Spec, thing: SpelledThing, change: Change): readonly Edit[] | Refusal {
  const bySection = new Map<PlacedSection, Occurrence[]>();
  const loose: Edit[] = [];
  const starts = spec.sections.map(({ start }) => start);
  for (const own of placesOf(spec, [thing])) {
    const placed = spec.sections[lineOf(starts, own.span.start)];
    if (!placed || own.span.start < placed.start) loose.push(replace(own.span, respelled(own.name, change)));
    else if (!bySection.get(placed)?.push(own)) bySection.set(placed, [own]);
  }
  const edits = [...loose];
  for (const [placed, places] of bySection) {
    const found = sectionEdits(spec, placed, { places, change });
    if ('refusal' in found) return found;
    edits.push(...found);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function sectionEdits(
  spec: Spec,
  placed: PlacedSection,
  { places, change }: { readonly places: readonly Occurrence[]; readonly change: Change },
): readonly Edit[] | Refusal {
  const plain: Edit[] = [];
  const drawn = new Map<NonNullable<ReturnType<typeof drawingAt>>, Edit[]>();
  for (const own of places) {
    const isDrawn = own.kind === 'state' || own.kind === 'component';
    const drawing = isDrawn ? drawingAt(placed, own.span.start) : undefined;
    const edits = linesOf(spec, own, change);
    if (!drawing) plain.push(...edits);
    else drawn.set(drawing, [...(drawn.get(drawing) ?? []), ...edits]);
  }
  const all = withPadding(placed, plain);
  for (const [drawing, edits] of drawn) {
    const found = drawingEdits(placed, drawing, edits);
    if (!found)
      return { refusal: `The drawing in '${placed.section.part.title}' cannot take the name '${change.to}'` };
    all.push(...found);
  }
  return all;
}

/** What each line of a place shall say. */
function linesOf(spec: Spec, own: Occurrence, change: Change): Edit[] {
  const name = respelled(own.name, change);
  const spans = spansOf(own);
  if (spans.length === 1) return [replace(own.span, name)];
  const old = spans.map(({ start, end }) => specText(spec, { start, end }));
  return overLines(name, old).map((line, i) => replace(spans[i]!, line));
}
