/** Errors that PostgreSQL's own parser finds, statement by statement, at their places in the text. */

import type { Span } from '../../text/span.ts';
import { guessDialect } from './dialect.ts';
import { type Mask, maskedText, masksOf } from './mask.ts';
import { type Piece, splitStatements } from './split.ts';
import { type Comment, readTokens, type Token } from './tokens.ts';

export interface SqlFault {
  readonly message: string;
  /** Where, in code points of the text parsed. */
  readonly cursor: number;
}

/** PostgreSQL's parser, as the caller hands it in. */
export interface PgParser {
  /** The first error of a text; undefined where there is none, or where the parser itself failed. */
  parse(sql: string): SqlFault | undefined;
}

export interface SqlError {
  readonly span: Span;
  readonly message: string;
}

const maxStatements = 1000;
const maxStatement = 50_000;
const maxText = 300_000;
const maxErrors = 50;

/**
 * Errors in the order of the text, at most one a statement. A text in another dialect has none; a statement with
 * something that stands for what was left out, or with parameters, is passed over, as is what is no whole statement.
 */
export function readSyntax(parser: PgParser, text: string): readonly SqlError[] {
  const dialect = guessDialect(text);
  if ((dialect !== 'postgres' && dialect !== 'unknown') || text.length > maxText) return [];
  const { tokens, comments } = readTokens(text);
  const errors: SqlError[] = [];
  let next = 0;
  for (const piece of splitStatements(tokens).slice(0, maxStatements)) {
    if (isData(tokens, piece) || errors.length >= maxErrors) break;
    const { end } = tokens[piece.to - 1]!;
    const first = next;
    while (next < comments.length && comments[next]!.start < end) next++;
    const found = judge(parser, { text, tokens, comments: comments.slice(first, next) }, piece);
    if (found) errors.push(found);
  }
  return errors;
}

interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

function judge(parser: PgParser, { text, tokens, comments }: Source, piece: Piece): SqlError | undefined {
  const { start } = tokens[piece.from]!;
  const { end } = tokens[piece.to - 1]!;
  if (end - start > maxStatement || !isWhole(tokens, piece)) return undefined;
  const own = comments.filter(comment => comment.start > start);
  const masks = masksOf({ text, tokens, comments: own }, piece);
  if (!masks) return undefined;
  const covers: Mask[] = own.map(comment => ({ span: comment, fill: ' ' }));
  const masked = maskedText(text, { start, end }, [...masks, ...covers]);
  const fault = parser.parse(masked);
  if (!fault) return undefined;
  const offset = start + utf16Of(masked, fault.cursor);
  return { span: spanAt(tokens, piece, offset), message: fault.message };
}

/** Behind `COPY … FROM stdin` comes data, not SQL. */
const isData = (tokens: readonly Token[], { from, to }: Piece): boolean =>
  tokens[from]!.word === 'COPY' && tokens.slice(from, to).some(({ word }) => word === 'STDIN');

const verbs: ReadonlySet<string> = new Set(
  (
    'CREATE ALTER DROP INSERT UPDATE DELETE SELECT WITH TRUNCATE COMMENT GRANT REVOKE BEGIN COMMIT ROLLBACK SET DO ' +
    'CALL REFRESH REINDEX ANALYZE VACUUM CLUSTER LOCK MERGE'
  ).split(' '),
);
const objects = /^(?:TABLE|INDEX|TYPE|VIEW|INTO|UNIQUE|FUNCTION|TRIGGER)$/;

/** A fragment, such as a lone condition, is no statement; a misspelt verb before `TABLE` makes one. */
function isWhole(tokens: readonly Token[], { from, to }: Piece): boolean {
  const first = tokens[from]!;
  if (verbs.has(first.word)) return to > from + 1 || /^(?:BEGIN|COMMIT|ROLLBACK)$/.test(first.word);
  return first.kind === 'word' && to > from + 2 && objects.test(tokens[from + 1]!.word);
}

/** The offset of a code point. */
function utf16Of(text: string, codePoint: number): number {
  let offset = 0;
  for (let i = 0; i < codePoint && offset < text.length; i++)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

/** The token at an offset; behind the last one it is the last. */
function spanAt(tokens: readonly Token[], { from, to }: Piece, offset: number): Span {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (tokens[mid]!.end <= offset) low = mid + 1;
    else high = mid;
  }
  const { start, end } = tokens[low]!;
  return { start, end };
}
