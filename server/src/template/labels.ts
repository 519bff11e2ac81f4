/** Labels: lines led by a bold word and a colon, in a template and in a document alike. */

import type { Span } from '../text/span.ts';
import { type Directive, listEntry } from './directive.ts';
import { headingKey } from './key.ts';
import { readChoices } from './placeholder.ts';
import type { LabelSlot } from './template.ts';

export interface Label {
  /** From the first mark of emphasis to the colon. */
  readonly span: Span;
  readonly name: string;
  readonly key: string;
  /** What follows on the line, blanks around it left out. */
  readonly value: Span;
}

const label = /^([ \t]*(?:[-*+][ \t]+)?)(\*\*([^*\r\n]+?):?\*\*[ \t]*:?)[ \t]*([^\r\n]*?)[ \t]*$/gm;

/** The labels of a stretch of Markdown, in order. `**Purpose**: x` and `**Purpose:** x` are the same; a bold line without a colon is none. */
export function findLabels(markdown: string): Label[] {
  if (!markdown.includes('**')) return [];
  const found: Label[] = [];
  for (const match of markdown.matchAll(label)) {
    const mark = match[2]!;
    if (!mark.includes(':')) continue;
    const start = match.index + match[1]!.length;
    const valueStart = match.index + match[0].length - trailing(match[0]) - match[4]!.length;
    found.push({
      span: { start, end: start + mark.length },
      name: match[3]!.trim(),
      key: headingKey(match[3]!),
      value: { start: valueStart, end: valueStart + match[4]!.length },
    });
  }
  return found;
}

const trailing = (line: string): number => line.length - line.replace(/[ \t]+$/, '').length;

/** The labels of a template's section; `ownText` is its heading and body without directives. */
export function readLabels(ownText: string, directives: readonly Directive[]): LabelSlot[] {
  const optional = new Set(listEntry(directives, 'optional labels').map(headingKey));
  const choices = new Set(listEntry(directives, 'choices').map(headingKey));
  const found = findLabels(ownText);
  return found.map((item, i) => {
    const value = ownText.slice(item.value.start, item.value.end);
    return {
      name: item.name,
      key: item.key,
      optional: optional.has(item.key),
      value,
      choices: choices.has(item.key) ? readChoices(value) : [],
      text: ownText.slice(item.span.start, found[i + 1]?.span.start ?? ownText.length),
    };
  });
}
