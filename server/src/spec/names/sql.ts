/** Names in SQL: the tables and columns that statements speak of, and the texts in them that may name more. */

import type {
  AlterAction,
  Column,
  Constraint,
  Name,
  Reference,
  Statement,
} from '../../notations/sql/model.ts';
import { readTokens, type Token } from '../../notations/sql/tokens.ts';
import { memo } from '../../text/memo.ts';
import { type Span, textOf } from '../../text/span.ts';

export interface SqlName {
  readonly kind: 'entity' | 'column';
  readonly name: Name;
  /** Of a column. */
  readonly table?: Name;
  /** The statement brings it into being. */
  readonly isMade: boolean;
}

/** An expression in which the columns of a table may be named. */
export interface SqlText {
  readonly span: Span;
  readonly table: Name;
}

export interface SqlMentions {
  readonly names: readonly SqlName[];
  readonly texts: readonly SqlText[];
}

/** What a statement names for certain. */
export const sqlMentions: (statement: Statement) => SqlMentions = memo(readMentions);

function readMentions(statement: Statement): SqlMentions {
  const names: SqlName[] = [];
  const texts: SqlText[] = [];
  const to: Gatherer = { names, texts };
  switch (statement.kind) {
    case 'create-table':
      addTable(to, statement.name, true);
      if (statement.source) addTable(to, statement.source);
      for (const column of statement.columns) addColumn(to, statement.name, column);
      for (const constraint of statement.constraints) addConstraint(to, statement.name, constraint);
      break;
    case 'create-index':
      addTable(to, statement.table);
      for (const { name, span } of statement.columns)
        if (name) names.push({ kind: 'column', name, table: statement.table, isMade: false });
        else texts.push({ span, table: statement.table });
      addColumns(to, statement.table, statement.include);
      if (statement.where) texts.push({ span: statement.where.span, table: statement.table });
      break;
    case 'alter-table':
      addTable(to, statement.table);
      for (const action of statement.actions) addAction(to, statement.table, action);
      break;
    case 'drop':
      if (statement.object === 'table') for (const name of statement.names) addTable(to, name);
      if (statement.table) addTable(to, statement.table);
      break;
    case 'create':
      if (statement.table) addTable(to, statement.table);
      break;
    case 'other':
      for (const name of statement.tables) addTable(to, name);
      if (statement.tables.length === 1) texts.push({ span: statement.span, table: statement.tables[0]! });
      break;
    default:
  }
  return to;
}

interface Gatherer {
  readonly names: SqlName[];
  readonly texts: SqlText[];
}

const addTable = ({ names }: Gatherer, name: Name, isMade = false): void =>
  void names.push({ kind: 'entity', name, isMade });

const addColumns = ({ names }: Gatherer, table: Name, columns: readonly Name[]): void =>
  void names.push(...columns.map(name => ({ kind: 'column' as const, name, table, isMade: false })));

function addColumn(to: Gatherer, table: Name, { name, references, checks, generated }: Column): void {
  to.names.push({ kind: 'column', name, table, isMade: true });
  if (references) addReference(to, references);
  for (const { span } of [...checks, ...(generated ? [generated] : [])]) to.texts.push({ span, table });
}

function addReference(to: Gatherer, { table, columns }: Reference): void {
  addTable(to, table);
  addColumns(to, table, columns);
}

function addConstraint(to: Gatherer, table: Name, { columns, references, check }: Constraint): void {
  addColumns(to, table, columns);
  if (references) addReference(to, references);
  if (check) to.texts.push({ span: check.span, table });
}

function addAction(to: Gatherer, table: Name, action: AlterAction): void {
  switch (action.kind) {
    case 'add-column':
      addColumn(to, table, action.column);
      break;
    case 'redefine':
      addColumns(to, table, [action.name]);
      addColumn(to, table, action.column);
      break;
    case 'add-constraint':
      addConstraint(to, table, action.constraint);
      break;
    case 'rename-column':
      addColumns(to, table, [action.name, action.to]);
      break;
    case 'rename-table':
      addTable(to, action.to);
      break;
    case 'drop-column':
    case 'set-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
      addColumns(to, table, [action.name]);
      break;
    default:
  }
}

/** The name alone, without its schema and its quotes; undefined where it is written otherwise than it reads. */
export function bareSpan({ span, written, name }: Name): Span | undefined {
  const at = written.lastIndexOf(name);
  return at < 0 || name === '' ? undefined : { start: span.start + at, end: span.start + at + name.length };
}

export interface SqlWord {
  readonly span: Span;
  readonly text: string;
  /** A string; the span leaves its quotes out. */
  readonly isString: boolean;
  /** The word that stands before it and a dot. */
  readonly of?: string;
}

/** The words of an expression that may be columns, and its strings: functions, types behind `::` and what `AS` names are none. */
export function wordsIn(text: string, { start, end }: Span): SqlWord[] {
  const own = textOf(text, { start, end });
  const { tokens } = readTokens(own);
  const bare = (token: Token): string => own.slice(token.start, token.end).replace(/^["`[]|["`\]]$/g, '');
  return tokens.flatMap((token, i) => {
    const { kind } = token;
    const inner = kind === 'string' || own.charCodeAt(token.start) !== own.charCodeAt(token.end - 1) ? 0 : 1;
    if (kind === 'string')
      return /^'[^']*'$/.test(own.slice(token.start, token.end)) ? [toWord(token, 1)] : [];
    if (kind !== 'word' && kind !== 'quoted') return [];
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if (next?.word === '(' || next?.word === '.' || before?.word === 'AS') return [];
    if (own[token.start - 1] === ':') return [];
    const of = before?.word === '.' && tokens[i - 2] ? bare(tokens[i - 2]!) : undefined;
    return [{ ...toWord(token, kind === 'quoted' ? inner : 0), ...(of === undefined ? {} : { of }) }];
  });

  function toWord(token: Token, quotes: number): SqlWord {
    const at = { start: token.start + quotes, end: token.end - quotes };
    return {
      span: { start: start + at.start, end: start + at.end },
      text: own.slice(at.start, at.end),
      isString: token.kind === 'string',
    };
  }
}
