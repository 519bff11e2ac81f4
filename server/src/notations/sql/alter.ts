/** `ALTER TABLE`: each of its actions. */

import { readColumn } from './column.ts';
import { isConstraint, readConstraint } from './constraint.ts';
import type { AlterAction, Column, Name } from './model.ts';
import {
  isDone,
  isNext,
  partSince,
  type Reader,
  skip,
  skipUntil,
  take,
  takeName,
  takeOneOf,
  takeParens,
  takePlainName,
  within,
} from './reader.ts';
import { takeType } from './type.ts';

/** The actions behind `ALTER TABLE name`. */
export function readActions(reader: Reader): AlterAction[] {
  const actions: AlterAction[] = [];
  while (!isDone(reader)) {
    const from = reader.at;
    skipUntil(reader, comma);
    const action = within(reader, from, reader.at);
    reader.at++;
    if (!isDone(action)) actions.push(...readAction(action));
  }
  return actions;
}

const comma: ReadonlySet<string> = new Set([',']);

// An action without the span that all of them have.
type Bare<T> = T extends AlterAction ? Omit<T, 'span'> : never;

function readAction(reader: Reader): AlterAction[] {
  const from = reader.at;
  const several = readColumnList(within(reader, from, reader.end));
  if (several) return several;
  const verb = takeOneOf(reader, verbs);
  const found = verb === undefined ? undefined : readers[verb]!(reader);
  reader.at = reader.end;
  const { span, text } = partSince(reader, from);
  return [found ? { ...found, span } : { kind: 'other', span, text }];
}

const readers: Readonly<Record<string, (reader: Reader) => Bare<AlterAction> | undefined>> = {
  ADD: readAdd,
  DROP: readDrop,
  RENAME: readRename,
  ALTER: readAlterColumn,
  MODIFY: reader => {
    takeColumnWord(reader);
    const column = readDefinition(reader);
    return column && { kind: 'redefine', name: column.name, column };
  },
  CHANGE: reader => {
    takeColumnWord(reader);
    const name = takePlainName(reader);
    const column = readDefinition(reader);
    return name && column && { kind: 'redefine', name, column };
  },
  VALIDATE: reader => {
    const name = take(reader, 'CONSTRAINT') ? takeName(reader) : undefined;
    return name && { kind: 'validate', name };
  },
};
const verbs: ReadonlySet<string> = new Set(Object.keys(readers));

function takeColumnWord(reader: Reader): void {
  take(reader, 'COLUMN');
  if (!take(reader, 'IF', 'NOT', 'EXISTS')) take(reader, 'IF', 'EXISTS');
}

/** A column, without MySQL's word on where it goes. */
function readDefinition(reader: Reader): Column | undefined {
  let to = reader.end;
  if (reader.tokens[to - 1]?.word === 'FIRST') to--;
  else if (reader.tokens[to - 2]?.word === 'AFTER') to -= 2;
  return to > reader.at ? readColumn(within(reader, reader.at, to)) : undefined;
}

/** MySQL's `ADD (a INT, b INT)`. */
function readColumnList(reader: Reader): AlterAction[] | undefined {
  if (!take(reader, 'ADD')) return undefined;
  take(reader, 'COLUMN');
  const inner = takeParens(reader);
  if (!inner) return undefined;
  const actions: AlterAction[] = [];
  while (!isDone(inner)) {
    const from = inner.at;
    skipUntil(inner, comma);
    const column = readColumn(within(inner, from, inner.at));
    inner.at++;
    if (column) actions.push({ kind: 'add-column', span: column.span, column });
  }
  return actions;
}

function readAdd(reader: Reader): Bare<AlterAction> | undefined {
  if (isConstraint(reader)) {
    const constraint = readConstraint(reader);
    return { kind: 'add-constraint', constraint };
  }
  takeColumnWord(reader);
  const column = readDefinition(reader);
  return column && { kind: 'add-column', column };
}

function readDrop(reader: Reader): Bare<AlterAction> | undefined {
  if (take(reader, 'PRIMARY', 'KEY')) return { kind: 'drop-constraint', name: undefined, of: 'primary-key' };
  if (isNext(reader, 'PARTITION')) return undefined;
  const isIndex = take(reader, 'INDEX') || take(reader, 'KEY');
  const isNamed =
    isIndex || take(reader, 'CONSTRAINT') || take(reader, 'FOREIGN', 'KEY') || take(reader, 'CHECK');
  if (!isNamed) takeColumnWord(reader);
  else take(reader, 'IF', 'EXISTS');
  const name = takeName(reader);
  if (!name) return undefined;
  if (isNamed) return { kind: 'drop-constraint', name, of: isIndex ? 'index' : 'constraint' };
  return { kind: 'drop-column', name, cascade: take(reader, 'CASCADE') };
}

function readRename(reader: Reader): Bare<AlterAction> | undefined {
  if (take(reader, 'TO') || take(reader, 'AS')) {
    const to = takeName(reader);
    return to && { kind: 'rename-table', to };
  }
  if (take(reader, 'CONSTRAINT')) return readRenamed(reader, 'rename-constraint');
  if (take(reader, 'INDEX') || take(reader, 'KEY')) return readRenamed(reader, 'rename-index');
  take(reader, 'COLUMN');
  return readRenamed(reader, 'rename-column');
}

function readRenamed(
  reader: Reader,
  kind: 'rename-column' | 'rename-constraint' | 'rename-index',
): Bare<AlterAction> | undefined {
  const name = takePlainName(reader);
  const to = name && take(reader, 'TO') ? takePlainName(reader) : undefined;
  return name && to && { kind, name, to };
}

function readAlterColumn(reader: Reader): Bare<AlterAction> | undefined {
  if (isNext(reader, 'CONSTRAINT') || isNext(reader, 'INDEX')) return undefined;
  take(reader, 'COLUMN');
  const name = takePlainName(reader);
  return name && readColumnChange(reader, name);
}

function readColumnChange(reader: Reader, name: Name): Bare<AlterAction> | undefined {
  if (take(reader, 'SET', 'NOT', 'NULL')) return { kind: 'set-not-null', name };
  if (take(reader, 'DROP', 'NOT', 'NULL')) return { kind: 'drop-not-null', name };
  if (take(reader, 'DROP', 'DEFAULT')) return { kind: 'drop-default', name };
  if (take(reader, 'SET', 'DEFAULT')) {
    const from = reader.at;
    while (!isDone(reader)) skip(reader);
    return reader.at > from ? { kind: 'set-default', name, value: partSince(reader, from) } : undefined;
  }
  take(reader, 'SET', 'DATA');
  const type = take(reader, 'TYPE') ? takeType(reader) : undefined;
  return type && { kind: 'set-type', name, type };
}
