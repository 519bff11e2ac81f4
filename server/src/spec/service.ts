/** Services: what the sections on external services say of access, calls and failures. */

import { httpMethods, httpStatuses } from '../notations/http/http.ts';
import { type Quantity, readQuantities } from '../notations/quantity/quantity.ts';
import { type Retry, readRetry } from '../notations/quantity/retry.ts';
import { contentEnd } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, span, textOf, trimSpan } from '../text/span.ts';
import { isChoiceList } from './choice.ts';
import { headingSpan, holdsPlaceholder, sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, rowsOf, type SpecRow, saysNothing } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** All spans count from the start of the section's chunk. */
export interface Service {
  readonly nameSpan: Span | undefined;
  /** Value of the label `Type`; absent while it holds a placeholder or the list of choices. */
  readonly type?: Piece;
  /** Lines `Method: …` and the like of the fence on authentication, in order. */
  readonly access: readonly Pair[];
  readonly calls: readonly Call[];
  readonly failures: readonly Failure[];
}

export interface Piece {
  readonly text: string;
  readonly span: Span;
}

export interface Pair {
  readonly key: Piece;
  readonly value: Piece;
}

export interface Call {
  readonly row: SpecRow;
  /** Upper case. */
  readonly method?: Piece;
  readonly path?: Piece;
  readonly purpose?: CellText;
  /** The first rate of its cell, per second. */
  readonly limit?: Quantity;
}

/** What can fail: no answer in time, a refusal of the caller's request, a fault of the service. */
export type FailureClass = 'timeout' | '4xx' | '5xx';

export interface Failure {
  readonly row: SpecRow;
  readonly error: CellText;
  readonly classes: ReadonlySet<FailureClass>;
  readonly retry?: CellText;
  /** What the retry cell says, where it is understood. */
  readonly retries?: Retry;
  readonly fallback?: CellText;
}

/** The service that a section describes. */
export const serviceOf: (section: Section) => Service = memo(section => {
  const type = typeOf(section);
  return {
    nameSpan: headingSpan(section),
    ...(type ? { type } : {}),
    access: accessOf(section),
    calls: callsIn(section),
    failures: rowsIn(section, 'failures').flatMap(readFailure),
  };
});

/** What a section says of the calls to a service. */
export const callsIn: (section: Section) => readonly Call[] = memo(section =>
  rowsIn(section, 'calls').map(readCall),
);

/** The sections of kind `service` with what they say, in document order. */
export const servicesOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly service: Service }[] = memo(spec =>
  sectionsOfKind(spec, 'service').map(placed => ({ placed, service: serviceOf(placed.section) })),
);

/** True while a row of the kind still is the template's: what seems to be missing may stand in it. */
export const holdsOpenRow = (section: Section, kind: string): boolean =>
  rowsOf(section).some(row => row.table.kind === kind && row.isOpen);

function typeOf(section: Section): Piece | undefined {
  const label = section.labels.find(l => l.key === 'type');
  if (!label || label.value.start === label.value.end) return undefined;
  const text = textOf(section.text, label.value);
  const choices = section.slot?.labels.find(l => l.key === label.key)?.choices ?? [];
  if (holdsPlaceholder(section, label.value) || isChoiceList(text, choices)) return undefined;
  return { text, span: label.value };
}

function accessOf(section: Section): Pair[] {
  const pairs: Pair[] = [];
  for (const { fence, label } of section.fences) {
    if (label !== 'authentication') continue;
    const { start, end } = fence.content;
    for (let at = start; at < Math.min(end, start + maxFence); at = contentEnd(section.text, at) + 1) {
      const pair = pairOf(section, span(at, Math.min(contentEnd(section.text, at), end)));
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}

/** `Key: value` on a line. */
function pairOf(section: Section, line: Span): Pair | undefined {
  const { text } = section;
  const colon = text.indexOf(':', line.start);
  if (colon < 0 || colon >= line.end) return undefined;
  const key = trimSpan(text, span(line.start, colon));
  const value = trimSpan(text, span(colon + 1, line.end));
  if (key.start === key.end || value.start === value.end || holdsPlaceholder(section, value))
    return undefined;
  return { key: { text: textOf(text, key), span: key }, value: { text: textOf(text, value), span: value } };
}

// Access is described in a few lines.
const maxFence = 1 << 14;

function readCall(row: SpecRow): Call {
  const endpoint = cellOf(row, 'endpoint');
  const methodCell = cellOf(row, 'method');
  const limitCell = cellOf(row, 'rate limit');
  const purpose = cellOf(row, 'purpose');
  const method = (methodCell && methodIn(methodCell)) ?? (endpoint && methodIn(endpoint));
  const path = endpoint && pathIn(endpoint);
  const limit = limitCell && readQuantities(limitCell.raw).find(q => q.kind === 'rate');
  return {
    row,
    ...(method ? { method } : {}),
    ...(path ? { path } : {}),
    ...(purpose ? { purpose } : {}),
    ...(limit ? { limit: { ...limit, span: shift(limit.span, limitCell.span.start) } } : {}),
  };
}

function methodIn({ raw, span: at }: CellText): Piece | undefined {
  const match = /^[\s`*]*([A-Za-z]{3,7})(?![\w/-])/.exec(raw);
  const method = match?.[1]?.toUpperCase() ?? '';
  if (!match || !httpMethods.includes(method)) return undefined;
  const start = at.start + match[0].length - method.length;
  return { text: method, span: span(start, start + method.length) };
}

function pathIn({ raw, span: at }: CellText): Piece | undefined {
  const match = /(?:https?:\/)?\/[^\s`|*]*/.exec(raw);
  if (!match) return undefined;
  const start = at.start + match.index;
  return { text: match[0], span: span(start, start + match[0].length) };
}

function readFailure(row: SpecRow): Failure[] {
  const error = cellOf(row, 'error');
  if (!error) return [];
  const retry = cellOf(row, 'retry');
  const fallback = cellOf(row, 'fallback');
  const retries = retry && readRetry(retry.raw);
  return [
    {
      row,
      error,
      classes: failureClasses(error.text),
      ...(retry ? { retry } : {}),
      ...(retries ? { retries } : {}),
      ...(fallback ? { fallback } : {}),
    },
  ];
}

const forms: readonly (readonly [FailureClass, RegExp])[] = [
  [
    'timeout',
    /time[ -]?outs?\b|timed out|\bdeadline\b|\blatency\b|no (?:answer|response|reply)|unreachable|\bconnect(?:ion|ivity)?\b|\bnetwork\b|\b(?:408|504)\b|\bE?TIMEDOUT\b|\bslow\b/i,
  ],
  [
    '4xx',
    /\bclient (?:error|fault)|\bbad request|unauthori[sz]ed|forbidden|not found|\bconflict|\bvalidation|\brejected\b|\bdeclined\b|\binvalid\b|\brate[ -]limit|too many requests|thrott?l/i,
  ],
  [
    '5xx',
    /\bserver(?:[ -]side)? (?:error|fault)|\binternal (?:server )?error|\bunavailable|\boutage\b|\bdown\b|\bbad gateway/i,
  ],
];
const anything = /\b(?:any|all|every|other|others|else|anything|everything|\*)\b(?!\s+\w+\s+\w)/i;

/** The classes of failure that an error cell names; all of them for `Any error`. Text without marks. */
export function failureClasses(text: string): ReadonlySet<FailureClass> {
  const cell = text.slice(0, 300);
  const codes = failureCodes(cell);
  const named = forms
    .filter(([name, form]) => form.test(cell) || codes.some(code => code[0] === name[0]))
    .map(([name]) => name);
  if (named.length === 0 && anything.test(cell)) return new Set(forms.map(([name]) => name));
  return new Set(named);
}

/** Codes such as `404` and `4xx` in an error cell; a number that is no status of HTTP is none. */
export const failureCodes = (text: string): string[] =>
  [...text.slice(0, 300).matchAll(/(?<![\w.])[45](?:xx|XX|\d\d)(?![\w%])/g)]
    .map(m => m[0].toLowerCase())
    .filter(code => code.endsWith('xx') || httpStatuses.has(Number(code)));

/** True if a cell is empty or says that there is nothing to say. */
export const isNothing = (cell: CellText | undefined, section: Section): boolean =>
  cell === undefined || saysNothing(cell, section);
