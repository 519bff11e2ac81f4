/** Questions: the rows of a table of open questions, each with its owner, its day and its state. */

import type { Row } from '../blocks/block.ts';
import { stripMarkup, wordKey } from '../template/key.ts';
import type { ColumnSlot } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { isChoiceList, readChoice } from './choice.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section, SpecTable } from './section.ts';

export type State =
  | { readonly kind: 'known'; readonly value: string; readonly isClosed: boolean; readonly isBare: boolean }
  | { readonly kind: 'unknown'; readonly span: Span; readonly near?: string }
  /** Empty, or a dash. */
  | { readonly kind: 'absent' }
  /** A placeholder, the list of choices, or words that say more than a status. */
  | { readonly kind: 'unclear' };

export interface QuestionCell {
  readonly span: Span;
  readonly slot: ColumnSlot;
}

/** A row of a table of questions; cells that the table or the row lacks are absent. */
export interface Question {
  readonly row: Row;
  readonly table: SpecTable;
  /** The cell that says what is asked, if it says anything. */
  readonly title?: Span;
  readonly owner?: QuestionCell;
  readonly due?: QuestionCell;
  readonly status?: QuestionCell;
  readonly state: State;
  /** The question itself is the template's, or is struck out. */
  readonly isSample: boolean;
}

/** True if a question is certainly still open. */
export const isOpen = ({ state, isSample }: Question): boolean =>
  state.kind === 'known' && !state.isClosed && !isSample;

const isOwner = ({ key }: ColumnSlot): boolean => key === wordKey('Owner');
const isStatus = ({ closed }: ColumnSlot): boolean => closed.length > 0;

/** True for a column of questions that says who answers by when and how far it is: there a gap means more than in other tables. */
export const tracksQuestion = ({ slot }: Section, column: ColumnSlot): boolean =>
  slot?.kind === 'questions' && (isOwner(column) || column.isDate || isStatus(column));

/** The questions of a section that the template has for them; none elsewhere. */
export const questionsOf: (section: Section) => readonly Question[] = memo(section =>
  section.slot?.kind === 'questions'
    ? section.tables.flatMap(table => table.table.rows.map(row => readQuestion(section, table, row)))
    : [],
);

function readQuestion(section: Section, table: SpecTable, row: Row): Question {
  const cellWhere = (test: (slot: ColumnSlot) => boolean): QuestionCell | undefined => {
    const index = table.columns.findIndex(c => c.slot && test(c.slot));
    const cell = row.cells[index];
    return cell && { span: cell.span, slot: table.columns[index]!.slot! };
  };
  const title = cellWhere(slot => slot.isKey)?.span;
  const owner = cellWhere(isOwner);
  const due = cellWhere(slot => slot.isDate);
  const status = cellWhere(isStatus);
  const isFilled = title !== undefined && title.start < title.end;
  const isStruck = isFilled && /^~~.*~~$/.test(textOf(section.text, title));
  return {
    row,
    table,
    ...(isFilled ? { title } : {}),
    ...(owner ? { owner } : {}),
    ...(due ? { due } : {}),
    ...(status ? { status } : {}),
    state: status ? readState(section, status) : { kind: 'unclear' },
    isSample: !isFilled || isStruck || holdsPlaceholder(section, title),
  };
}

function readState(section: Section, { span, slot }: QuestionCell): State {
  const raw = textOf(section.text, span);
  if (holdsPlaceholder(section, span)) return { kind: 'unclear' };
  if (/^[-–—\s]*$/.test(raw)) return { kind: 'absent' };
  if (isChoiceList(raw, slot.values)) return { kind: 'unclear' };
  const plain = stripMarkup(raw.replace(/~~[^~]*~~/g, '')).replace(/^[^\p{L}\p{N}]+/u, '');
  const lead = leadingValue(plain, slot.values);
  if (lead !== undefined) {
    const isBare = plain.slice(lead.length).trim() === '';
    return { kind: 'known', value: lead, isClosed: slot.closed.includes(lead), isBare };
  }
  const choice = readChoice(raw, slot.values, section.template);
  if (choice.kind === 'unknown') return { ...choice, span: shift(choice.span, span.start) };
  // The word TBD: what is to be decided about a question is its answer.
  if (choice.kind === 'open') return { kind: 'unknown', span };
  return { kind: 'unclear' };
}

/** The value with which a text begins. A short one such as No may begin any sentence, so nothing but marks may follow it. */
function leadingValue(text: string, values: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return values.find(value => {
    const behind = text.slice(value.length);
    if (!lower.startsWith(value.toLowerCase()) || /^[\p{L}\p{N}]/u.test(behind)) return false;
    return value.length > 3 || !/^\s*\p{L}/u.test(behind);
  });
}
