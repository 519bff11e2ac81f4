/** Lists of allowed values: `One of: a, b`, `enum: a|b`, `` `a` or `b` ``, `[a, b]`. */

import type { Span } from '../../text/span.ts';
import type { ListConstraint } from './constraint.ts';
import type { Token } from './token.ts';

export interface ListReading {
  readonly constraint: ListConstraint;
  /** Offset behind the list. */
  readonly end: number;
}

/** The list of values that begins at a token of a text. */
export function readValueList(text: string, tokens: readonly Token[], at: number): ListReading | undefined {
  const { start } = tokens[at]!;
  const lead = leadEnd(tokens, at);
  if (lead !== undefined) {
    const read = readItems(text, tokens[lead]?.start ?? text.length);
    return {
      constraint: {
        kind: 'oneOf',
        span: { start, end: Math.max(read.end, tokens[lead - 1]!.end) },
        ...read.list,
      },
      end: read.end,
    };
  }
  if (!opensClause(tokens[at - 1])) return undefined;
  const opener = tokens[at]!.key;
  const bracketed = opener === '[' || opener === '{';
  if (!bracketed && !/^[`"'“]$/.test(opener) && tokens[at]!.kind !== 'word') return undefined;
  const read = readItems(text, start);
  const { length } = read.list.values;
  const quoted = /^[`"'“]$/.test(opener);
  const enough = bracketed ? length > 1 && !isInterval(read) : quoted ? length > 1 : isBareList(text, read);
  if (!enough) return undefined;
  return { constraint: { kind: 'oneOf', span: { start, end: read.end }, ...read.list }, end: read.end };
}

/** Behind `one of:`, `enum (`, `allowed values:`; a lead that says less needs a mark behind it. */
function leadEnd(tokens: readonly Token[], at: number): number | undefined {
  const [first, second] = [tokens[at]?.key, tokens[at + 1]?.key];
  if ((first === 'one' || first === 'any') && second === 'of') return skipMarks(tokens, at + 2);
  if (first === 'either') return at + 1;
  let next = at;
  if (/^(?:allowed|possible|valid|permitted|accepted)$/.test(first ?? '') && second === 'values')
    next = at + 2;
  else if (/^(?:enum|enumeration|values|allowed|options|in)$/.test(first ?? '')) next = at + 1;
  else return undefined;
  const mark = tokens[next]?.key;
  const marked = mark === ':' || mark === '(' || mark === '[' || mark === '`' || mark === '=' || mark === '{';
  return marked && (first !== 'in' || mark !== ':') ? skipMarks(tokens, next) : undefined;
}

function skipMarks(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 4 && /^(?:[:=]|the|these|following|values)$/.test(tokens[at]?.key ?? '')) at++;
  return at;
}

const opensClause = (before: Token | undefined): boolean =>
  before === undefined || /^[,;:.(\n]$|^(?:be|is|string|enum)$/.test(before.key);

interface Items {
  readonly list: Pick<ListConstraint, 'values' | 'open'>;
  readonly end: number;
  /** The marks that part the items. */
  readonly marks: string;
}

/** `[1, 10]` may be an interval. */
const isInterval = ({ list }: Items): boolean =>
  list.values.length === 2 && list.values.every(({ text }) => /^-?\d/.test(text));

/** `a|b`, `pending/running/completed`: words of code with nothing else around them. */
function isBareList(text: string, { list, marks, end }: Items): boolean {
  if (!list.values.every(v => /^[A-Za-z_][\w.-]*$/.test(v.text))) return false;
  const closed = /^\s*(?:[,;.)\n]|$)/.test(text.slice(end, end + 20));
  if (!closed || !/^([|/])\1*$/.test(marks)) return false;
  return marks[0] === '|' ? marks.length >= 1 : marks.length >= 2;
}

const maxItem = 80;

/** Values up to the end of the list: a semicolon, a closing bracket, the end of a sentence, another constraint. */
function readItems(text: string, from: number): Items {
  const values: { text: string; span: Span }[] = [];
  let open = false;
  let marks = '';
  let end = from;
  let at = skipBlank(text, from);
  const bracket = '([{'.includes(text[at] ?? ' ') ? text[at]! : '';
  if (bracket) at = skipBlank(text, at + 1);
  for (;;) {
    const item = itemAt(text, at);
    if (
      !item ||
      (values.length > 0 && !item.quoted && isConstraint(text.slice(item.span.start, item.span.end)))
    )
      break;
    const written = text.slice(item.span.start, item.span.end);
    if (/^(?:\.{2,}|…|etc\.?)$/.test(written)) open = true;
    else values.push({ text: written, span: item.span });
    end = item.end;
    const separator = separatorAt(text, end);
    if (!separator) break;
    marks += separator.mark;
    at = separator.end;
  }
  if (bracket) {
    const close = skipBlank(text, end);
    if (')]}'.includes(text[close] ?? ' ')) end = close + 1;
  }
  return { list: { values, ...(open && { open }) }, end, marks };
}

const isConstraint = (text: string): boolean =>
  /^(?:max|min|maximum|minimum|exactly|up to|at (?:most|least)|length|default|defaults|required|optional|case|must|not)\b/i.test(
    text,
  );

interface Item {
  readonly span: Span;
  readonly end: number;
  readonly quoted: boolean;
}

const closers: Readonly<Record<string, string>> = { '`': '`', '"': '"', "'": "'", '“': '”' };

function itemAt(text: string, at: number): Item | undefined {
  const closer = closers[text[at] ?? ''];
  if (closer) {
    const close = text.slice(at + 1, at + 1 + maxItem).indexOf(closer);
    if (close <= 0) return undefined;
    const span = { start: at + 1, end: at + 1 + close };
    return { span, end: remarkEnd(text, span.end + 1), quoted: true };
  }
  const match = /^(?:\.{2,}|…|[^\s,|;/()[\]{}`"\n\\.]+(?:\.(?=\w)[^\s,|;/()[\]{}`"\n\\.]*)*)/.exec(
    text.slice(at, at + maxItem),
  );
  if (!match) return undefined;
  const start = at;
  let end = at + match[0].length;
  // Up to two more words, unless they join two values.
  for (let n = 0; n < 2; n++) {
    const more = /^[ \t]+(?!or\b|and\b|→)[\p{L}\p{N}_-]+/u.exec(text.slice(end, end + maxItem));
    if (!more) break;
    end += more[0].length;
  }
  return { span: { start, end }, end: remarkEnd(text, end), quoted: false };
}

/** Behind a remark in round brackets: `` `a` (default) ``. */
function remarkEnd(text: string, from: number): number {
  const match = /^ \([^()\n]{0,40}\)/.exec(text.slice(from, from + 44));
  return match ? from + match[0].length : from;
}

function separatorAt(text: string, from: number): { mark: string; end: number } | undefined {
  const match = /^\s{0,3}(?:(,)\s{0,3}(?:or\s|and\s)?|\\?(\|)|(\/)|(or|and)\s)\s{0,3}/.exec(
    text.slice(from, from + 20),
  );
  if (!match) return undefined;
  return { mark: match[1] ?? match[2] ?? match[3] ?? ',', end: from + match[0].length };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
