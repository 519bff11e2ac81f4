/** Decision records: the numbers by which a document names them, and what the beginning of one says of its state. */

import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { linksOf, type WrittenLink } from './link.ts';
import { sectionsOfKind } from './place.ts';
import { eachProse } from './prose.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { filePath, nameOf } from './target-file.ts';

/** A decision as a text names it: `ADR-017`. The span is within the section's chunk. */
export interface NamedDecision {
  readonly span: Span;
  readonly name: string;
  readonly number: number;
}

/** The decisions that a section's text names, links included. */
export const decisionsIn: (section: Section) => readonly NamedDecision[] = memo(section => {
  if (!/\bADR/.test(section.text.slice(section.part.start, section.part.end))) return [];
  return [...eachProse(section)].flatMap(({ start, text }) =>
    [...text.matchAll(/(?<![\p{L}\p{N}_-])ADR[- ]?(\d{1,5})(?![\p{L}\p{N}_-]|\.\d)/gu)].map(match => ({
      span: shift({ start: match.index, end: match.index + match[0].length }, start),
      name: match[0],
      number: Number(match[1]),
    })),
  );
});

/** Number of the record that a file is: `adr-017-cases.md`, `0017-cases.md`, `ADR017.md`. */
export function decisionNumber(path: string): number | undefined {
  const match = /^(?:adr[-_ ]?)?0*(\d{1,5})(?=[-_. ])/i.exec(nameOf(path));
  return match && /\.(?:md|markdown|adoc|rst|txt)$/i.test(path) ? Number(match[1]) : undefined;
}

/** Links to decision records: those of the section that the template has for them, and those to files that are called so. */
export const decisionLinksOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly link: WrittenLink; readonly path: string }[] = memo(
  spec => {
    const homes = new Set(sectionsOfKind(spec, 'decisions').map(p => p.section));
    return linksOf(spec).flatMap(({ placed, link }) => {
      const path = link.path === undefined ? undefined : filePath(link.path);
      if (path === undefined || !/\.(?:md|markdown)$/i.test(path)) return [];
      const isDecision = homes.has(placed.section) || /^adr[-_ ]?\d/i.test(nameOf(path));
      return isDecision ? [{ placed, link, path }] : [];
    });
  },
);

export interface Fate {
  readonly word: 'superseded' | 'deprecated' | 'rejected';
  /** Number of the record that took its place, if it is named. */
  readonly by?: number;
}

/** What became of a decision, as the status in the beginning of its record says; undefined for one that holds. */
export function fateOf(head: string): Fate | undefined {
  const line = statusLine(head.slice(0, 4000));
  const word = /^(?:[^\p{L}]*)(superseded|superceded|replaced|obsolete|deprecated|rejected)\b/iu.exec(
    line,
  )?.[1];
  if (!word) return undefined;
  const by = /\bby\b[^\d]{0,40}?(\d{1,5})/i.exec(line)?.[1];
  const plain = word.toLowerCase();
  return {
    word: plain === 'deprecated' || plain === 'rejected' ? plain : 'superseded',
    ...(by !== undefined && { by: Number(by) }),
  };
}

/** Behind `Status:` on its line, or the first line below a heading `Status`. */
function statusLine(head: string): string {
  const pair = /^[ \t>|*_-]*status[*_ \t]*[:|][*_ \t]*([^\r\n]+)/im.exec(head);
  if (pair) return pair[1]!;
  return /^#{1,6}[ \t]+status[ \t#]*[\r\n]\s{0,9}(\S[^\r\n]*)/im.exec(head)?.[1] ?? '';
}
