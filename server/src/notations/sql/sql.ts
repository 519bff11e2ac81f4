/** SQL of data models and migrations, whatever its dialect: text → statements with their places. */

import { type Dialect, guessDialect, hasBackslashes } from './dialect.ts';
import { commentedOnly, type MigrationPart, partAt, readParts } from './migration.ts';
import { type Column, keyOf, type Statement, type Values } from './model.ts';
import type { Reader } from './reader.ts';
import { splitStatements } from './split.ts';
import { readStatement } from './statement.ts';
import { type Comment, readTokens } from './tokens.ts';

export interface Sql {
  /** A guess; `unknown` where nothing tells. */
  readonly dialect: Dialect;
  /** In order of the text; those in comments of a Down part too. */
  readonly statements: readonly Statement[];
  /** Up and Down of a migration; empty where the text marks none. */
  readonly parts: readonly MigrationPart[];
  readonly comments: readonly Comment[];
}

/** Reads any text; offsets are UTF-16 and count from its start. Takes linear time. */
export function readSql(text: string): Sql {
  const dialect = guessDialect(text);
  const { tokens, comments } = readTokens(text, hasBackslashes(dialect));
  const parts = readParts(text, comments);
  const spoken = readAll({ text, tokens, comments, at: 0, end: tokens.length }, false);
  const only = commentedOnly(text, parts, comments);
  const hidden = only === undefined ? [] : readHidden(only, hasBackslashes(dialect));
  const all =
    hidden.length === 0 ? spoken : [...spoken, ...hidden].sort((a, b) => a.span.start - b.span.start);
  return { dialect, statements: withEnums(all), parts, comments };
}

/** The statements of all parts that lead in one direction; with no parts at all everything leads up. */
export function statementsOf(sql: Sql, direction: 'up' | 'down'): readonly Statement[] {
  if (sql.parts.length === 0) return direction === 'up' ? sql.statements : [];
  return sql.statements.filter(({ span }) => partAt(sql.parts, span.start)?.direction === direction);
}

function readAll(reader: Reader, commented: boolean): Statement[] {
  return splitStatements(reader.tokens).map(({ from, to }) =>
    readStatement({ ...reader, at: from, end: to }, commented),
  );
}

function readHidden(text: string, backslash: boolean): Statement[] {
  const { tokens, comments } = readTokens(text, backslash);
  return readAll({ text, tokens, comments, at: 0, end: tokens.length }, true);
}

/** Columns of an enumeration type that the same text creates may hold its values. */
function withEnums(statements: readonly Statement[]): readonly Statement[] {
  const enums = new Map<string, Values>();
  for (const statement of statements)
    if (statement.kind === 'create-type' && statement.values)
      enums.set(keyOf(statement.name), statement.values);
  if (enums.size === 0) return statements;
  const known = (column: Column): Column => {
    const values = enums.get(typeKey(column));
    return values && (!column.values || column.values.source === 'comment') ? { ...column, values } : column;
  };
  return statements.map(statement =>
    statement.kind === 'create-table' ? { ...statement, columns: statement.columns.map(known) } : statement,
  );
}

const typeKey = ({ type }: Column): string =>
  (type?.text ?? '').replace(/^.*\./s, '').replaceAll('"', '').toLowerCase();
