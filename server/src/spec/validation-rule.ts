/** Validation rules: the rows that say what is refused, with the error code and the message that the user reads. */

import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { endpointsOf } from './endpoint.ts';
import type { ErrorRow } from './endpoint-error.ts';
import { type CellText, cellOf, rowsIn, rowsOf, type SpecRow, saysNothing } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** All spans count from the start of the section's chunk. */
export interface ValidationRule {
  readonly row: SpecRow;
  readonly name?: CellText;
  readonly condition?: CellText;
  readonly codeCell?: CellText;
  /** The one code of its cell, without marks and without a status before it. */
  readonly code?: { readonly text: string; readonly span: Span };
  readonly message?: CellText;
}

/** The rules of a section, rows of the template left out. */
export const validationRulesOf: (section: Section) => readonly ValidationRule[] = memo(section =>
  rowsIn(section, 'validation').map(row => {
    const name = cellOf(row, 'rule');
    const condition = cellOf(row, 'condition');
    const codeCell = cellOf(row, 'error code');
    const code = codeCell && !saysNothing(codeCell, section) ? readCode(codeCell) : undefined;
    const message = cellOf(row, 'error message');
    return {
      row,
      ...(name ? { name } : {}),
      ...(condition ? { condition } : {}),
      ...(codeCell ? { codeCell } : {}),
      ...(code ? { code } : {}),
      ...(message ? { message } : {}),
    };
  }),
);

const codeForm = /^(?:[1-5]\d\d[ \t:/–-]{0,5})?[`*"']{0,3}([A-Za-z][\w.:-]*)[`*"']{0,3}$/;

function readCode({ raw, span }: CellText): ValidationRule['code'] {
  const text = raw.length <= 120 ? codeForm.exec(raw)?.[1] : undefined;
  if (text === undefined) return undefined;
  const start = span.start + raw.lastIndexOf(text);
  return { text, span: { start, end: start + text.length } };
}

export interface ErrorCode {
  readonly text: string;
  /** Offsets in the document. */
  readonly span: Span;
  readonly error: ErrorRow;
  readonly placed: PlacedSection;
}

/** The error codes in the bodies with which the endpoints refuse, in document order. */
export const errorCodesOf: (spec: Spec) => readonly ErrorCode[] = memo(spec =>
  endpointsOf(spec).flatMap(({ placed, endpoint }) =>
    endpoint.errors.flatMap(error =>
      error.errorCode
        ? [{ text: error.errorCode.text, span: shift(error.errorCode.span, placed.origin), error, placed }]
        : [],
    ),
  ),
);

/** True while an error of some endpoint is still the template's: any code may be meant for it. */
export const holdsOpenErrors = (spec: Spec): boolean =>
  endpointsOf(spec).some(({ placed }) =>
    rowsOf(placed.section).some(row => row.table.kind === 'errors' && row.isOpen),
  );

/** Every word of a section that may be a code, in its letter case. */
export const codeWordsOf: (section: Section) => ReadonlySet<string> = memo(
  ({ text, part }) => new Set(textOf(text, part).match(/[A-Za-z][\w.:-]*(?<![.:-])/g)),
);
