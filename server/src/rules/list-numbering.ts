/** A numbered list whose numbers do not count. */

import { type NumberedItem, numberedListsIn } from '../spec/numbered-list.ts';
import { replace } from '../text/edit.ts';
import { type Finding, sectionRule } from './rule.ts';

export const listNumbering = sectionRule({
  id: 'list-numbering',
  title: 'List counts wrong',
  why: 'The page shows other numbers than the source, and "see step 3" leads to another step.',
  severity: 'hint',
  examples: [
    {
      bad: '## Plan\n\n1. One\n2. Two\n‹2.› Three\n3. Four\n\nText\n\n- a\n  1) one\n  ‹3)› two\n',
      good: '## Plan\n\n1. One\n1. Two\n1. Three\n\nText\n\n4. Four\n5. Five\n   1. one\n   2. two\n6. Six\n\n   ```\n   1. a\n   7. b\n   ```\n\nText\n\n0. a\n0. b\n\n- 1. x\n- 3. y\n',
    },
    {
      bad: '## Plan\n\n8. Eight\n9. Nine\n   on a second line\n‹9.› Ten\n\n    code\n',
      good: '## Plan\n\n8. Eight\n9. Nine\n10. Ten\n',
    },
  ],
  *check(section) {
    for (const items of numberedListsIn(section)) {
      const first = items[0]!.number;
      const isConstant = items.length > 1 && items.every(i => i.number === first);
      const wrong = isConstant ? -1 : items.findIndex((item, i) => item.number !== first + i);
      if (wrong > 0) yield finding(items, wrong);
    }
  },
});

function finding(items: readonly NumberedItem[], wrong: number): Finding {
  const first = items[0]!.number;
  const changed = items.map((item, i) => ({ ...item, wanted: first + i })).filter(i => i.number !== i.wanted);
  // A wider number moves the place from which the lines below it count.
  const isSafe = changed.every(i => !i.isLong || String(i.wanted).length === i.span.end - i.span.start - 1);
  const { span, number, mark } = items[wrong]!;
  // A second 1 more likely begins a list that was meant to be apart.
  const restarts = number === 1 && wrong > 1;
  return {
    span,
    message: `Unexpected number ${number}, expected ${first + wrong}`,
    ...(isSafe &&
      !restarts && {
        fix: {
          title: 'Count the list anew',
          edits: changed.map(i => replace(i.span, `${i.wanted}${mark}`)),
        },
      }),
  };
}
