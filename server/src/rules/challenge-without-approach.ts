/** An item that names a challenge and stops at the colon. */

import type { Section } from '../spec/section.ts';
import type { SectionSlot } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { type Finding, sectionRule } from './rule.ts';

export const challengeWithoutApproach = sectionRule({
  id: 'challenge-without-approach',
  title: 'Challenge without an approach',
  why: 'A difficulty that is named without a way through it is a surprise put off until the code is written.',
  severity: 'warning',
  examples: [
    {
      bad: '### Key Technical Challenges\n\n1. ‹Clock drift:›\n2. **Old filters**: a saved search keeps their version\n3. ‹**Paying out once:**›\n',
      good: '### Key Technical Challenges\n\n1. Clock drift: the server stamps every event\n2. Old filters:\n   - a saved search keeps their version\n3. Paying out once:\n\nThe case id is the idempotency key.\n',
    },
  ],
  *check(section) {
    const names = section.slot && namesOf(section.slot);
    if (!names) return;
    for (const [i, block] of section.part.blocks.entries()) {
      if (block.kind !== 'list') continue;
      const next = section.part.blocks[i + 1];
      // What follows the list may be the last item's approach that was not indented.
      const isLast = !next || next.kind === 'break' || next.kind === 'html';
      yield* unfinishedItems(section, block.span, { ...names, isLast });
    }
  },
});

interface Names {
  readonly item: string;
  readonly answer: string;
}

/** What the template calls the two halves of its items, if it has a list of `[Challenge 1]: [Proposed approach]`. */
const namesOf = memo((slot: SectionSlot): Names | undefined => {
  const match =
    /^(?:\d+[.)]|[-*+])[ \t]+\[([^\]\r\n\u2028\u2029]{2,})\]:[ \t]+\[([^\]\r\n\u2028\u2029]+)\][ \t]*$/m.exec(
      slot.ownText,
    );
  return match
    ? { item: match[1]!.replace(/(?<!\d)\d+$/, '').trimEnd(), answer: match[2]!.toLowerCase() }
    : undefined;
});

const item = /^([ \t]*)(?:\d{1,9}[.)]|[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?([^\r\n]*)$/gm;

/** Indentation of the next line that is not blank, and the mark of its item if it starts one. */
const nextLine = /^(?:[ \t]*[\r\n])+([ \t]*)(?=\S)(\d{1,9}[.)][ \t]|[-*+][ \t])?/;

function* unfinishedItems(
  { text }: Section,
  { start, end }: { readonly start: number; readonly end: number },
  { item: name, answer, isLast }: Names & { readonly isLast: boolean },
): Generator<Finding> {
  const own = text.slice(start, end);
  for (const match of own.matchAll(item)) {
    const words = match[2]!.trimEnd();
    const label = /^(.*)[:：](?:\*\*|__)?$/.exec(words)?.[1]?.replace(/[*_`]/g, '').trim();
    if (!label || /^\[[^\]]*\]$/.test(label)) continue;
    const next = nextLine.exec(own.slice(match.index + match[0].length));
    const hasMore = next ? next[1]!.length > match[1]!.length || next[2] === undefined : !isLast;
    if (hasMore) continue;
    const at = start + match.index + match[0].length - match[2]!.length;
    yield {
      span: { start: at, end: at + words.length },
      message: `${name} '${label}' has no ${answer}, expected it behind the colon`,
    };
  }
}
