/** A code block that is never closed, and so swallows what follows. */

import type { Fence } from '../blocks/block.ts';
import type { Section } from '../spec/section.ts';
import { headingKey } from '../template/key.ts';
import { findLabels } from '../template/labels.ts';
import { insertAt } from '../text/edit.ts';
import { lineEndOf, lineStarts } from '../text/lines.ts';
import { sectionRule } from './rule.ts';

export const fenceUnclosed = sectionRule({
  id: 'fence-unclosed',
  title: 'Code block never closed',
  why: 'Everything behind it, headings and tables too, is shown as code and read by no check.',
  severity: 'error',
  examples: [
    {
      bad: '## Appendix\n\nThe call:\n\n‹```json›\n{ "id": 1 }\n',
      good: '## Appendix\n\nThe call:\n\n```json\n{ "id": 1 }\n```\n',
    },
    {
      bad: '## Data Model\n\n‹```sql›\nCREATE TABLE search (id UUID);\n\n---\n\n## Testing Requirements\n\nNone.\n',
      good: '## Data Model\n\n```sql\nCREATE TABLE search (id UUID);\n```\n\n---\n\n## Testing Requirements\n\nNone.\n',
    },
    {
      bad: '## Data Model\n\n‹```sql›\nCREATE TABLE search (id UUID);\n\n## Testing Requirements\n\n```json\n{ "id": 1 }\n```\n',
      good: '## Appendix\n\nHow to write one:\n\n````\n## Testing Requirements\n\n```json\n{ "id": 1 }\n```\n````\n',
    },
  ],
  *check(section) {
    for (const fence of section.part.blocks) {
      if (fence.kind !== 'fence') continue;
      // What a closed block swallowed can only be told by the block that begins inside it.
      if (fence.closed && !section.text.slice(fence.content.start, fence.content.end).includes(fence.marks))
        continue;
      const swallowed = swallowedAt(section, fence);
      if (fence.closed && !(swallowed !== undefined && opensAgain(section, fence, swallowed))) continue;
      const start = section.text.indexOf(fence.marks, fence.span.start);
      yield {
        span: { start, end: Math.max(fence.info.end, start + fence.marks.length) },
        message: `Code block is never closed, expected ${fence.marks} ${swallowed === undefined ? 'at its end' : 'before the next heading or label'}`,
        fix: close(section, fence, swallowed ?? fence.span.end),
      };
    }
  },
});

/** Offset of the first line inside that is one of the template's headings or labels, and so is meant to stand outside. */
function swallowedAt({ text, template, slot }: Section, { content, language }: Fence): number | undefined {
  if (/^(?:md|markdown|mdx)$/.test(language)) return undefined;
  const inside = text.slice(content.start, content.end);
  const starts = lineStarts(inside);
  for (const [i, start] of starts.entries()) {
    if (!/[#*]/.test(inside.charAt(start))) continue;
    const line = inside.slice(start, starts[i + 1]).trimEnd();
    const isFree = inside.slice(starts[i - 1] ?? 0, start).trim() === '';
    const title = /^#{2,6}[ \t]+([^ \t].*)$/.exec(line)?.[1];
    const isHeading =
      title !== undefined && template.sections.some(s => s.named === '' && s.keys[0] === headingKey(title));
    const isLabel = slot?.labels.some(l => l.key === findLabels(line)[0]?.key);
    if (isFree && (isHeading || isLabel)) return content.start + start;
  }
  return undefined;
}

/** True if another code block opens behind that offset: its closing marks were taken for this one's. */
function opensAgain({ text }: Section, { content, marks }: Fence, from: number): boolean {
  const opening = new RegExp(`^ {0,3}${marks}[^\\s\`~]`, 'm');
  return opening.test(text.slice(from, content.end));
}

/** Behind the last line of code before that offset; blank lines and breaks are none. */
function close({ text }: Section, { marks, content, span }: Fence, before: number) {
  const inside = text.slice(content.start, before);
  const starts = lineStarts(inside);
  let last = starts.length - 1;
  const lineAt = (i: number): string => inside.slice(starts[i]!, starts[i + 1]).trim();
  while (last > 0 && /^(?:-{3,}|\*{3,}|_{3,})?$/.test(lineAt(last))) last--;
  const at = content.start + starts[last]! + inside.slice(starts[last]!, starts[last + 1]).trimEnd().length;
  const indent = /^[ \t]*/.exec(text.slice(span.start, span.end))![0];
  const newText = `${lineEndOf(text)}${indent}${marks}`;
  return { title: `Close the code block with ${marks}`, edits: [insertAt(at, newText)] };
}
