/** Recognising a specification: by its header, by its headings or because it says so; never by its title alone. */

import type { Document } from '../blocks/document.ts';
import type { Header } from './header.ts';
import type { PlacedSection } from './spec.ts';

const modeline = /<!--\s*handoff(?::\s*(on|off|spec|specification))?\s*-->/;

/** How many of a template's fields or headings make a document one of its kind. */
const evidence = 3;

export function isSpecification(
  document: Document,
  sections: readonly PlacedSection[],
  header: Header | undefined,
): boolean {
  const said = modeOf(document);
  if (said !== undefined) return said;
  return hasHeader(header) || hasHeadings(sections);
}

/** What a modeline or the front matter says, if anything. */
function modeOf(document: Document): boolean | undefined {
  const first = document.chunks[0];
  if (!first) return undefined;
  const front = first.blocks[0];
  if (front?.kind === 'frontmatter') {
    const text = first.text.slice(front.content.start, front.content.end);
    const key = /^handoff[ \t]*:[ \t]*(\S*)/m.exec(text);
    if (key) return !/^(?:false|off|no)$/i.test(key[1]!);
  }
  const head = `${first.text}\n${document.chunks[1]?.text ?? ''}`.slice(0, 2000);
  const match = modeline.exec(head);
  return match ? match[1] !== 'off' : undefined;
}

function hasHeader(header: Header | undefined): boolean {
  if (!header) return false;
  const fields = header.block.entries.flatMap(e => (e.field ? [e.field] : []));
  const keys = new Set(fields.map(f => f.key));
  return keys.size >= evidence && fields.some(f => !f.common);
}

/** Headings in the template's own wording, under the heading they belong to, and not such as every README has. */
function hasHeadings(sections: readonly PlacedSection[]): boolean {
  let found = 0;
  for (const { node, section } of sections) {
    const { slot } = node;
    if (slot?.named !== '' || node.misspelt || node.key !== slot.keys[0]) continue;
    if (!section.template.common.has(node.key)) found++;
    if (found >= evidence) return true;
  }
  return false;
}
