/** Links: files, anchors in the document and identifiers of other specifications. */

import { entryOfType } from '../spec/header.ts';
import { anchorsOf, linksIn } from '../spec/link.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { type Span, shift } from '../text/span.ts';
import { decoded } from '../text/uri.ts';

export interface Link {
  readonly span: Span;
  /** `path` as written, relative to the document; `offset` in the document itself; `id` of another specification. */
  readonly target: { readonly path: string } | { readonly offset: number } | { readonly id: string };
}

export function linksOf(spec: Spec, ids: ReadonlySet<string>): Link[] {
  if (!spec.recognised) return [];
  const own = entryOfType(spec.header, 'id')?.value;
  return spec.sections.flatMap(placed => [
    ...inlineLinks(placed, spec),
    ...idLinks(placed, ids).filter(l => !('id' in l.target) || l.target.id !== own),
  ]);
}

function inlineLinks({ section, origin }: PlacedSection, spec: Spec): Link[] {
  return linksIn(section).flatMap(({ span, href }) => {
    const target = targetOf(href, spec);
    return target ? [{ span: shift(span, origin), target }] : [];
  });
}

function targetOf(href: string, spec: Spec): Link['target'] | undefined {
  if (href.startsWith('#')) {
    const offset = anchorsOf(spec).get(decoded(href.slice(1)).toLowerCase());
    return offset === undefined ? undefined : { offset };
  }
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || href === '' ? undefined : { path: href };
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
