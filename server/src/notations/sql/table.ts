/** `CREATE TABLE`: columns and constraints of a table. */

import { readColumn, withLineComment } from './column.ts';
import { isConstraint, readConstraint } from './constraint.ts';
import { commentsBetween, type Item, isElidingComment, lineComment, readItems } from './items.ts';
import { type Column, type Constraint, type CreateTable, keyOf, type Name } from './model.ts';
import {
  insideSpan,
  isDone,
  isNext,
  partSince,
  peek,
  type Reader,
  skip,
  skipUntil,
  take,
  takeName,
  takeParens,
} from './reader.ts';
import { readCheckText } from './values.ts';

type Table = Omit<CreateTable, 'kind' | 'span' | 'keyword' | 'commented' | 'isTemporary'>;

/** What stands behind the words `CREATE TABLE`; undefined where no name follows. */
export function readTable(reader: Reader): Table | undefined {
  const ifNotExists = take(reader, 'IF', 'NOT', 'EXISTS');
  const name = takeName(reader);
  if (!name) return undefined;
  const head = { ...nothing, name, ifNotExists };
  if (take(reader, 'PARTITION', 'OF')) return { ...head, form: 'partition', source: takeName(reader) };
  if (take(reader, 'LIKE')) return { ...head, form: 'like', source: takeName(reader) };
  if (!isNext(reader, '(')) return { ...head, ...readRest(reader, 'none') };
  const inner = takeParens(reader)!;
  if (isNext(inner, 'SELECT') || isNext(inner, 'WITH')) return { ...head, form: 'as' };
  return { ...head, body: insideSpan(inner), ...readBody(inner), ...readRest(reader, 'columns') };
}

const nothing = {
  form: 'none',
  source: undefined,
  body: undefined,
  columns: [],
  constraints: [],
  elided: false,
  options: undefined,
} as const satisfies Partial<Table>;

/** Options behind the column list, and whether a query gives the columns. */
function readRest(reader: Reader, form: 'none' | 'columns'): Partial<Table> {
  const from = reader.at;
  skipUntil(reader, queryStarts);
  const isQuery = !isDone(reader) && (isNext(reader, 'AS') || isNext(reader, 'SELECT'));
  const options = reader.at > from ? partSince(reader, from) : undefined;
  while (!isDone(reader)) skip(reader);
  return isQuery ? { form: 'as', options, columns: [], constraints: [] } : { ...formOf(form), options };
}

const queryStarts: ReadonlySet<string> = new Set(['AS', 'SELECT']);
const formOf = (form: 'none' | 'columns'): Partial<Table> => (form === 'none' ? { form } : {});

type Body = Pick<Table, 'form' | 'source' | 'columns' | 'constraints' | 'elided'>;

function readBody(inner: Reader): Body {
  const { start, end } = insideSpan(inner);
  const columns: Column[] = [];
  const constraints: Constraint[] = [];
  let source: Name | undefined;
  const { items, elided } = readItems(inner);
  const said = commentsBetween(inner.comments, start, end);
  const isRemark = items.length === 0 && said.length > 0;
  let isElided = elided || isRemark || said.some(comment => isElidingComment(inner.text, comment));
  for (const item of items) {
    if (isConstraint(item.reader)) constraints.push(readConstraint(item.reader));
    else if (isLike(item.reader)) source ??= takeName(item.reader);
    else {
      const column = readItem(item);
      if (column) columns.push(column);
      else isElided = true;
    }
  }
  const form = source && columns.length === 0 ? 'like' : 'columns';
  const known = withTableChecks(columns, constraints);
  // A column list without a single type is more likely a sketch.
  const isSketch = known.length > 0 && known.every(column => column.type === undefined);
  return { form, source, columns: known, constraints, elided: isElided || isSketch || source !== undefined };
}

const isLike = (reader: Reader): boolean => {
  const next = peek(reader, 1)?.kind;
  const isName = next === 'word' || next === 'quoted';
  const end = peek(reader, 2)?.word;
  const isWhole = end === undefined || end === '.' || end === 'INCLUDING' || end === 'EXCLUDING';
  return isName && isWhole && take(reader, 'LIKE');
};

const sketches: ReadonlySet<string> = new Set(['COLUMNS', 'FIELDS', 'COLUMN_DEFINITIONS', 'OMITTED']);

function readItem({ reader, until }: Item): Column | undefined {
  const first = peek(reader);
  if (peek(reader, 1) === undefined && sketches.has(first?.word ?? '')) return undefined;
  const column = readColumn(reader);
  if (!column) return undefined;
  const body = lineComment(reader, column.span, until);
  return body ? withLineComment(column, reader.text, body) : column;
}

/** Checks that stand among the columns say of one of them what it may hold. */
function withTableChecks(columns: readonly Column[], constraints: readonly Constraint[]): readonly Column[] {
  const checked = new Map(
    constraints.flatMap(({ check }) => {
      const found = check && readCheckText(check);
      return found ? [[keyOf(found.column), found.values] as const] : [];
    }),
  );
  if (checked.size === 0) return columns;
  return columns.map(column => {
    const values = checked.get(keyOf(column.name));
    const isBetter = values && (!column.values || column.values.source === 'comment');
    return isBetter ? { ...column, values } : column;
  });
}
