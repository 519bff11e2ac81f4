/** A line such as `[Risk]: High`, which Markdown takes for the address of a link and does not show. */

import type { Block } from '../blocks/block.ts';
import { readTree } from '../blocks/tree.ts';
import type { Section } from '../spec/section.ts';
import { insertAt } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

export const definitionVanishes = sectionRule({
  id: 'definition-vanishes',
  title: 'Line vanishes from the page',
  why: 'Brackets and a colon at the beginning of a line define a link; the line is there in the source and missing from the rendered page.',
  severity: 'warning',
  examples: [
    {
      bad: '### Key Technical Challenges\n\n1. ‹[Challenge 1]: [TBD]›\n2. Old filters: a saved search keeps their version\n',
      good: '### Key Technical Challenges\n\n1. Clock drift: [TBD]\n2. [Old filters]: a saved search keeps their version\n',
    },
    {
      bad: '### Architecture Decision\n\n‹[Database]: PostgreSQL›\nand nothing else.\n\n> ‹[Queue]: Kafka "as before"›\n',
      good: '### Architecture Decision\n\nIt is [stored] like the rest.[^1]\n\n[stored]: PostgreSQL\n[docs]: https://example.com/docs\n[page]: <page>\n\n[^1]: PostgreSQL\n\n```\n[Database]: PostgreSQL\n```\n',
    },
  ],
  *check(section) {
    for (const block of section.part.blocks) if (mayDefine(section, block)) yield* vanishing(section, block);
  },
});

/** Long blocks are left out: the full parser would take too long over them. */
function mayDefine({ text }: Section, { kind, span }: Block): boolean {
  if (kind !== 'paragraph' && kind !== 'list' && kind !== 'quote') return false;
  if (span.end - span.start > 20_000) return false;
  return /\[[^[\]^][^[\]]*\]:[ \t]*[^\s/.#:@<]+[ \t]*(?:["'(]|$)/m.test(text.slice(span.start, span.end));
}

function* vanishing(section: Section, block: Block): Generator<Finding> {
  const own = section.text.slice(block.span.start, block.span.end);
  const definitions = [...eachDefinition(readTree(own))].map(span => ({
    span: { start: span.start + block.span.start, end: span.end + block.span.start },
    parts: /^\[([^\]]+)\]:\s*(\S+)(?:\s|$)/.exec(own.slice(span.start, span.end)),
  }));
  // Among real addresses a bare word is likely to be one, too.
  if (definitions.some(d => d.parts && isAddress(d.parts[2]!))) return;
  for (const { span, parts } of definitions) {
    const [, label, target] = parts ?? [];
    if (label === undefined || target === undefined || isUsed(section.text, label, span)) continue;
    yield {
      span,
      message: `'[${label}]: ${target}' defines a link and is not shown, expected text`,
      fix: { title: 'Escape the bracket, so that the line is shown', edits: [insertAt(span.start, '\\')] },
    };
  }
}

type Tree = ReturnType<typeof readTree>;

function* eachDefinition(node: Tree | Tree['children'][number]): Generator<Span> {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (node.type === 'definition' && start !== undefined && end !== undefined) yield { start, end };
  if ('children' in node)
    for (const child of node.children) yield* eachDefinition(child as Tree['children'][number]);
}

const isAddress = (target: string): boolean => /[/.#:@\\%?=]|^</.test(target);

/** True if the text refers to the label somewhere else. */
function isUsed(text: string, label: string, { start, end }: Span): boolean {
  const reference = `[${label.toLowerCase()}]`;
  return `${text.slice(0, start)}\n${text.slice(end)}`.toLowerCase().includes(reference);
}
