/** Links: where the inline links of a document lead, and the anchors that it offers. */

import { slug } from 'github-slugger';
import { stripMarkup } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { eachProse } from './prose.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** An inline link. Spans are within the section's chunk. */
export interface WrittenLink {
  /** The target as written, angle brackets and title left out. */
  readonly span: Span;
  readonly href: string;
  /** What stands between the square brackets. */
  readonly label: string;
  /** The file it leads to, as written, without query and anchor; absent for anchors and for addresses with a scheme. */
  readonly path?: string;
  /** Behind `#`, as written. */
  readonly anchor?: string;
}

const inline =
  /!?\[([^[\]\r\n]{0,300})\]\(\s{0,9}(<[^<>\r\n]{0,2000}>|[^()\s]{1,2000}(?:\([^()\s]{0,500}\))?)(?:\s{1,9}(?:"[^"\r\n]{0,500}"|'[^'\r\n]{0,500}'|\([^()\r\n]{0,500}\)))?\s{0,9}\)/g;

/** The links of a section's text and cells, those in code and comments are none. */
export const linksIn: (section: Section) => readonly WrittenLink[] = memo(section => {
  const { start, end } = section.part;
  // Most sections have no link at all.
  if (!section.text.slice(start, end).includes('](')) return [];
  return [...eachProse(section)].flatMap(({ start: from, text }) =>
    readLinks(section.text.slice(from, from + text.length), text, from),
  );
});

/** All links of a specification, in document order. */
export const linksOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly link: WrittenLink }[] = memo(spec =>
  spec.sections.flatMap(placed => linksIn(placed.section).map(link => ({ placed, link }))),
);

function readLinks(raw: string, prose: string, from: number): WrittenLink[] {
  if (!raw.includes('](')) return [];
  return [...raw.matchAll(inline)].flatMap(match => {
    const target = match[2]!;
    const at = match.index + match[0].lastIndexOf(target);
    // What the reader does not see as text was blanked out, and the bracket with it.
    if (prose.charAt(raw.lastIndexOf(']', at)) !== ']') return [];
    const bracket = target.startsWith('<') ? 1 : 0;
    const href = target.slice(bracket, target.length - bracket);
    const start = from + at + bracket;
    return [{ span: { start, end: start + href.length }, href, label: match[1]!, ...partsOf(href) }];
  });
}

function partsOf(href: string): Pick<WrittenLink, 'path' | 'anchor'> {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return {};
  const hash = href.indexOf('#');
  const [path = ''] = (hash < 0 ? href : href.slice(0, hash)).split('?', 1);
  return { ...(path !== '' && { path }), ...(hash >= 0 && { anchor: href.slice(hash + 1) }) };
}

/** Where each heading's anchor stands, as GitHub makes them: the second of a name ends with `-1`. */
export const anchorsOf: (spec: Spec) => ReadonlyMap<string, number> = memo(spec => {
  const anchors = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { section, start } of spec.sections) {
    if (!section.part.heading) continue;
    const own = slugOf(section);
    let anchor = own;
    for (let n = counts.get(own) ?? 0; anchors.has(anchor); anchor = `${own}-${n}`) counts.set(own, ++n);
    anchors.set(anchor, start);
  }
  return anchors;
});

const slugOf = memo(({ part }: Section): string => slug(stripMarkup(part.title)));
