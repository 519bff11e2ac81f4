/** A link to a file whose name has other letter case. */

import { linksOf } from '../spec/link.ts';
import { filePath, foundFile, writtenLike } from '../spec/target-file.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

export const linkCaseMismatch = specRule({
  id: 'link-case-mismatch',
  title: 'Link in other letter case',
  why: 'It opens on a Mac or under Windows and is broken on the server, where letter case counts.',
  severity: 'warning',
  examples: [
    {
      bad: '### B: Database ERD\n\n[Entities](‹Appendix/ERD.mmd›), [guide](‹./Guide.md#size›)\n',
      good: '### B: Database ERD\n\n[Entities](appendix/erd.mmd), [guide](./guide.md#Size), [none](Flow.svg)\n',
      files: ['appendix/erd.mmd', 'appendix', 'guide.md'],
    },
  ],
  *check(spec, _, { files }) {
    if (!files) return;
    for (const { placed, link } of linksOf(spec)) {
      const path = link.path === undefined ? undefined : filePath(link.path);
      const real = path === undefined ? undefined : foundFile(path, files).cased;
      if (real === undefined) continue;
      const span = shift(link.span, placed.origin);
      const end = span.start + link.path!.length;
      yield {
        span,
        message: `Unexpected letter case in '${link.path}', expected '${real}'`,
        fix: {
          title: `Replace with \`${real}\``,
          edits: [replace({ start: span.start, end }, writtenLike(real, link.path!))],
        },
      };
    }
  },
});
