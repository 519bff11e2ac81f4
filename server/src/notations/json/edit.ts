/** Edits of JSON samples that leave all other text as it is. */

import { type Edit, insertAt } from '../../text/edit.ts';
import { lineEndOf, lineStart, withLineEnds } from '../../text/lines.ts';
import type { JsonMember, JsonNode } from './node.ts';
import { createTokens, type Token } from './tokens.ts';

/**
 * Adds a member at an object's end, in the object's own style: on a line of its own or not, with its indent, its trailing
 * comma, before a closing `...`. `valueText` is JSON, further lines of it without indent. Gives no edits where the object is broken.
 */
export function insertMember(
  text: string,
  object: JsonNode,
  member: { readonly key: string; readonly valueText: string },
): Edit[] {
  if (!object.members) return [];
  const last = object.members.at(-1);
  if (!last) return object.bare ? [] : [intoEmpty(text, object, member)];
  if (last.value.span.start === last.value.span.end) return [];
  return behindLast(text, object, { last, ...member });
}

interface Adding {
  readonly key: string;
  readonly valueText: string;
}

function written(
  { key, valueText }: Adding,
  style: { gap: string; indent: string; lineEnd: string },
): string {
  const value = valueText.replace(/\n/g, `\n${style.indent}`);
  return `${JSON.stringify(key)}:${style.gap}${withLineEnds(value, style.lineEnd)}`;
}

function intoEmpty(text: string, { span }: JsonNode, adding: Adding): Edit {
  const at = span.start + 1;
  const isClosed = text[span.end - 1] === '}' && span.end > at;
  const inside = text.slice(at, isClosed ? span.end - 1 : span.end);
  const lineEnd = lineEndOf(text);
  const comma = /^\s*(?:\.\.|…)/.test(inside) ? ',' : '';
  if (!/[\r\n]/.test(inside)) {
    const pad = /^\s/.test(inside) ? ' ' : '';
    return insertAt(at, `${pad}${written(adding, { gap: ' ', indent: '', lineEnd })}${comma}`);
  }
  const own = indentAt(text, span.start);
  const indent = own + unitOf(text);
  return insertAt(at, `${lineEnd}${indent}${written(adding, { gap: ' ', indent, lineEnd })}${comma}`);
}

function behindLast(
  text: string,
  object: JsonNode,
  { last, ...adding }: Adding & { readonly last: JsonMember },
): Edit[] {
  const lineEnd = lineEndOf(text);
  const gap = gapOf(text, last);
  const onOwnLine = blanksBefore(text, last.span.start);
  const indent = onOwnLine ?? indentAt(text, last.span.start);
  const before = onOwnLine === undefined ? betweenMembers(text, object.members!, gap) : lineEnd + onOwnLine;
  const member = before + written(adding, { gap, indent, lineEnd });
  const found = behind(text, object, last.value.span.end);
  const { comma } = found;
  // On one line the remark stays last.
  const remark = onOwnLine === undefined ? undefined : found.remark;
  const end = last.value.span.end;
  if (comma) return [insertAt(remark ?? comma.end, `${member},`)];
  return remark === undefined
    ? [insertAt(end, `,${member}`)]
    : [insertAt(end, ','), insertAt(remark, member)];
}

/** The comma behind the last value, and the end of the remark that stands behind it on its line. */
function behind(text: string, object: JsonNode, from: number): { comma?: Token; remark?: number } {
  const tokens = createTokens(text);
  tokens.seek(from);
  let comma: Token | undefined;
  let remark: number | undefined;
  for (let token = tokens.next(); token.start < object.span.end; token = tokens.next()) {
    if (token.kind === ',' && !comma) comma = token;
    else if (token.kind === 'comment' && !token.firstOnLine) remark = token.end;
    else if (token.kind !== 'comment' || comma) break;
  }
  return { ...(comma && { comma }), ...(remark !== undefined && { remark }) };
}

/** The blanks before an offset, if they are all that stands before it on its line; undefined on the text's first line. */
function blanksBefore(text: string, offset: number): string | undefined {
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  return /^\s*$/.test(before) && start > 0 ? before : undefined;
}

/** The blanks with which the line of an offset begins. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
}

/** What stands between a key and its value, the colon aside. */
function gapOf(text: string, { keySpan, value }: JsonMember): string {
  const between = text.slice(keySpan.end, value.span.start);
  return /:[ \t]{0,3}$/.exec(between)?.[0].slice(1) ?? ' ';
}

/** What stands between the last two members of one line, the comma aside. */
function betweenMembers(text: string, members: readonly JsonMember[], gap: string): string {
  const [one, two] = members.slice(-2);
  if (!one || !two) return gap;
  return /^\s*,([ \t]*)$/.exec(text.slice(one.span.end, two.span.start))?.[1] ?? ' ';
}

/** The step by which the text indents its lines. */
const unitOf = (text: string): string => /(?:^|[\r\n])(\t| {1,8})[^\s]/.exec(text)?.[1] ?? '  ';
