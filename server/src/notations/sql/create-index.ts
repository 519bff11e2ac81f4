/** `CREATE INDEX`: what it covers. */

import type { CreateIndex, IndexColumn } from './model.ts';
import {
  isDone,
  isNext,
  partSince,
  peek,
  type Reader,
  skip,
  skipUntil,
  spanSince,
  take,
  takeName,
  takeNameList,
  takeParens,
  takePlainName,
  within,
} from './reader.ts';

type Said = Omit<CreateIndex, 'span' | 'keyword' | 'commented'>;

/** What stands behind the words `CREATE INDEX`; undefined where no table follows. */
export function readCreateIndex(reader: Reader, isUnique: boolean): Said | undefined {
  const isConcurrent = take(reader, 'CONCURRENTLY');
  const ifNotExists = take(reader, 'IF', 'NOT', 'EXISTS');
  const name = isNext(reader, 'ON') ? undefined : takeName(reader);
  let method = takeMethod(reader);
  if (!take(reader, 'ON')) return undefined;
  take(reader, 'ONLY');
  const table = takeName(reader);
  if (!table) return undefined;
  method ??= takeMethod(reader);
  const list = takeParens(reader);
  const isElided = list ? holdsElision(list) : true;
  const columns = list ? readColumns(list) : [];
  return {
    kind: 'create-index',
    name,
    table,
    isUnique,
    isConcurrent,
    ifNotExists,
    method,
    columns,
    elided: isElided,
    ...readRest(reader),
  };
}

function takeMethod(reader: Reader): string | undefined {
  return take(reader, 'USING') ? takePlainName(reader)?.name.toLowerCase() : undefined;
}

const holdsElision = (reader: Reader): boolean => {
  for (let i = reader.at; i < reader.end; i++) if (reader.tokens[i]!.kind === 'elision') return true;
  return false;
};

const comma: ReadonlySet<string> = new Set([',']);

function readColumns(list: Reader): IndexColumn[] {
  const columns: IndexColumn[] = [];
  while (!isDone(list)) {
    const from = list.at;
    skipUntil(list, comma);
    const item = within(list, from, list.at);
    list.at++;
    if (!isDone(item) && peek(item)!.kind !== 'elision') columns.push(readColumn(item));
  }
  return columns;
}

/** A plain column, perhaps with operator class and order; anything else is an expression. */
function readColumn(item: Reader): IndexColumn {
  const from = item.at;
  const name = takePlainName(item);
  const next = peek(item);
  const isPrefix = next?.word === '(' && peek(item, 1)?.kind === 'number';
  const isPlain = !next || isPrefix || next.kind === 'word' || next.kind === 'quoted';
  while (!isDone(item)) skip(item);
  return { span: spanSince(item, from), name: isPlain ? name : undefined };
}

function readRest(reader: Reader): Pick<Said, 'include' | 'where'> {
  let include: Said['include'] = [];
  while (!isDone(reader) && !isNext(reader, 'WHERE'))
    if (take(reader, 'INCLUDE')) include = takeNameList(reader);
    else skip(reader);
  if (!take(reader, 'WHERE')) return { include, where: undefined };
  const from = reader.at;
  while (!isDone(reader)) skip(reader);
  return { include, where: reader.at > from ? partSince(reader, from) : undefined };
}
