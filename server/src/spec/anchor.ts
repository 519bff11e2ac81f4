/** Anchors that are written by hand: `<a id="x">`, `{#x}`, and headings inside of lists and quotes. */

import { memo } from '../text/memo.ts';
import type { Section } from './section.ts';
import type { Spec } from './spec.ts';

const written = /\b(?:id|name)[ \t]*=[ \t]*["']?([^"'\s<>]+)|\{[ \t]*#([^\s{}]+)/gi;
const innerHeading = /(?:^|[\r\n])(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])+#{1,6}[ \t]+([^\r\n]+)/g;

const handAnchors: (section: Section) => readonly string[] = memo(({ text, part }) => {
  const own = text.slice(part.start, part.end);
  const ids =
    own.includes('=') || own.includes('{') ? [...own.matchAll(written)].map(m => m[1] ?? m[2]!) : [];
  const headings = own.includes('#') ? [...own.matchAll(innerHeading)].map(m => m[1]!) : [];
  return [...ids, ...headings].map(anchorKey);
});

/** The keys of all anchors that authors wrote themselves. */
export const handAnchorsOf: (spec: Spec) => ReadonlySet<string> = memo(
  spec => new Set(spec.sections.flatMap(({ section }) => handAnchors(section))),
);

/** What is left of an anchor when marks and letter case are taken away: sites make them in different ways. */
export const anchorKey = (anchor: string): string => anchor.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
