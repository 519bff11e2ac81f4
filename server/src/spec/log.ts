/** Logs: what is written at which level, and with which fields. */

import { readLabels } from '../notations/metric/name.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { type CellText, cellOf, rowsIn, type SpecRow, saysNothing } from './rows.ts';
import type { Section } from './section.ts';

/** A row of the logging table. Spans are within the section's chunk. */
export interface Log {
  readonly row: SpecRow;
  readonly level?: CellText;
  readonly when?: CellText;
  readonly fieldsCell: CellText;
  readonly fields: readonly LogField[];
}

export interface LogField {
  readonly name: string;
  readonly span: Span;
  /** What is said of it up to the next one, such as `(masked)`. */
  readonly remark: string;
}

// No table for people is longer.
const maxRows = 200;

/** The log rows of a section that name fields. */
export const logsIn: (section: Section) => readonly Log[] = memo(section =>
  rowsIn(section, 'logs')
    .slice(0, maxRows)
    .flatMap(row => {
      const fieldsCell = cellOf(row, 'fields');
      if (!fieldsCell || saysNothing(fieldsCell, section)) return [];
      const level = cellOf(row, 'log level');
      const when = cellOf(row, 'when');
      return [
        { row, ...(level && { level }), ...(when && { when }), fieldsCell, fields: fieldsOf(fieldsCell) },
      ];
    }),
);

function fieldsOf({ raw, span }: CellText): LogField[] {
  const names = readLabels(raw);
  return names.map(({ name, span: own }, i) => ({
    name,
    span: shift(own, span.start),
    remark: raw.slice(own.end, names[i + 1]?.span.start ?? raw.length),
  }));
}

/** The words of a name, in lower case: `cardNumber` and `card_number` alike. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');

/** True for a field that ties the lines of one request, message or run together. */
export const isCorrelation = (name: string): boolean => {
  const words = wordsOf(name).join('_');
  return /(?:^|_)(?:request|req|correlation|trace|span|session|transaction|operation|message|event|job|run|batch|task|call|flow|invocation|connection)_?(?:id|uuid)$|^(?:traceparent|traceid|requestid|correlationid)$/.test(
    words,
  );
};

const secret =
  /(?:^|_)(?:password|passwd|pwd|passphrase|secret|client_secret|private_key|api_key|apikey|access_token|refresh_token|id_token|bearer_token|auth_token|session_token|authorization|credentials?|pin|otp|cvv|cvc)$/;
const personal =
  /(?:^|_)(?:ssn|social_security_number|card_number|credit_card|pan|iban|account_number|email|e_mail|email_address|phone|phone_number|mobile_number|telephone|date_of_birth|birth_date|dob|passport_number|first_name|last_name|full_name|home_address|postal_address|street_address|national_id|tax_id)$/;
const harmless =
  /(?:^|_)(?:hash|hashed|sha256|masked|redacted|encrypted|tokenized|last4|last_4|has|is|count|length|template|type|provider|channel|domain|error|invalid|valid)(?:_|$)/;

/** What a field would put into the log that must not be there; absent for fields that do no harm. */
export function exposureOf({ name, remark }: LogField): 'secret' | 'personal' | undefined {
  const words = wordsOf(name).join('_');
  if (
    harmless.test(words) ||
    /\b(?:mask|hash|redact|encrypt|token|truncat|last|never|not|remov|pseudonym)/i.test(remark)
  )
    return undefined;
  if (words === 'token' || secret.test(words)) return 'secret';
  return personal.test(words) ? 'personal' : undefined;
}
