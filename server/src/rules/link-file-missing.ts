/** A link to a file that is not there. */

import { isSureGuess } from '../spec/guess.ts';
import { linksOf } from '../spec/link.ts';
import { filePath, foundFile, nameOf, writtenLike } from '../spec/target-file.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { type Finding, offer, specRule } from './rule.ts';

const files = ['appendix/erd.mmd', 'appendix/open api.yaml', 'guide.md'];

export const linkFileMissing = specRule({
  id: 'link-file-missing',
  title: 'Link to a missing file',
  why: 'What the specification promises to show cannot be read, and nobody notices before they need it.',
  severity: 'error',
  examples: [
    {
      bad: '### B: Database ERD\n\n[Entities](‹appendix/erb.mmd›), ![flow](‹flow.svg›), [API](‹appendix/opn%20api.yaml#top›)\n',
      good: '### B: Database ERD\n\n[Entities](appendix/erd.mmd), [API](<appendix/open api.yaml>), [API](./appendix/open%20api.yaml?raw=1), [guide](guide.html#x), [site](other-page), [root](/docs/x.md), [web](https://example.com/x.md), `[x](y.md)`\n',
      files,
    },
  ],
  *check(spec, _, { files }) {
    if (!files) return;
    let guesses = 0;
    for (const { placed, link } of linksOf(spec)) {
      const path = link.path === undefined ? undefined : filePath(link.path);
      const found = path === undefined ? undefined : foundFile(path, files);
      if (path === undefined || found?.isThere !== false || found.cased) continue;
      const { start, end } = shift(link.span, placed.origin);
      const names = guesses++ < maxGuesses ? files.near(path) : [];
      yield finding(path, { written: link.path!, href: link.href, span: { start, end } }, names);
    }
  },
});

/** Each looks through a folder. */
const maxGuesses = 20;

function finding(
  path: string,
  { written, href, span }: { written: string; href: string; span: Finding['span'] },
  names: readonly string[],
): Finding {
  const folder = path.slice(0, path.length - nameOf(path).length);
  const near = nearest(
    nameOf(path),
    names.map(nameOf).filter(n => n !== nameOf(path)),
  );
  if (near === undefined)
    return { span, message: `No file '${path}', expected one there or a link to where it is` };
  const target = { start: span.start, end: span.start + href.indexOf(written) + written.length };
  return {
    span,
    message: `No file '${path}', did you mean '${near}'?`,
    ...offer(
      {
        title: `Replace with \`${folder}${near}\``,
        edits: [replace(target, writtenLike(`${folder}${near}`, written))],
      },
      isSureGuess(nameOf(path), near),
    ),
  };
}
