/** Error rows: status, condition and body of each error that an endpoint answers with. */

import type { JsonMember, JsonNode, JsonSample } from '../notations/json/node.ts';
import { readJson } from '../notations/json/read.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import type { Word } from './endpoint-heading.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';

export interface ErrorRow {
  readonly row: SpecRow;
  /** The first status of the cell; undefined where it names none, as in `4xx`. */
  readonly code?: number;
  readonly codeSpan?: Span;
  /** All statuses of the cell. */
  readonly codes: readonly { readonly code: number; readonly span: Span }[];
  readonly codeCell?: CellText;
  readonly condition?: CellText;
  readonly body?: CellText;
  /** The JSON of the body's cell, if it holds any; spans count from `bodyOrigin`. */
  readonly bodySample?: JsonSample;
  readonly bodyOrigin: number;
  /** The code in the body that tells this error from others. */
  readonly errorCode?: Word;
}

/** The error rows of a section, open ones left out. */
export const errorRowsOf: (section: Section) => readonly ErrorRow[] = memo(section =>
  rowsIn(section, 'errors').map(readRow),
);

function readRow(row: SpecRow): ErrorRow {
  const codeCell = cellOf(row, 'code');
  const condition = cellOf(row, 'condition');
  const body = cellOf(row, 'response body');
  const codes = codeCell ? codesIn(codeCell) : [];
  const json = body && readBody(body);
  const errorCode = (json && codeInJson(json)) ?? (body && !json ? bareCode(body) : undefined);
  return {
    row,
    ...(codes[0] ? { code: codes[0].code, codeSpan: codes[0].span } : {}),
    codes,
    ...(codeCell ? { codeCell } : {}),
    ...(condition ? { condition } : {}),
    ...(body ? { body } : {}),
    ...(json ? { bodySample: json.sample } : {}),
    bodyOrigin: json?.origin ?? body?.span.start ?? 0,
    ...(errorCode ? { errorCode } : {}),
  };
}

const codesIn = ({ raw, span }: CellText): { code: number; span: Span }[] =>
  [...raw.slice(0, 200).matchAll(/(?<![\w.+-])\d{3}(?![\w.]|-\d)/g)].map(match => ({
    code: Number(match[0]),
    span: { start: span.start + match.index, end: span.start + match.index + 3 },
  }));

/** JSON between back-ticks or bare; a pipe within it is escaped, which JSON does not know. */
function readBody({ raw, span }: CellText): { sample: JsonSample; origin: number } | undefined {
  const ticks = /^[^`{[]{0,80}?(`+)\s?(?=[{[])/.exec(raw);
  const from = ticks ? ticks[0].length : /^[{[]/.test(raw) ? 0 : -1;
  if (from < 0) return undefined;
  const close = ticks ? raw.indexOf(ticks[1]!, from) : raw.length;
  const text = raw.slice(from, close < 0 ? raw.length : close).replace(/\\\|/g, ' |');
  return { sample: readJson(text), origin: span.start + from };
}

const codeKeys = ['code', 'error_code', 'errorCode', 'error', 'type', 'reason', 'key'];
const codeForm = /^[A-Za-z][\w.:-]*$/;

/** `{"error": "x"}`, `{"code": "x"}`, `{"error": {"code": "x"}}`. */
function codeInJson({ sample, origin }: { sample: JsonSample; origin: number }): Word | undefined {
  const [document] = sample.documents;
  const found = document && codeIn(document);
  if (!found || typeof found.value.value !== 'string' || !codeForm.test(found.value.value)) return undefined;
  const { start, end } = found.value.span;
  return { text: found.value.value, span: shift({ start: start + 1, end: end - 1 }, origin) };
}

function codeIn(object: JsonNode): JsonMember | undefined {
  for (const key of codeKeys) {
    const member = object.members?.find(m => m.key === key);
    if (member?.value.type === 'string') return member;
    const inner: JsonMember | undefined = member && codeIn(member.value);
    if (inner) return inner;
  }
  const [first] = object.members?.find(m => m.key === 'errors')?.value.items ?? [];
  return first && codeIn(first);
}

/** A cell that holds the code alone, as in `` `rate_limited` ``. */
function bareCode({ raw, span }: CellText): Word | undefined {
  const found = /^(`?)([A-Za-z][\w.:-]*)\1$/.exec(raw);
  if (!found || (found[1] === '' && !/[._]/.test(found[2]!))) return undefined;
  const start = span.start + found[1]!.length;
  return { text: found[2]!, span: { start, end: start + found[2]!.length } };
}
