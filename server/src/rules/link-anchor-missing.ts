/** A link to a heading that the document does not have. */

import { anchorKey, handAnchorsOf } from '../spec/anchor.ts';
import { isSureGuess } from '../spec/guess.ts';
import { anchorsOf, linksOf } from '../spec/link.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { decoded } from '../text/uri.ts';
import { offer, specRule } from './rule.ts';

export const linkAnchorMissing = specRule({
  id: 'link-anchor-missing',
  title: 'Link to a missing heading',
  why: 'A reader who follows it stays where they are, and cannot tell whether the section was renamed or removed.',
  severity: 'error',
  examples: [
    {
      bad: '## Data Model\n\nSee [rollout](‹#rollout-plam›) and [costs](‹#costs›).\n\n## Rollout Plan\n\nIn two steps.\n',
      good: '## Data Model\n\nSee [rollout](#rollout-plan), [here](#Data_Model), [limits](#limits), `[x](#y)` and [top](#).\n\n## Rollout Plan\n\n<a id="limits"></a>In two steps.\n',
    },
    {
      bad: '## 1. Größe & Zahl\n\n- [numbers](‹#1-größe--zahlen›)\n\n## Plan\n\n## Plan\n',
      good: '## 1. Größe & Zahl\n\n- [numbers](#1-größe--zahl), [encoded](#1-gr%C3%B6%C3%9Fe--zahl), [second](#plan-1)\n\n## Plan\n\n## Plan\n',
    },
  ],
  *check(spec) {
    if (spec.limits.some(l => l.cutsOff)) return;
    let guesses = 0;
    for (const { placed, link } of linksOf(spec)) {
      if (link.path !== undefined || !link.anchor) continue;
      const wanted = decoded(link.anchor);
      // `:~:` is for the browser, and a range of lines for the site.
      if (anchorsOf(spec).has(wanted) || /^:~:|^L\d+|^(?:top|user-content-.*)$/i.test(wanted)) continue;
      if (keysOf(spec).has(anchorKey(wanted)) || handAnchorsOf(spec).has(anchorKey(wanted))) continue;
      if (anchorKey(wanted) === '') continue;
      const span = shift(link.span, placed.origin);
      const near = guesses++ < maxGuesses ? nearest(wanted, anchorsOf(spec).keys()) : undefined;
      if (near === undefined)
        yield {
          span,
          message: `Unexpected anchor '#${wanted}', expected that of a heading in this document`,
        };
      else
        yield {
          span,
          message: `Unexpected anchor '#${wanted}', did you mean '#${near}'?`,
          ...offer(
            { title: `Replace with \`#${near}\``, edits: [replace(span, `#${near}`)] },
            isSureGuess(wanted, near),
          ),
        };
    }
  },
});

/** Each looks through all headings. */
const maxGuesses = 20;

const keysOf: (spec: Spec) => ReadonlySet<string> = memo(
  spec => new Set([...anchorsOf(spec).keys()].map(anchorKey)),
);
