/** Faults of SQL that any dialect has: strings that never end, parentheses without their other half, commas before nothing. */

import { hasBackslashes } from '../notations/sql/dialect.ts';
import { isElidingComment } from '../notations/sql/items.ts';
import { type Piece, splitStatements } from '../notations/sql/split.ts';
import { type Comment, readTokens, type Token } from '../notations/sql/tokens.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import type { SqlBlock } from './sql-block.ts';

export interface SqlFault {
  readonly kind: 'string' | 'open' | 'close' | 'comma';
  /** Within the section's chunk. */
  readonly span: Span;
}

/** The faults of a block, in order; at most one a statement. */
export const sqlFaultsOf: (block: SqlBlock) => readonly SqlFault[] = memo(({ text, span, sql, isQuoted }) => {
  if (isQuoted) return [];
  const backslash = hasBackslashes(sql.dialect);
  const { tokens, comments } = readTokens(text, backslash);
  const eliding = comments.filter(comment => isElidingComment(text, comment));
  return splitStatements(tokens).flatMap(piece => {
    if (!verbs.has(tokens[piece.from]!.word)) return [];
    const source = { text, tokens, eliding };
    const fault = (backslash ? undefined : unclosed(source, piece)) ?? unbalanced(source, piece);
    return fault ? [{ ...fault, span: shift(fault.span, span.start) }] : [];
  });
});

const verbs: ReadonlySet<string> = new Set([
  'CREATE',
  'ALTER',
  'DROP',
  'INSERT',
  'UPDATE',
  'DELETE',
  'COMMENT',
]);

interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly eliding: readonly Comment[];
}

function unclosed({ text, tokens }: Source, { from, to }: Piece): SqlFault | undefined {
  for (let i = from; i < to; i++) {
    const { kind, start, end } = tokens[i]!;
    const mark = kind === 'string' ? "'" : text[start]!;
    const isQuoted = kind === 'string' || (kind === 'quoted' && /["`]/.test(mark));
    // Prefixes such as E and bodies between dollars have rules of their own.
    if (!isQuoted || text[start] !== mark) continue;
    if ((text.slice(start, end).split(mark).length - 1) % 2 === 1)
      return { kind: 'string', span: { start, end } };
  }
  return undefined;
}

function unbalanced({ tokens, eliding }: Source, { from, to }: Piece): SqlFault | undefined {
  const open: Token[] = [];
  let elided = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind === 'elision') elided = true;
    if (token.word === '(') open.push(token);
    if (token.word === ')' && !open.pop()) return { kind: 'close', span: spanOf(token) };
    const next = tokens[i + 1];
    const isLast = i + 1 === to || next?.word === ')' || next?.word === ',';
    if (token.word !== ',' || !isLast || elided) continue;
    const end = next?.start ?? Number.POSITIVE_INFINITY;
    if (!eliding.some(c => c.start >= token.end && c.end <= end))
      return { kind: 'comma', span: spanOf(token) };
  }
  const last = open.at(-1);
  return last && !elided && eliding.every(c => c.end < last.start)
    ? { kind: 'open', span: spanOf(last) }
    : undefined;
}

const spanOf = ({ start, end }: Token): Span => ({ start, end });
