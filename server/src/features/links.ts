/** Links: files, anchors in the document and identifiers of other specifications. */

import GithubSlugger from 'github-slugger';
import { entryOfType } from '../spec/header.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import { type Span, shift } from '../text/span.ts';

export interface Link {
  readonly span: Span;
  /** `path` as written, relative to the document; `offset` in the document itself; `id` of another specification. */
  readonly target: { readonly path: string } | { readonly offset: number } | { readonly id: string };
}

const inline =
  /!?\[[^[\]\r\n]*\]\(\s*(<[^<>\r\n]*>|[^()\s]+(?:\([^()\s]*\))?)(?:\s+(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\)))?\s*\)/g;

export function linksOf(spec: Spec, ids: ReadonlySet<string>): Link[] {
  if (!spec.recognised) return [];
  const anchors = anchorsOf(spec);
  const own = entryOfType(spec.header, 'id')?.value;
  return spec.sections.flatMap(placed => [
    ...inlineLinks(placed, anchors),
    ...idLinks(placed, ids).filter(l => !('id' in l.target) || l.target.id !== own),
  ]);
}

function inlineLinks(placed: PlacedSection, anchors: ReadonlyMap<string, number>): Link[] {
  return proseOf(placed).flatMap(({ text, from }) =>
    [...text.matchAll(inline)].flatMap(match => {
      const raw = match[1]!;
      const start = from + match.index + match[0].lastIndexOf(raw);
      const href = raw.replace(/^<|>$/g, '');
      const target = targetOf(href, anchors);
      return target ? [{ span: { start, end: start + raw.length }, target }] : [];
    }),
  );
}

function targetOf(href: string, anchors: ReadonlyMap<string, number>): Link['target'] | undefined {
  if (href.startsWith('#')) {
    const offset = anchors.get(href.slice(1).toLowerCase());
    return offset === undefined ? undefined : { offset };
  }
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || href === '' ? undefined : { path: href };
}

/** Where each heading's anchor stands, as GitHub makes them. */
export function anchorsOf(spec: Spec): Map<string, number> {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, number>();
  for (const { section, start } of spec.sections)
    if (section.part.heading) anchors.set(slugger.slug(stripMarkup(section.part.title)), start);
  return anchors;
}

function idLinks(placed: PlacedSection, ids: ReadonlySet<string>): Link[] {
  if (ids.size === 0) return [];
  return proseOf(placed).flatMap(({ text, from }) =>
    [...text.matchAll(/(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+/g)]
      .filter(match => ids.has(match[0]))
      .map(match => ({
        span: { start: from + match.index, end: from + match.index + match[0].length },
        target: { id: match[0] },
      })),
  );
}

/** Text of the blocks that hold inline Markdown, and where it starts in the document. */
function proseOf({ section, origin }: PlacedSection): { text: string; from: number }[] {
  return section.part.blocks
    .filter(b => b.kind === 'paragraph' || b.kind === 'list' || b.kind === 'quote' || b.kind === 'table')
    .map(block => {
      const { start } = shift(block.span, origin);
      return { text: section.text.slice(block.span.start, block.span.end), from: start };
    });
}
