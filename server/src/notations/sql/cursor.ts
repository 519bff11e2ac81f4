/** What may stand at a cursor in SQL, finished or not. */

import type { Span } from '../../text/span.ts';
import { isConstraint } from './constraint.ts';
import { guessDialect, hasBackslashes } from './dialect.ts';
import type { Name } from './model.ts';
import {
  isDone,
  isNamePart,
  isNext,
  peek,
  type Reader,
  take,
  takeName,
  takeOneOf,
  within,
} from './reader.ts';
import { splitStatements } from './split.ts';
import { readTokens, type Token } from './tokens.ts';

export interface SqlPlace {
  readonly what: 'type' | 'table' | 'column' | 'none';
  /** The word that is there already, up to the cursor; empty at the cursor where none is. */
  readonly prefix: Span;
  /** Whose column it is. */
  readonly table: Name | undefined;
}

/** What may stand at an offset: a column type, a table, or a column of a table. */
export function sqlAt(text: string, offset: number): SqlPlace {
  const { tokens, comments } = readTokens(text.slice(0, offset), hasBackslashes(guessDialect(text)));
  const last = tokens[tokens.length - 1];
  const isInside = last?.end === offset && (last.kind === 'string' || last.kind === 'number');
  // A comment up to the cursor goes on behind it, unless it is closed.
  const comment = comments[comments.length - 1];
  const isComment = comment?.end === offset && !/\*\/$/.test(text.slice(comment.start, offset));
  const nothing: SqlPlace = { what: 'none', prefix: { start: offset, end: offset }, table: undefined };
  if (isInside || isComment) return nothing;
  const isTyped = last?.end === offset && isNamePart(last);
  const end = isTyped ? tokens.length - 1 : tokens.length;
  const prefix = isTyped ? { start: last.start, end: offset } : nothing.prefix;
  const before = tokens[end - 1];
  if (!before || before.kind === 'end') return { ...nothing, prefix };
  const piece = splitStatements(tokens.slice(0, end)).pop();
  if (!piece) return { ...nothing, prefix };
  return { prefix, ...placeIn({ text, tokens, comments, at: piece.from, end }) };
}

type Found = Omit<SqlPlace, 'prefix'>;
const none: Found = { what: 'none', table: undefined };
const column = (table: Name | undefined): Found => ({ what: 'column', table });

const tableWords: ReadonlySet<string> = new Set(['REFERENCES', 'FROM', 'JOIN', 'INTO', 'UPDATE', 'TRUNCATE']);

function placeIn(reader: Reader): Found {
  const last = reader.tokens[reader.end - 1]!;
  if (last.word === '::') return { what: 'type', table: undefined };
  if (tableWords.has(last.word) && reader.tokens[reader.end - 2]?.word !== 'ON')
    return { what: 'table', table: undefined };
  const first = peek(reader)?.word;
  const open = openParens(reader);
  const referenced = open.length > 0 ? referenceBefore(reader, open[open.length - 1]!) : undefined;
  if (referenced) return isListStart(last) ? column(referenced) : none;
  if (first === 'CREATE') return inCreate(reader, open);
  if (first === 'ALTER' || first === 'DROP' || first === 'TRUNCATE') return inAlter(reader);
  if (first === 'INSERT' && open.length === 1 && isListStart(last)) return inInsert(reader, open[0]!);
  return none;
}

const isListStart = ({ word }: Token): boolean => word === '(' || word === ',';

/** The parentheses that are open at the end, outermost first. */
function openParens(reader: Reader): number[] {
  const open: number[] = [];
  for (let i = reader.at; i < reader.end; i++) {
    const { word } = reader.tokens[i]!;
    if (word === '(') open.push(i);
    else if (word === ')') open.pop();
  }
  return open;
}

/** The table of `REFERENCES table (`, which a parenthesis at `open` belongs to. */
function referenceBefore(reader: Reader, open: number): Name | undefined {
  let from = open - 1;
  while (from > reader.at && (reader.tokens[from - 1]!.word === '.' || reader.tokens[from]!.word === '.'))
    from--;
  if (reader.tokens[from - 1]?.word !== 'REFERENCES') return undefined;
  return takeName(within(reader, from, open));
}

const adjectives: ReadonlySet<string> = new Set([
  'TEMP',
  'TEMPORARY',
  'UNLOGGED',
  'UNIQUE',
  'GLOBAL',
  'LOCAL',
]);

function inCreate(reader: Reader, open: readonly number[]): Found {
  reader.at++;
  while (takeOneOf(reader, adjectives));
  if (take(reader, 'INDEX')) return inIndex(reader, open);
  if (!take(reader, 'TABLE')) return atTrigger(reader);
  take(reader, 'IF', 'NOT', 'EXISTS');
  const table = takeName(reader);
  const isPartition = isNext(reader, 'PARTITION', 'OF') && reader.at + 2 === reader.end;
  if (isPartition) return { what: 'table', table: undefined };
  return table && open[0] === reader.at
    ? inColumns(within(reader, reader.at + 1, reader.end), table, open)
    : none;
}

// A trigger or a policy stands on a table.
const atTrigger = (reader: Reader): Found =>
  (isNext(reader, 'TRIGGER') || isNext(reader, 'POLICY')) && reader.tokens[reader.end - 1]!.word === 'ON'
    ? { what: 'table', table: undefined }
    : none;

function inIndex(reader: Reader, open: readonly number[]): Found {
  while (!isDone(reader) && !isNext(reader, 'ON')) reader.at++;
  if (!take(reader, 'ON')) return none;
  take(reader, 'ONLY');
  if (isDone(reader)) return { what: 'table', table: undefined };
  const table = takeName(reader);
  const last = reader.tokens[reader.end - 1]!;
  const isColumn = (open.length > 0 && isListStart(last)) || /^(?:WHERE|AND|OR)$/.test(last.word);
  return table && isColumn ? column(table) : none;
}

/** Within the column list: behind a column's name a type stands, in the lists of constraints a column. */
function inColumns(reader: Reader, table: Name, open: readonly number[]): Found {
  const last = reader.tokens[reader.end - 1]!;
  let from = reader.at;
  let depth = 0;
  for (let i = reader.at; i < reader.end; i++) {
    const { word } = reader.tokens[i]!;
    if (word === '(') depth++;
    else if (word === ')') depth--;
    else if (word === ',' && depth === 0) from = i + 1;
  }
  const item = within(reader, from, reader.end);
  if (open.length === 1) return isName(item) ? { what: 'type', table: undefined } : none;
  const inner = reader.tokens[open[1]! - 1]!.word;
  const isList = open.length === 2 && (inner === 'KEY' || inner === 'UNIQUE' || inner === 'INDEX');
  if (isList || (isConstraint(item) && open.length === 2)) return isListStart(last) ? column(table) : none;
  return inner === 'CHECK' && last.word === '(' ? column(table) : none;
}

const constraintStarts = /^(?:CONSTRAINT|PRIMARY|FOREIGN|UNIQUE|CHECK|EXCLUDE|LIKE)$/;
const isName = (item: Reader): boolean =>
  item.end === item.at + 1 && isNamePart(peek(item)) && !constraintStarts.test(peek(item)!.word);

function inAlter(reader: Reader): Found {
  const verb = reader.tokens[reader.at++]!.word;
  const isTable = take(reader, 'TABLE');
  take(reader, 'IF', 'EXISTS');
  take(reader, 'ONLY');
  if (isTable && (isDone(reader) || (verb !== 'ALTER' && reader.tokens[reader.end - 1]!.word === ',')))
    return { what: 'table', table: undefined };
  const table = takeName(reader);
  if (verb !== 'ALTER' || !isTable || !table) return none;
  for (let i = reader.at; i < reader.end; i++) if (reader.tokens[i]!.word === ',') reader.at = i + 1;
  return inAction(reader, table);
}

const actionVerbs: ReadonlySet<string> = new Set(['ADD', 'ALTER', 'DROP', 'RENAME', 'MODIFY', 'CHANGE']);

function inAction(reader: Reader, table: Name): Found {
  const last = reader.tokens[reader.end - 1]!;
  const verb = takeOneOf(reader, actionVerbs);
  if (verb === undefined) return none;
  const isColumn = take(reader, 'COLUMN');
  if (!take(reader, 'IF', 'NOT', 'EXISTS')) take(reader, 'IF', 'EXISTS');
  if (verb === 'ADD' && isConstraint(reader)) return isListStart(last) ? column(table) : none;
  if (isDone(reader)) return verb !== 'ADD' && (isColumn || verb !== 'RENAME') ? column(table) : none;
  const isNamed = isName(reader) && (verb === 'ADD' || verb === 'MODIFY');
  const isRetyped = verb === 'ALTER' && last.word === 'TYPE';
  return isNamed || isRetyped ? { what: 'type', table: undefined } : none;
}

function inInsert(reader: Reader, open: number): Found {
  reader.at++;
  take(reader, 'INTO');
  const table = takeName(reader);
  return table && reader.at === open ? column(table) : none;
}
