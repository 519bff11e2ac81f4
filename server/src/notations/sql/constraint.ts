/** Constraints of a table: keys, references, checks and MySQL's indexes among the columns. */

import type { Constraint, Name, Reference } from './model.ts';
import {
  insideSpan,
  isDone,
  isNamePart,
  isNext,
  peek,
  type Reader,
  skip,
  spanSince,
  take,
  takeName,
  takeNameList,
  takeParens,
  takePlainName,
} from './reader.ts';
import { normaliseType } from './type.ts';

/** True if a constraint begins here, and not a column whose name is one of these words. */
export function isConstraint(reader: Reader): boolean {
  const first = peek(reader);
  const next = peek(reader, 1);
  if (first?.kind !== 'word' || !next) return false;
  switch (first.word) {
    case 'CONSTRAINT':
      return next.kind === 'quoted' || next.kind === 'word';
    case 'PRIMARY':
    case 'FOREIGN':
      return next.word === 'KEY';
    case 'CHECK':
      return next.word === '(';
    case 'EXCLUDE':
      return next.word === '(' || next.word === 'USING';
    case 'UNIQUE':
      return /^(?:\(|KEY|INDEX|NULLS|USING)$/.test(next.word) || isIndex(reader);
    case 'FULLTEXT':
    case 'SPATIAL':
      return /^(?:\(|KEY|INDEX)$/.test(next.word) || isIndex(reader);
    case 'KEY':
    case 'INDEX':
      return next.word === '(' || isIndex(reader);
    case 'PERIOD':
      return next.word === 'FOR';
    default:
      return false;
  }
}

/** `KEY name (columns)`, which differs from a column `key VARCHAR(10)` in that the name is no type. */
function isIndex(reader: Reader): boolean {
  const name = peek(reader, 1);
  const next = peek(reader, 2)?.word;
  if (!name || !isNamePart(name) || (next !== '(' && next !== 'USING')) return false;
  const type = normaliseType(reader.text.slice(name.start, name.end));
  return name.kind === 'quoted' || !type?.isKnown;
}

/** The constraint that fills a reader. */
export function readConstraint(reader: Reader): Constraint {
  const from = reader.at;
  const name = take(reader, 'CONSTRAINT') ? readConstraintName(reader) : undefined;
  const found = readBody(reader);
  let isNotValid = false;
  while (!isDone(reader)) {
    if (take(reader, 'NOT', 'VALID')) isNotValid = true;
    else skip(reader);
  }
  return { ...blank, ...found, name: name ?? found.name, span: spanSince(reader, from), isNotValid };
}

// `CONSTRAINT PRIMARY KEY (…)` has no name; a name is none of these words.
function readConstraintName(reader: Reader): Name | undefined {
  const isBody = peek(reader)?.kind === 'word' && isConstraint(reader);
  return isBody ? undefined : takeName(reader);
}

const blank = {
  kind: 'unknown',
  name: undefined,
  columns: [],
  references: undefined,
  check: undefined,
} as const satisfies Partial<Constraint>;

type Body = Partial<Pick<Constraint, 'kind' | 'name' | 'columns' | 'references' | 'check'>>;

function readBody(reader: Reader): Body {
  if (take(reader, 'PRIMARY', 'KEY')) {
    readIndexMethod(reader);
    return { kind: 'primary-key', columns: takeNameList(reader) };
  }
  if (take(reader, 'FOREIGN', 'KEY')) return readForeignKey(reader);
  if (take(reader, 'CHECK')) return readCheckBody(reader);
  if (take(reader, 'EXCLUDE')) return { kind: 'exclude' };
  if (take(reader, 'UNIQUE')) return readKey(reader, 'unique');
  if (take(reader, 'FULLTEXT') || take(reader, 'SPATIAL')) return readKey(reader, 'index');
  if (isNext(reader, 'KEY') || isNext(reader, 'INDEX')) return readKey(reader, 'index');
  return {};
}

function readForeignKey(reader: Reader): Body {
  const name = isNext(reader, '(') ? undefined : takePlainName(reader);
  const columns = takeNameList(reader);
  const from = reader.at;
  const references = take(reader, 'REFERENCES') ? readReference(reader, from) : undefined;
  return { kind: 'foreign-key', columns, references, name };
}

function readCheckBody(reader: Reader): Body {
  const inner = takeParens(reader);
  const span = inner && insideSpan(inner);
  return { kind: 'check', check: span && { span, text: reader.text.slice(span.start, span.end) } };
}

function readKey(reader: Reader, kind: 'unique' | 'index'): Body {
  if (!take(reader, 'KEY')) take(reader, 'INDEX');
  if (!take(reader, 'NULLS', 'NOT', 'DISTINCT')) take(reader, 'NULLS', 'DISTINCT');
  const isNamed = !isNext(reader, '(') && !isNext(reader, 'USING');
  const name = isNamed ? takePlainName(reader) : undefined;
  readIndexMethod(reader);
  return { kind, name, columns: takeNameList(reader) };
}

function readIndexMethod(reader: Reader): void {
  if (isNext(reader, 'USING') && peek(reader, 1)?.word !== 'INDEX') reader.at += 2;
}

/** What a reference says behind the word `REFERENCES` at the token `from`, which has been taken. */
export function readReference(reader: Reader, from: number): Reference | undefined {
  const table = takeName(reader);
  if (!table) return undefined;
  const columns = takeNameList(reader);
  let onDelete: string | undefined;
  let onUpdate: string | undefined;
  for (;;) {
    if (take(reader, 'ON', 'DELETE')) onDelete = takeDeed(reader);
    else if (take(reader, 'ON', 'UPDATE')) onUpdate = takeDeed(reader);
    else if (isNext(reader, 'MATCH')) reader.at = Math.min(reader.at + 2, reader.end);
    else break;
  }
  return { span: spanSince(reader, from), table, columns, onDelete, onUpdate };
}

function takeDeed(reader: Reader): string | undefined {
  const deeds = ['CASCADE', 'RESTRICT', 'NO ACTION', 'SET NULL', 'SET DEFAULT'];
  const deed = deeds.find(words => take(reader, ...words.split(' ')));
  if (deed?.startsWith('SET')) takeParens(reader);
  return deed;
}
