/** One statement: what it does, and to what. */

import { readActions } from './alter.ts';
import { readCreateIndex } from './create-index.ts';
import type { AlterType, Name, Part, Statement } from './model.ts';
import {
  isDone,
  isNamePart,
  isNext,
  partSince,
  peek,
  type Reader,
  skip,
  spanSince,
  take,
  takeName,
  takeOneOf,
  takeParens,
} from './reader.ts';
import { readTable } from './table.ts';
import { readStrings } from './values.ts';

// A statement without what all of them have.
type Bare<T> = T extends Statement ? Omit<T, 'span' | 'keyword' | 'commented'> : never;
export type Said = Bare<Statement>;

/** The statement that fills a reader. */
export function readStatement(reader: Reader, commented: boolean): Statement {
  const from = reader.at;
  const verb = peek(reader)!.word;
  const found = read(reader, verb);
  reader.at = reader.end;
  const span = spanSince(reader, from);
  reader.at = Math.min(from + (found?.words ?? 1), reader.end);
  const keyword = spanSince(reader, from);
  const said: Said = found?.said ?? { kind: 'other', verb, tables: readTables(reader, from) };
  return { ...said, span, keyword, commented };
}

interface Found {
  readonly said: Said;
  /** How many tokens name the deed. */
  readonly words: number;
}

function read(reader: Reader, verb: string): Found | undefined {
  const from = reader.at++;
  if (verb === 'CREATE') return readCreate(reader, from);
  const object = takeObject(reader);
  const words = reader.at - from;
  const said =
    verb === 'ALTER'
      ? readAlter(reader, object)
      : verb === 'DROP'
        ? readDrop(reader, object)
        : verb === 'COMMENT' && take(reader, 'ON')
          ? readComment(reader)
          : undefined;
  return said && { said, words: verb === 'COMMENT' ? 2 : words };
}

const adjectives: ReadonlySet<string> = new Set([
  'TEMP',
  'TEMPORARY',
  'UNLOGGED',
  'GLOBAL',
  'LOCAL',
  'UNIQUE',
  'FULLTEXT',
  'SPATIAL',
  'CLUSTERED',
  'NONCLUSTERED',
  'CONSTRAINT',
  'RECURSIVE',
  'VIRTUAL',
  'FOREIGN',
  'EXTERNAL',
]);

/** The kind of thing: one word, or two for a materialized view. */
function takeObject(reader: Reader): string {
  if (take(reader, 'MATERIALIZED', 'VIEW')) return 'materialized view';
  if (take(reader, 'EVENT', 'TRIGGER')) return 'event trigger';
  const token = peek(reader);
  if (token?.kind !== 'word') return '';
  if (token.word === 'ON') return '';
  reader.at++;
  return token.word.toLowerCase();
}

function readCreate(reader: Reader, from: number): Found | undefined {
  const orReplace = take(reader, 'OR', 'REPLACE');
  if (isNext(reader, 'DEFINER')) reader.at = Math.min(reader.at + 5, reader.end);
  const said = new Set<string>();
  for (let word = takeOneOf(reader, adjectives); word; word = takeOneOf(reader, adjectives)) said.add(word);
  const object = takeObject(reader);
  const words = reader.at - from;
  const found = readCreated(reader, object, { orReplace, said });
  return found && { said: found, words };
}

interface Manner {
  readonly orReplace: boolean;
  readonly said: ReadonlySet<string>;
}

function readCreated(reader: Reader, object: string, { orReplace, said }: Manner): Said | undefined {
  if (object === 'table') {
    const table = readTable(reader);
    const isTemporary = said.has('TEMP') || said.has('TEMPORARY');
    return table && { kind: 'create-table', ...table, isTemporary };
  }
  if (object === 'index') return readCreateIndex(reader, said.has('UNIQUE'));
  if (object === '' || object === 'user' || object === 'role') return undefined;
  const ifNotExists = take(reader, 'IF', 'NOT', 'EXISTS');
  const name = takeName(reader);
  if (!name) return undefined;
  if (object === 'type') return readType(reader, name);
  const isOn = /^(?:trigger|policy|rule)$/.test(object);
  const table = isOn ? readOn(reader, object) : undefined;
  return { kind: 'create', object, name, table, orReplace, ifNotExists };
}

function readType(reader: Reader, name: Name): Said {
  if (!take(reader, 'AS', 'ENUM')) return { kind: 'create-type', name, form: 'other', values: undefined };
  const list = takeParens(reader);
  return { kind: 'create-type', name, form: 'enum', values: list && readStrings(list, 'enum') };
}

/** The table behind `ON`; a rule names an event first and its table behind `TO`. */
function readOn(reader: Reader, object: string): Name | undefined {
  const word = object === 'rule' ? 'TO' : 'ON';
  while (!isDone(reader) && !isNext(reader, word)) skip(reader);
  return take(reader, word) ? takeName(reader) : undefined;
}

function readAlter(reader: Reader, object: string): Said | undefined {
  take(reader, 'IF', 'EXISTS');
  take(reader, 'ONLY');
  const name = takeName(reader);
  if (!name) return undefined;
  if (object === 'table') return { kind: 'alter-table', table: name, actions: readActions(reader) };
  if (object === 'type') return { kind: 'alter-type', name, action: readTypeAction(reader) };
  const renameTo = take(reader, 'RENAME', 'TO') ? takeName(reader) : undefined;
  return { kind: 'alter', object, name, renameTo };
}

function readTypeAction(reader: Reader): AlterType['action'] {
  if (take(reader, 'ADD', 'VALUE')) {
    take(reader, 'IF', 'NOT', 'EXISTS');
    const value = takeString(reader);
    return value ? { kind: 'add-value', value } : { kind: 'other' };
  }
  if (take(reader, 'RENAME', 'VALUE')) {
    const value = takeString(reader);
    const to = take(reader, 'TO') ? takeString(reader) : undefined;
    return value && to ? { kind: 'rename-value', value, to } : { kind: 'other' };
  }
  const to = take(reader, 'RENAME', 'TO') ? takeName(reader) : undefined;
  return to ? { kind: 'rename', to } : { kind: 'other' };
}

/** A string with its quotes. */
function takeString(reader: Reader): Part | undefined {
  if (peek(reader)?.kind !== 'string') return undefined;
  const from = reader.at++;
  return partSince(reader, from);
}

function readDrop(reader: Reader, object: string): Said | undefined {
  if (object === '') return undefined;
  const kind = /^(?:temporary|unlogged|foreign)$/.test(object) && take(reader, 'TABLE') ? 'table' : object;
  take(reader, 'CONCURRENTLY');
  const ifExists = take(reader, 'IF', 'EXISTS');
  const names: Name[] = [];
  for (let name = takeName(reader); name; name = takeName(reader)) {
    names.push(name);
    takeParens(reader);
    if (!take(reader, ',')) break;
  }
  const table = take(reader, 'ON') ? takeName(reader) : undefined;
  if (names.length === 0) return undefined;
  return { kind: 'drop', object: kind, names, ifExists, cascade: take(reader, 'CASCADE'), table };
}

function readComment(reader: Reader): Said | undefined {
  const object = takeObject(reader);
  const name = takeName(reader);
  if (!name) return undefined;
  while (!isDone(reader) && !isNext(reader, 'IS')) skip(reader);
  const value = take(reader, 'IS') ? takeString(reader) : undefined;
  return { kind: 'comment', object, name, value };
}

const leads: ReadonlySet<string> = new Set(['FROM', 'JOIN', 'INTO', 'UPDATE', 'TRUNCATE', 'TABLE']);
const notTables: ReadonlySet<string> = new Set([
  'SELECT',
  'SET',
  'LATERAL',
  'ONLY',
  'VALUES',
  'TABLE',
  'UNNEST',
]);

/** Names behind the words that tables follow. Common table expressions and functions are none. */
function readTables(reader: Reader, from: number): Name[] {
  const found: Name[] = [];
  const own = new Set<string>();
  const scan: Reader = { ...reader, at: from };
  while (!isDone(scan)) {
    const { word } = peek(scan)!;
    if (isNamePart(peek(scan)) && peek(scan, 1)?.word === 'AS' && peek(scan, 2)?.word === '(') {
      own.add(word);
      scan.at += 3;
      continue;
    }
    scan.at++;
    if (!leads.has(word) || notTables.has(peek(scan)?.word ?? '')) continue;
    const isCommon = own.has(peek(scan)?.word ?? '');
    const name = takeName(scan);
    const isCall = isNext(scan, '(') && word !== 'INTO';
    if (name && !isCommon && !isCall) found.push(name);
  }
  return found;
}
