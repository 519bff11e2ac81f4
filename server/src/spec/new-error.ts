/** New error rows: the row for a status in the template's words, its body shaped like those of the table. */

import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { phraseOf } from './endpoint.ts';
import { type ErrorRow, errorRowsOf } from './endpoint-error.ts';
import { newRow } from './new-row.ts';
import type { Section, SpecTable } from './section.ts';

/** What a new row says; what is left out is taken from the template or made up from the status. */
export interface ErrorText {
  readonly status: number;
  readonly condition?: string;
  readonly errorCode?: string;
}

/** The table of errors of a section, if it has one. */
export const errorTableOf = (section: Section): SpecTable | undefined =>
  section.tables.find(t => t.kind === 'errors');

/** The edit that adds the row of a status in the order of the statuses; undefined where there is no table for it. */
export function newErrorRow(section: Section, text: ErrorText): Edit | undefined {
  const table = errorTableOf(section);
  if (!table) return undefined;
  const rows = errorRowsOf(section).filter(r => r.row.table === table);
  const before = rows.filter(r => r.code !== undefined && r.code <= text.status).at(-1);
  const isFirst = !before && rows.some(r => r.code !== undefined);
  const after = isFirst ? table.table.delimiter : (before?.row.row ?? table.table.rows.at(-1));
  return newRow(section, table, { cells: cellsFor(table, rows, text), ...(after ? { after } : {}) });
}

function cellsFor(table: SpecTable, rows: readonly ErrorRow[], text: ErrorText): ReadonlyMap<string, string> {
  const { status } = text;
  const sample = standingRow(table, status);
  const phrase = phraseOf(status) ?? '';
  const sentence = phrase.charAt(0) + phrase.slice(1).toLowerCase();
  const condition = text.condition ?? sample?.get('condition') ?? sentence;
  const errorCode =
    text.errorCode ?? codeIn(sample?.get('response body')) ?? sentence.replace(/\W+/g, '_').toLowerCase();
  const body = shapedLike(rows, errorCode) ?? `\`{"error": "${errorCode}"}\``;
  return new Map([
    ['code', String(status)],
    ['condition', condition],
    ['response body', body],
  ]);
}

/** The template's own row for a status. */
function standingRow({ slot }: SpecTable, status: number): ReadonlyMap<string, string> | undefined {
  const roles = slot?.columns.map(c => c.role) ?? [];
  const at = roles.indexOf('code');
  const row = slot?.rows.find(cells => cells[at] === String(status));
  return row && new Map(roles.map((role, i) => [role, row[i] ?? '']));
}

const codeIn = (body: string | undefined): string | undefined => /"error": ?"(\w+)"/.exec(body ?? '')?.[1];

/** The shortest body of the table with another code in it. */
function shapedLike(rows: readonly ErrorRow[], errorCode: string): string | undefined {
  const shaped = rows.filter(
    r => r.errorCode && r.body && (r.bodySample?.documents[0]?.members?.length ?? 1) === 1,
  );
  const model = shaped.sort((a, b) => a.body!.raw.length - b.body!.raw.length)[0];
  if (!model) return undefined;
  const { raw, span } = model.body!;
  const { start, end } = model.errorCode!.span;
  return raw.slice(0, start - span.start) + errorCode + raw.slice(end - span.start);
}

/** True where the table of errors is there, complete, and does not leave the status to others: "4xx", "standard errors". */
export function lacksStatus(section: Section, statuses: readonly number[]): boolean {
  const table = errorTableOf(section);
  const rows = errorRowsOf(section);
  if (!table || rows.length === 0 || rows.length < table.table.rows.length) return false;
  if (rows.some(r => r.codes.some(c => statuses.includes(c.code)))) return false;
  // A class of statuses, `4xx` or `4**`, or a row for all others.
  if (
    rows.some(
      r =>
        r.codes.length === 0 && /^(?:[45](?:xx|\*\*|XX)|\*|other|any|default)/i.test(r.codeCell?.text ?? ''),
    )
  )
    return false;
  const around = section.text.slice(section.part.start, section.part.end);
  return !/\b(?:standard|common|usual|shared|generic|other|global|default)\s+(?:\w+\s+)?errors?\b/i.test(
    around,
  );
}

/** Where a missing row is told: the label of the errors, else the table's head. */
export function errorPlace(section: Section): Span {
  const table = errorTableOf(section)!;
  const isOfErrors = (key: string): boolean => key === table.slot?.label || /\berrors?\b/.test(key);
  const label = section.labels.filter(l => l.span.end <= table.table.span.start).at(-1);
  return label && isOfErrors(label.key) ? label.span : table.table.header.span;
}
