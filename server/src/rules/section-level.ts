/** A heading that is deeper or higher than its section is in the template. */

import { isUnder, levelShift, type Node } from '../spec/outline.ts';
import { headingSpan } from '../spec/place.ts';
import type { PlacedSection } from '../spec/spec.ts';
import type { SectionSlot } from '../template/template.ts';
import { type Edit, replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { specRule } from './rule.ts';

export const sectionLevel = specRule({
  id: 'section-level',
  title: 'Heading at the wrong level',
  why: 'The level says what a section belongs to: outlines, folding and the checks of its parent go by it.',
  severity: 'warning',
  examples: [
    {
      bad: '## API Specification\n\n‹##› New Endpoints\n\nNone.\n\n### Modified Endpoints\n\nNone.',
      good: '## API Specification\n\n### New Endpoints\n\nNone.\n\n### Modified Endpoints\n\nNone.',
    },
    {
      bad: '## API Specification\n\n‹####› New Endpoints\n\n##### `GET /searches`\n\n###### Notes\n\n### Modified Endpoints\n\nNone.',
      good: '## API Specification\n\n### New Endpoints\n\n#### `GET /searches`\n\n##### Notes\n\n### Modified Endpoints\n\nNone.',
    },
    {
      bad: '## Overview\n\nSearches.\n\n‹###› Data Model\n\nOne table.\n\n## Testing Requirements\n\nNone.\n\n## Appendix\n\nNone.',
      good: '# Overview\n\nSearches.\n\n# Data Model\n\nOne table.\n\n# Testing Requirements\n\nNone.\n\n# Appendix\n\nNone.',
    },
  ],
  *check(spec) {
    const expected = expectedLevels(spec.outline);
    const off = (node: Node): number => (expected.get(node) ?? node.level) - node.level;
    for (const placed of spec.sections) {
      const { node, parent, section, origin } = placed;
      const by = off(node);
      // What lies inside a section that is off by as much is off for that reason.
      if (by === 0 || (parent && node.slot?.parent === parent.node.slot && off(parent.node) === by)) continue;
      const edits = relevel(placed, { by, off });
      const to = '#'.repeat(node.level + by);
      yield {
        span: shift(marksOf(section) ?? headingSpan(section)!, origin),
        message: `Unexpected heading level ${'#'.repeat(node.level)}, expected ${to}`,
        ...(edits ? { fix: { title: `Change the heading level to ${to}`, edits } } : {}),
      };
    }
  },
});

/** The level of each heading as it should be; its own where nothing can be said. */
const expectedLevels = memo((outline: readonly Node[]): Map<Node, number> => {
  const filled = new Set(outline.map(node => node.slot));
  const common = levelShift(outline);
  const levels = new Map<Node, number>();
  for (const [i, node] of outline.entries()) {
    const { slot, parent } = node;
    if (node.level === 0) continue;
    levels.set(node, node.level);
    if (!slot?.parent) continue;
    if (slot.parent.level > 1) {
      const level =
        parent?.slot === slot.parent
          ? levels.get(parent)
          : filled.has(slot.parent)
            ? levelUnder(outline, i, { slot: slot.parent, levels })
            : undefined;
      if (level !== undefined) levels.set(node, level + slot.level - slot.parent.level);
    } else if (isUnder(node, slot) || (parent?.slot && !node.moved)) levels.set(node, slot.level + common);
  }
  return levels;
});

interface Parent {
  readonly slot: SectionSlot;
  readonly levels: ReadonlyMap<Node, number>;
}

/** Level of the section before that fills the parent's slot, if at the right level this heading would stand under it. */
function levelUnder(outline: readonly Node[], index: number, { slot, levels }: Parent): number | undefined {
  let highest = 7;
  for (let i = index - 1; i >= 0; i--) {
    const node = outline[i]!;
    const level = levels.get(node) ?? node.level;
    if (node.slot === slot) return highest > level ? level : undefined;
    if (level > 0) highest = Math.min(highest, level);
  }
  return undefined;
}

interface Move {
  readonly by: number;
  readonly off: (node: Node) => number;
}

/** Edits of this heading and of those that move with it; none if one of them cannot. */
function relevel(placed: PlacedSection, move: Move): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { node, section, origin } of eachMoving(placed, move)) {
    const level = node.level + move.by;
    const marks = marksOf(section);
    if (!marks || level < 1 || level > 6) return undefined;
    edits.push(replace(shift(marks, origin), '#'.repeat(level)));
  }
  return edits;
}

function* eachMoving(placed: PlacedSection, move: Move): Generator<PlacedSection> {
  yield placed;
  for (const child of placed.children)
    if (child.node.slot ? move.off(child.node) === move.by : true) yield* eachMoving(child, move);
}

function marksOf({ part: { heading }, text }: PlacedSection['section']): Span | undefined {
  if (!heading || heading.setext) return undefined;
  const start = text.indexOf('#', heading.span.start);
  return { start, end: start + heading.level };
}
