/** A section for the header that holds none. */

import { readDocument } from '../blocks/document.ts';
import { headerBlocksOf } from '../spec/header.ts';
import { styleOf } from '../spec/insert.ts';
import { type PlacedSection, type Spec, specText } from '../spec/spec.ts';
import { wordKey } from '../template/key.ts';
import type { HeaderSlot, Template } from '../template/template.ts';
import { insertAt } from '../text/edit.ts';
import { withLineEnds } from '../text/lines.ts';
import { textOf } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

export const headerMissing = specRule({
  id: 'header-missing',
  title: 'Header missing',
  why: 'Without a header nobody can tell which specification this is, who answers for it and whether it may be built.',
  severity: 'error',
  examples: [
    {
      bad: '# Saved searches\n\n## ‹Document Header›\n\nWritten by the Search team.\n\n## Overview\n\nBuyers save a search.',
      good: '# Saved searches\n\n## Document Header\n\n```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: Draft\n```\n\n## Overview\n\nBuyers save a search.',
    },
    {
      bad: '# Saved searches\n\n## ‹Document Header›\n\n---\n\n## Overview\n\nBuyers save a search.',
      good: '# Saved searches\n\n- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Status:** Draft\n\n## Overview\n\nBuyers save a search.',
    },
  ],
  *check(spec) {
    const { header } = spec.template;
    if (!header || spec.header) return;
    // Where the section is missing as well, that is what has to be said.
    const home = spec.sections.find(s => s.node.slot === header.section);
    const content = home?.section.part.heading?.content;
    if (!home || !content || home.section.content === 'reasoned') return;
    const fix = insertHeader(spec, home, header);
    yield {
      span: { start: home.origin + content.start, end: home.origin + content.end },
      message: `The header is missing, expected ${header.fields.map(f => f.key).join(', ')}`,
      ...(fix ? { fix } : {}),
    };
  },
});

/** The template's own block below the heading, unless some of its lines are there already. */
function insertHeader(
  spec: Spec,
  { section, origin, end }: PlacedSection,
  header: HeaderSlot,
): Repair | undefined {
  const block = headerTextOf(spec.template);
  const at = origin + section.part.heading!.span.end;
  const behind = specText(spec, { start: at, end });
  if (block === undefined || hasKeys(behind, header)) return undefined;
  const { lineEnd } = styleOf(spec);
  const gap = /^(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|$)|^$/.test(behind) ? '' : '\n';
  return {
    title: 'Insert the header',
    edits: [insertAt(at, withLineEnds(`\n\n${block}${gap}`, lineEnd))],
    scaffold: true,
  };
}

function headerTextOf(template: Template): string | undefined {
  for (const chunk of readDocument(template.header?.section?.ownText ?? '').chunks)
    for (const block of headerBlocksOf(chunk, template)) return textOf(chunk.text, block.span);
  return undefined;
}

function hasKeys(text: string, { fields }: HeaderSlot): boolean {
  const keys = new Set(fields.map(f => wordKey(f.key)));
  return [...text.matchAll(/^[^\p{L}\r\n\u2028\u2029]*(\p{L}[^:|\r\n\u2028\u2029]*)[:|]/gmu)].some(m =>
    keys.has(wordKey(m[1]!.replaceAll('*', ' '))),
  );
}
