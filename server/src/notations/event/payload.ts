/** The payload cell of an event: a schema's name, a list of fields, or a pointer to elsewhere. */

import type { Span } from '../../text/span.ts';

export interface PayloadPart {
  readonly name: string;
  readonly span: Span;
}

export interface Payload {
  /** Fields that the cell lists. */
  readonly fields?: readonly PayloadPart[];
  /** The schema that it names: a type, or the text or target of a link. */
  readonly ref?: PayloadPart;
  /** Where a link leads. */
  readonly target?: PayloadPart;
  /** It says no more than that the payload stands elsewhere. */
  readonly see?: boolean;
}

// No cell is longer.
const maxText = 1 << 14;

/** What a payload cell says, as far as it is sure; nothing for prose. */
export function readPayload(whole: string): Payload {
  const text = whole.slice(0, maxText);
  const span = inner(text, { start: 0, end: text.length });
  if (span.start === span.end) return {};
  const written = text.slice(span.start, span.end);
  const link = readLink(text, span);
  if (link) return link;
  if (
    /^(?:see|as)\s+(?:below|above|schema|appendix|the\s|section\s|sample|there)/i.test(written.slice(0, 40))
  )
    return { see: true };
  const fields = readFields(text, span);
  if (fields) return { fields };
  return isSchemaName(written, text[span.start - 1] === '`') ? { ref: { name: written, span } } : {};
}

/** Blanks, stars and back-ticks at both ends. */
function inner(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s`*]/.test(text[start]!)) start++;
  while (end > start && /[\s`*]/.test(text[end - 1]!)) end--;
  return { start, end };
}

function readLink(text: string, { start, end }: Span): Payload | undefined {
  if (text[start] !== '[' || text[end - 1] !== ')') return undefined;
  const close = text.indexOf('](', start);
  if (close < 0 || close > end || text.indexOf('](', close + 2) > 0) return undefined;
  const label = inner(text, { start: start + 1, end: close });
  const target = inner(text, { start: close + 2, end: end - 1 });
  const part = (s: Span): PayloadPart => ({ name: text.slice(s.start, s.end), span: s });
  if (label.start >= label.end || target.start >= target.end) return undefined;
  return { ref: part(label), target: part(target) };
}

/** `RefundApprovedV1`, `refund.approved`, `refund-approved.schema.json`, `#/components/schemas/Refund`. */
const isSchemaName = (name: string, isCode: boolean): boolean =>
  name.length <= 200 &&
  /^[#\w./@:-]+$/.test(name) &&
  (isCode ? /[A-Za-z]{2}/ : /[a-z][A-Z]|[A-Za-z]V\d+$|\w[./#]\w|_v\d+$/).test(name) &&
  !/^(?:n\/a|tbd|none|yes|no|full|partial|empty|entity)$/i.test(name);

const field =
  /^([A-Za-z_$][\w$]*(?:\[\])?(?:\.[A-Za-z_$][\w$]*(?:\[\])?)*)\??(?:\s*:\s*[\w<>[\]|"'.-][\w<>[\]| "'.-]{0,59})?$/;

/** `{ id, amount }`, `id, amount`, `` `id`, `amount` ``, `{"id": "uuid"}`; nested braces are not looked into. */
function readFields(text: string, span: Span): PayloadPart[] | undefined {
  const braced = text[span.start] === '{' && text[span.end - 1] === '}';
  const from = braced ? span.start + 1 : span.start;
  const to = braced ? span.end - 1 : span.end;
  const parts: PayloadPart[] = [];
  for (const piece of pieces(text, { start: from, end: to })) {
    const bare = trimmed(text, piece);
    const written = text.slice(bare.start, bare.end);
    if (/^(?:\.{2,3}|…)?$/.test(written)) continue;
    const match = written.length <= 160 ? (quoted.exec(written) ?? field.exec(written)) : null;
    if (!match) return undefined;
    const start = bare.start + written.indexOf(match[1]!);
    parts.push({ name: match[1]!, span: { start, end: start + match[1]!.length } });
  }
  const enough = braced ? parts.length > 0 : parts.length > 1;
  return enough ? parts : undefined;
}

const quoted = /^["']([\w$.-]{1,100})["']\s*:/;

/** Parts between commas outside of brackets. */
function pieces(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const char = text[i]!;
    if (char === '{' || char === '[' || char === '(') depth++;
    else if (char === '}' || char === ']' || char === ')') depth--;
    else if (char === ',' && depth === 0) {
      found.push({ start: from, end: i });
      from = i + 1;
    }
  }
  found.push({ start: from, end });
  return found;
}

function trimmed(text: string, span: Span): Span {
  const outer = inner(text, span);
  const remark = /\s\([^()]{0,60}\)$/.exec(text.slice(Math.max(outer.start, outer.end - 64), outer.end));
  return remark ? inner(text, { start: outer.start, end: outer.end - remark[0].length }) : outer;
}
