/** Suppressions: comments in a document that say which findings are meant, and why. */

import type { Chunk, Document } from '../blocks/document.ts';
import { contentEnd, lineStart } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';

/** `handoff-disable-next-line`, `-line`, `-file`, and `handoff-disable` until `handoff-enable`. */
type Verb = 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';

interface Comment {
  readonly span: Span;
  readonly verb: Verb;
  /** Rule ids with their places; none means every rule. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
}

export interface Suppression extends Comment {
  /** A finding that starts here is suppressed. */
  readonly scope: Span;
}

const comment =
  /<!--[ \t]*handoff-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^<>]*?)-->/g;

/** The comments of a chunk, spans within it; code shows comments and has none. */
const commentsOf: (chunk: Chunk) => readonly Comment[] = memo(({ text, blocks }) => {
  if (!text.includes('<!--')) return none;
  return [...text.matchAll(comment)].flatMap(match => {
    const span = { start: match.index, end: match.index + match[0].length };
    const inCode = blocks.some(
      ({ kind, span: at }) =>
        (kind === 'fence' || kind === 'code') && at.start <= span.start && span.start < at.end,
    );
    return inCode ? [] : [readComment(match, span)];
  });
});

const none: readonly Comment[] = [];

function readComment(match: RegExpMatchArray, span: Span): Comment {
  const body = match[2]!;
  const dash = /(?:^|\s)--(?=\s|$)/.exec(body);
  const list = dash ? body.slice(0, dash.index) : body;
  const from = span.start + match[0].indexOf(body, match[0].indexOf(match[1]!) + match[1]!.length);
  const rules = [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    span: { start: from + index, end: from + index + id.length },
  }));
  const reason = dash ? body.slice(dash.index + dash[0].length).trim() : '';
  return { span, verb: match[1] as Verb, rules, reason };
}

/** What a document suppresses, in order; offsets of the document. */
export function suppressionsOf(document: Document): readonly Suppression[] {
  if (document.chunks.every(chunk => commentsOf(chunk).length === 0)) return [];
  const all = document.chunks.flatMap((chunk, i) =>
    commentsOf(chunk).map(c => {
      const origin = document.starts[i]!;
      const scope = scopeIn(document, i, c);
      const rules = c.rules.map(r => ({ ...r, span: shift(r.span, origin) }));
      return { ...c, rules, span: shift(c.span, origin), scope };
    }),
  );
  return all.flatMap((own, i) => {
    if (own.verb === 'enable') return [];
    if (own.verb !== 'disable') return [own];
    const end = all.slice(i + 1).find(other => other.verb === 'enable' && covers(other, own));
    return [{ ...own, scope: { start: own.span.end, end: end?.span.start ?? document.length } }];
  });
}

/** An `enable` of every rule, or of one that was disabled, ends what was disabled. */
const covers = (enable: Comment, disable: Comment): boolean =>
  enable.rules.length === 0 || disable.rules.some(r => enable.rules.some(e => e.id === r.id));

function scopeIn(document: Document, index: number, { verb, span }: Comment): Span {
  const { text } = document.chunks[index]!;
  const origin = document.starts[index]!;
  if (verb === 'disable-file') return { start: 0, end: document.length };
  if (verb === 'disable-line')
    return { start: origin + lineStart(text, span.start), end: origin + contentEnd(text, span.end) };
  const end = contentEnd(text, span.end);
  const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
  if (next < text.length) return shift(blockOrLine(document.chunks[index]!, next), origin);
  const after = document.chunks[index + 1];
  return after
    ? shift(blockOrLine(after, 0), document.starts[index + 1]!)
    : { start: origin + end, end: origin + end };
}

/** The line; or the whole fence that begins there: no comment could stand inside. */
function blockOrLine({ text, blocks }: Chunk, start: number): Span {
  const fence = blocks.find(b => b.kind === 'fence' && b.span.start === start);
  return fence ? fence.span : { start, end: contentEnd(text, start) };
}

/** True if a finding of the rule that starts there is suppressed by this comment. */
export const suppresses = ({ rules, scope }: Suppression, rule: string, offset: number): boolean =>
  scope.start <= offset && offset <= scope.end && (rules.length === 0 || rules.some(r => r.id === rule));
