/** Dates of the header: its entries that hold a day, whatever they are called. */

import { readDate } from '../notations/date/date.ts';
import { wordKey } from '../template/key.ts';
import type { Span } from '../text/span.ts';
import { blocksOf, type HeaderEntry } from './header.ts';
import { spanInValue } from './header-values.ts';
import type { Spec } from './spec.ts';

export interface DatedEntry {
  readonly entry: HeaderEntry;
  /** `YYYY-MM-DD`. */
  readonly iso: string;
  /** Of the date in the document. */
  readonly span: Span;
}

/** The entries that begin with a date of the form YYYY-MM-DD, in document order. */
export const datedEntries = (spec: Spec): DatedEntry[] =>
  blocksOf(spec.header)
    .flatMap(b => b.entries)
    .flatMap(entry => {
      const reading = entry.isOpen ? undefined : readDate(entry.value);
      if (!reading || !('iso' in reading) || !reading.isIso) return [];
      return [{ entry, iso: reading.iso, span: spanInValue(spec, entry, reading.iso) }];
    });

const isChange = /\b(?:updated|modified|reviewed|approved|changed)\b(?! by)/;

/** True for the template's date and for days on which the document was changed or judged. */
export const isLaterDate = ({ key, field }: HeaderEntry): boolean =>
  field?.type === 'date' || isChange.test(wordKey(key));
