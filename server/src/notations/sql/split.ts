/** Where one statement ends and the next begins, also where an author left out a semicolon. */

import type { Token } from './tokens.ts';

export interface Piece {
  /** First token, and the one behind the last, the end mark not counted. */
  readonly from: number;
  readonly to: number;
  /** An end mark follows. */
  readonly isEnded: boolean;
}

/** The statements of a text as runs of tokens; none is empty. */
export function splitStatements(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let state: State = { from: 0, depth: 0, blocks: 0, isRoutine: false };
  const close = (to: number, next: number): void => {
    if (to > state.from) pieces.push({ from: state.from, to, isEnded: tokens[to]?.kind === 'end' });
    state = { from: next, depth: 0, blocks: 0, isRoutine: isRoutine(tokens, next) };
  };
  state.isRoutine = isRoutine(tokens, 0);
  for (let i = 0; i < tokens.length; i++) {
    const { kind, word } = tokens[i]!;
    if (kind === 'command') close(i, i + 1);
    else if (kind === 'end') {
      if (state.blocks === 0) close(i, i + 1);
    } else if (i > state.from && tokens[i]!.isFresh && isStart(tokens, i, state)) close(i, i);
    else if (kind === 'mark') state.depth += word === '(' ? 1 : word === ')' ? -1 : 0;
    if (state.isRoutine && kind === 'word') state.blocks = blocksAfter(tokens, i, state);
  }
  close(tokens.length, tokens.length);
  return pieces;
}

interface State {
  readonly from: number;
  depth: number;
  /** Open `BEGIN` and `CASE` of a routine's body. */
  blocks: number;
  isRoutine: boolean;
}

const maxHead = 8;

/** Routines have statements inside, each with its semicolon. */
function isRoutine(tokens: readonly Token[], from: number): boolean {
  if (tokens[from]?.word !== 'CREATE') return false;
  for (let i = from + 1; i < Math.min(tokens.length, from + maxHead); i++) {
    const { word, kind } = tokens[i]!;
    if (kind === 'end' || word === '(' || word === 'TABLE') return false;
    if (/^(?:TRIGGER|FUNCTION|PROCEDURE|EVENT)$/.test(word)) return true;
  }
  return false;
}

function blocksAfter(tokens: readonly Token[], i: number, { blocks }: State): number {
  const { word } = tokens[i]!;
  if (word === 'BEGIN' || (word === 'CASE' && blocks > 0 && tokens[i - 1]?.word !== 'END')) return blocks + 1;
  const isOther = /^(?:IF|LOOP|WHILE|REPEAT|FOR)$/.test(tokens[i + 1]?.word ?? '');
  return word === 'END' && !isOther ? Math.max(0, blocks - 1) : blocks;
}

const created =
  /^(?:TABLE|INDEX|UNIQUE|TYPE|VIEW|MATERIALIZED|OR|EXTENSION|FUNCTION|TRIGGER|SCHEMA|SEQUENCE|POLICY|DOMAIN|TEMP|TEMPORARY|UNLOGGED|PROCEDURE)$/;
const altered = /^(?:TABLE|TYPE|INDEX|SEQUENCE|VIEW|SCHEMA|DOMAIN)$/;
const dropped =
  /^(?:TABLE|INDEX|TYPE|VIEW|MATERIALIZED|FUNCTION|TRIGGER|SCHEMA|SEQUENCE|POLICY|EXTENSION|DOMAIN)$/;

/** True if a line begins with the words of a new statement and stands where the one before may be over. */
function isStart(tokens: readonly Token[], i: number, state: State): boolean {
  if (state.isRoutine) return false;
  const { word } = tokens[i]!;
  const next = tokens[i + 1]?.word ?? '';
  const first = tokens[state.from]!.word;
  if (word === 'CREATE') return created.test(next) && first !== 'EXPLAIN';
  if (word === 'ALTER') return altered.test(next);
  if (word === 'DROP') return dropped.test(next) && first !== 'ALTER';
  if (state.depth > 0) return false;
  if (word === 'INSERT') return next === 'INTO' && /^(?:CREATE|ALTER|DROP|COMMENT|INSERT)$/.test(first);
  return word === 'COMMENT' && next === 'ON';
}
