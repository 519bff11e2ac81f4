/** Entities: the entities and attributes of a Mermaid entity relationship diagram. */

import type { Span } from '../../text/span.ts';
import { readLines } from './read.ts';

/** Spans are UTF-16 offsets of the text. */
export interface DrawnEntity {
  readonly name: string;
  readonly span: Span;
  readonly attributes: readonly { readonly name: string; readonly span: Span }[];
}

const maxLength = 200_000;
const name = /(?:"[^"\r\n]{1,200}"|[\p{L}_][\p{L}\p{N}_.-]{0,200})/u.source;
const relation = new RegExp(
  `^(${name})[ \\t]*(?:\\[[^\\]]{0,200}\\][ \\t]*)?(?:[|}o][|o](?:--|\\.\\.)[|o][|{o]|u--[|o][|{])[ \\t]*(${name})[ \\t]*(?::.*)?$`,
  'u',
);
const opening = new RegExp(`^(${name})(?:[ \\t]*\\[[^\\]]{0,200}\\])?[ \\t]*(\\{[ \\t]*\\}?)?$`, 'u');
const attribute =
  /^[\p{L}_*][^\s"]{0,200}[ \t]+(\*?[\p{L}_][\p{L}\p{N}_-]{0,200})(?:\[\])?(?:[ \t]+(?:PK|FK|UK)(?:[ \t]*,[ \t]*(?:PK|FK|UK)){0,2})?(?:[ \t]+"[^"]{0,500}")?$/u;
const beside = /^(?:%%|direction[ \t]|title\b|acc(?:Title|Descr)\b|style[ \t]|class(?:Def)?[ \t]|accDescr)/;

/** The entities in the order in which they are named first; undefined for any other diagram, and where a line is not understood. */
export function readEntities(text: string): DrawnEntity[] | undefined {
  if (text.length > maxLength) return undefined;
  const lines = readLines(text);
  const first = lines.findIndex(({ raw }) => !raw.startsWith('%%'));
  if (lines[first]?.raw !== 'erDiagram') return undefined;
  const found = new Map<
    string,
    { name: string; span: Span; attributes: DrawnEntity['attributes'][number][] }
  >();
  const put = (written: string, start: number) => {
    const own = written.replace(/^"|"$/g, '');
    const known = found.get(own);
    if (known) return known;
    const entity = { name: own, span: { start, end: start + written.length }, attributes: [] };
    found.set(own, entity);
    return entity;
  };
  let inside: ReturnType<typeof put> | undefined;
  for (const { raw, span } of lines.slice(first + 1)) {
    if (raw.startsWith('%%')) continue;
    if (inside) {
      const word = attribute.exec(raw)?.[1];
      if (raw === '}') inside = undefined;
      else if (word === undefined) return undefined;
      else inside.attributes.push({ name: word.replace(/^\*/, ''), span });
      continue;
    }
    if (beside.test(raw)) continue;
    const related = relation.exec(raw);
    const opened = related ? undefined : opening.exec(raw);
    if (related) {
      put(related[1]!, span.start);
      put(related[2]!, span.start + raw.indexOf(related[2]!, related[1]!.length));
    } else if (!opened) return undefined;
    else {
      const entity = put(opened[1]!, span.start);
      if (opened[2] !== undefined && !opened[2].endsWith('}')) inside = entity;
    }
  }
  return inside ? undefined : [...found.values()];
}
