/** One column of a table: its name, its type and what is said of it. */

import type { Span } from '../../text/span.ts';
import { readReference } from './constraint.ts';
import { type Column, keyOf, type Name, type Part, type Reference, type Values } from './model.ts';
import {
  insideSpan,
  isDone,
  isNext,
  partSince,
  peek,
  type Reader,
  skip,
  spanSince,
  take,
  takeName,
  takeParens,
  takePlainName,
  unquotedString,
  within,
} from './reader.ts';
import { takeType } from './type.ts';
import { readCheck, readCommentValues, readStrings } from './values.ts';

/** What is found while a column is read. */
interface Draft {
  readonly name: Name;
  nullable?: { readonly span: Span; readonly isNullable: boolean };
  default?: Part;
  primaryKey?: Span;
  unique?: Span;
  references?: Reference;
  readonly checks: Part[];
  generated?: Part;
  autoIncrement?: Span;
  collation?: string;
  comment?: Part;
  values?: Values | undefined;
}

/** The column that fills a reader; undefined where no name stands at its beginning. */
export function readColumn(reader: Reader): Column | undefined {
  const from = reader.at;
  const name = takePlainName(reader);
  if (!name) return undefined;
  const typeAt = reader.at;
  const type = isFact(reader) ? undefined : takeType(reader);
  const draft: Draft = { name, checks: [] };
  if (type) readTypeFacts(within(reader, typeAt, reader.at), draft, type);
  while (!isDone(reader)) if (!readFact(reader, draft)) skip(reader);
  return {
    span: spanSince(reader, from),
    name,
    type,
    nullable: draft.nullable,
    default: draft.default,
    primaryKey: draft.primaryKey,
    unique: draft.unique,
    references: draft.references,
    checks: draft.checks,
    generated: draft.generated,
    autoIncrement: draft.autoIncrement,
    collation: draft.collation,
    comment: draft.comment,
    values: draft.values,
  };
}

/** The column with the comment that stands at the end of its line. */
export function withLineComment(column: Column, text: string, body: Span): Column {
  const comment = column.comment ?? { span: body, text: text.slice(body.start, body.end) };
  return { ...column, comment, values: column.values ?? readCommentValues(text, body) };
}

/** Words that begin something said of a column, and so end what stands before. */
const factWords: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'NOT',
  'NULL',
  'DEFAULT',
  'PRIMARY',
  'UNIQUE',
  'REFERENCES',
  'CHECK',
  'GENERATED',
  'AS',
  'AUTO_INCREMENT',
  'AUTOINCREMENT',
  'IDENTITY',
  'COLLATE',
  'COMMENT',
  'ON',
  'KEY',
  'DEFERRABLE',
  'INITIALLY',
  'STORED',
  'VIRTUAL',
  'INVISIBLE',
  'VISIBLE',
  'AFTER',
  'FIRST',
  'USING',
]);

const isFact = (reader: Reader): boolean => {
  const token = peek(reader);
  return token?.kind === 'word' && factWords.has(token.word);
};

function readTypeFacts(reader: Reader, draft: Draft, type: Part): void {
  const first = peek(reader)?.word ?? '';
  if (/^(?:BIG|SMALL)?SERIAL[248]?$/.test(first)) draft.autoIncrement = type.span;
  if (first !== 'ENUM' && first !== 'SET') return;
  reader.at++;
  const list = takeParens(reader);
  if (list && first === 'ENUM') draft.values = readStrings(list, 'enum');
}

type Read = (reader: Reader, draft: Draft, from: number) => void;

/** What follows a first word that has been taken; what does not go on as it must is left. */
const facts: Readonly<Record<string, Read>> = {
  CONSTRAINT: reader => {
    takeName(reader);
  },
  NOT: (reader, draft, from) => {
    if (take(reader, 'NULL')) draft.nullable = { span: spanSince(reader, from), isNullable: false };
    else take(reader, 'DEFERRABLE');
  },
  NULL: (reader, draft, from) => {
    draft.nullable ??= { span: spanSince(reader, from), isNullable: true };
  },
  DEFAULT: (reader, draft) => {
    const value = takeExpression(reader);
    if (value) draft.default = value;
  },
  PRIMARY: (reader, draft, from) => {
    if (take(reader, 'KEY')) draft.primaryKey = spanSince(reader, from);
  },
  UNIQUE: (reader, draft, from) => {
    take(reader, 'KEY');
    draft.unique = spanSince(reader, from);
  },
  REFERENCES: (reader, draft, from) => {
    const found = readReference(reader, from);
    if (found) draft.references = found;
  },
  CHECK: readColumnCheck,
  GENERATED: (reader, draft, from) => {
    if (!take(reader, 'ALWAYS')) take(reader, 'BY', 'DEFAULT');
    if (take(reader, 'AS', 'IDENTITY')) {
      takeParens(reader);
      draft.autoIncrement = spanSince(reader, from);
    } else if (take(reader, 'AS')) draft.generated = takeGenerated(reader, from);
  },
  AS: (reader, draft, from) => {
    if (isNext(reader, '(')) draft.generated = takeGenerated(reader, from);
  },
  AUTO_INCREMENT: (reader, draft, from) => {
    draft.autoIncrement = spanSince(reader, from);
  },
  COLLATE: (reader, draft) => {
    const name = takeName(reader);
    if (name) draft.collation = name.name;
  },
  COMMENT: (reader, draft) => {
    const token = peek(reader);
    if (token?.kind !== 'string') return;
    reader.at++;
    const span = { start: token.start, end: token.end };
    draft.comment = { span, text: unquotedString(reader.text.slice(span.start, span.end)) };
    draft.values ??= readCommentValues(reader.text, { start: span.start + 1, end: span.end - 1 });
  },
  ON: reader => {
    if (take(reader, 'UPDATE')) takeExpression(reader);
  },
};

const sameAs: Readonly<Record<string, string>> = {
  AUTOINCREMENT: 'AUTO_INCREMENT',
  IDENTITY: 'AUTO_INCREMENT',
};

function readFact(reader: Reader, draft: Draft): boolean {
  const token = peek(reader);
  if (token?.kind !== 'word') return false;
  const word = sameAs[token.word] ?? token.word;
  if (!Object.hasOwn(facts, word)) return false;
  const from = reader.at++;
  facts[word]!(reader, draft, from);
  return true;
}

function readColumnCheck(reader: Reader, draft: Draft): void {
  const inner = takeParens(reader);
  if (!inner) return;
  const span = insideSpan(inner);
  draft.checks.push({ span, text: reader.text.slice(span.start, span.end) });
  const found = readCheck(inner);
  if (found && keyOf(found.column) === keyOf(draft.name)) draft.values = found.values;
}

function takeGenerated(reader: Reader, from: number): Part {
  takeParens(reader);
  if (!take(reader, 'STORED')) take(reader, 'VIRTUAL');
  return partSince(reader, from);
}

/** An expression without parentheses around it: up to the next word that begins something else. */
export function takeExpression(reader: Reader): Part | undefined {
  if (isDone(reader)) return undefined;
  const from = reader.at;
  skip(reader);
  while (!isDone(reader) && !isFact(reader)) skip(reader);
  return partSince(reader, from);
}
