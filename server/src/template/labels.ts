/** Labels: lines led by a bold word and a colon, in a template and in a document alike. */

import { contentEnd, lineStart } from '../text/lines.ts';
import { type Span, trimSpan } from '../text/span.ts';
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

/** Longer lines hold no label. */
const maxLine = 2000;
const lead = /^[ \t]*(?:[-*+][ \t]+)?/;

/** The labels of a stretch of Markdown, in order. `**Purpose**: x` and `**Purpose:** x` are the same; a bold line without a colon is none. */
export function findLabels(markdown: string): Label[] {
  const found: Label[] = [];
  for (let at = markdown.indexOf('**'); at >= 0; ) {
    const { start, end } = lineAround(markdown, at);
    const item = end - start <= maxLine ? labelAt(markdown, start, end) : undefined;
    if (item) found.push(item);
    at = markdown.indexOf('**', end);
  }
  return found;
}

function lineAround(text: string, at: number): Span {
  return { start: lineStart(text, at), end: contentEnd(text, at) };
}

/** The label that leads a line. */
function labelAt(text: string, lineStart: number, end: number): Label | undefined {
  const line = text.slice(lineStart, end);
  const open = lead.exec(line)![0].length;
  const close = line.startsWith('**', open) ? line.indexOf('**', open + 2) : -1;
  const inner = close < 0 ? '' : line.slice(open + 2, close);
  if (inner.includes('*') || inner.trim() === '') return undefined;
  const behind = /^[ \t]*:/.exec(line.slice(close + 2))?.[0] ?? '';
  if (behind === '' && !inner.endsWith(':')) return undefined;
  const start = lineStart + open;
  const markEnd = lineStart + close + 2 + behind.length;
  const value = trimSpan(text, { start: markEnd, end });
  const blank = Math.min(end, markEnd + 1);
  return {
    span: { start, end: markEnd },
    name: inner.replace(/:$/, '').trim(),
    key: headingKey(inner.replace(/:$/, '')),
    value: value.start < value.end ? value : { start: blank, end: blank },
  };
}

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
