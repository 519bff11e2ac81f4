/** Completion of drawings: on an empty line, behind the marks of a fence, or in an empty fence. */

import { shapes, toSnippet } from '../../notations/diagram/shapes.ts';
import { componentsOf, statesOf } from '../../spec/drawn-names.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import type { Completion, Cursor } from './item.ts';

/** Items where a drawing can begin; undefined elsewhere. Unasked they come only behind the marks of a fence, in a section that wants a picture. */
export function drawingCompletions(cursor: Cursor, typed: boolean): Completion[] | undefined {
  const { spec, text, offset } = cursor;
  const marks = /^(`{1,3})$/.test(text);
  if (text.trim() !== '' && !marks) return undefined;
  const placed = spec.sections.find(s => s.start <= offset && offset < Math.max(s.end, s.start + 1));
  const kind = placed?.section.slot?.kind ?? '';
  const wantsPicture = kind === 'components' || kind === 'states';
  if (typed && !(marks && wantsPicture)) return undefined;
  const fenced = insideFence(placed, offset);
  if (fenced === 'other') return undefined;
  return drawingItems(spec, kind).map(({ title, description, snippet }) => ({
    label: title,
    kind: 'drawing',
    span: cursor.line,
    newText: fenced === 'empty' ? snippet : `\`\`\`\n${snippet}\n\`\`\`\n`,
    isSnippet: true,
    detail: description,
    ...(marks ? { filterText: `\`\`\`${title}` } : {}),
  }));
}

function insideFence(placed: PlacedSection | undefined, offset: number): 'no' | 'empty' | 'other' {
  for (const { fence } of placed?.section.fences ?? []) {
    const start = placed!.origin + fence.content.start;
    const end = placed!.origin + fence.content.end;
    if (offset < start || offset >= Math.max(end, start + 1)) continue;
    const content = placed!.section.text.slice(fence.content.start, fence.content.end);
    return fence.language === '' && content.trim() === '' && fence.closed ? 'empty' : 'other';
  }
  return 'no';
}

export interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** LSP snippet syntax, without a fence. */
  readonly snippet: string;
}

/** Every shape as a snippet with the document's names in it; those that fit the kind of section come first. */
export function drawingItems(spec: Spec, kind: string): Drawing[] {
  const known = { components: componentsOf(spec), states: statesOf(spec), participants: componentsOf(spec) };
  const first = shapes.filter(s => s.kind === kind);
  const rest = shapes.filter(s => s.kind !== kind);
  return [...first, ...rest].map(shape => ({
    id: shape.id,
    title: shape.title,
    description: shape.description,
    snippet: toSnippet(shape, known[shape.kind]),
  }));
}
