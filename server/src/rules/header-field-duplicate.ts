/** A header field that one block gives twice. */

import { blocksOf, type HeaderBlock } from '../spec/header.ts';
import { type Finding, specRule } from './rule.ts';

export const headerFieldDuplicate = specRule({
  id: 'header-field-duplicate',
  title: 'Header field given twice',
  why: 'Of two values for one field only one can count, and readers do not agree on which.',
  severity: 'warning',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: Draft\n‹STATUS›: In Review\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: In Review\n```',
    },
  ],
  *check({ header }) {
    for (const block of blocksOf(header)) yield* duplicates(block);
  },
});

function* duplicates(block: HeaderBlock): Generator<Finding> {
  for (const [i, entry] of block.entries.entries()) {
    const { field } = entry;
    const first = field && block.entries.slice(0, i).find(e => e.field === field);
    if (!first) continue;
    yield {
      span: entry.keySpan,
      message: `Unexpected second ${field.key}, expected it once in the header`,
      related: [{ span: first.keySpan, message: `The first ${field.key}` }],
    };
  }
}
