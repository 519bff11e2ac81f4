/** Snippets: template text in LSP snippet syntax, its placeholders and choice lists as tab stops. */

import { readChoices, readPlaceholders } from '../template/placeholder.ts';
import type { SectionSlot, Template } from '../template/template.ts';
import type { Span } from '../text/span.ts';

/** Text that a snippet inserts as it stands. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A tab stop with a text to type over. */
export const tabStop = (index: number, text: string): string => `\${${index}:${escapeSnippet(text)}}`;

/** A tab stop with values to choose from. */
export const choiceStop = (index: number, values: readonly string[]): string =>
  `\${${index}|${values.map(v => v.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;

interface Stop {
  readonly span: Span;
  readonly values: readonly string[];
  readonly text: string;
}

/** Template text as a snippet: a tab stop for each placeholder and each choice list, numbered from `first`. */
export function toSnippet(text: string, template: Template, first = 1): string {
  const stops = [...placeholderStops(text, template), ...choiceStops(text, template)].sort(
    (a, b) => a.span.start - b.span.start,
  );
  let out = '';
  let at = 0;
  let index = first;
  for (const { span, values, text: inner } of stops) {
    if (span.start < at) continue;
    out += escapeSnippet(text.slice(at, span.start));
    out += values.length > 0 ? choiceStop(index, values) : tabStop(index, inner);
    at = span.end;
    index++;
  }
  return out + escapeSnippet(text.slice(at));
}

function placeholderStops(text: string, template: Template): Stop[] {
  const lists = choiceLists(template);
  return readPlaceholders(text, template.placeholders).map(({ span, label }) => {
    const values = readChoices(label);
    const isList = lists.some(list => list.join('/') === values.join('/'));
    return { span, values: isList ? values : [], text: text.slice(span.start, span.end) };
  });
}

/** Choice lists without brackets, whole in a cell or behind a label. */
function* choiceStops(text: string, template: Template): Generator<Stop> {
  for (const values of choiceLists(template))
    for (const written of [values.join('/'), values.join(' / ')]) {
      const at = text.indexOf(written);
      if (at < 0 || !/[|:*]\s*$/.test(text.slice(0, at))) continue;
      const span = { start: at, end: at + written.length };
      if (/^\s*(?:\||\n|$)/.test(text.slice(span.end))) yield { span, values, text: written };
    }
}

/** Every list of alternatives that the template declares as a choice. */
export function choiceLists(template: Template): (readonly string[])[] {
  const ofSlot = (slot: SectionSlot): (readonly string[])[] => [
    ...slot.labels.map(l => l.choices),
    ...slot.tables.flatMap(t => t.columns.map(c => c.values)),
  ];
  const fields = (template.header?.fields ?? []).map(f => f.values);
  return [...fields, ...template.sections.flatMap(ofSlot)].filter(list => list.length > 1);
}
