/** The table and column that a cell points at: `→ users.id`, `to users`, `(users.id)`, `users(id)`. */

import type { Span } from '../../text/span.ts';
import type { Part } from './model.ts';
import { isNext, peek, type Reader, take, takeParens, takePlainName } from './reader.ts';

export interface CellReference {
  readonly span: Span;
  /** Undefined where the cell says no more than that it is a foreign key. */
  readonly table: Part | undefined;
  readonly column: Part | undefined;
}

/** How many tokens an arrow takes; 0 where none stands there. */
export function arrowAt(reader: Reader): number {
  if (isNext(reader, '>')) return 1;
  return isNext(reader, '-', '>') || isNext(reader, '=', '>') ? 2 : 0;
}

/** Moves past what a reference points at; where nothing follows, or a fact of its own, nothing is taken. */
export function readTarget(reader: Reader, isFact: (reader: Reader) => boolean): Target | undefined {
  const from = reader.at;
  for (;;) {
    const arrow = arrowAt(reader);
    if (arrow > 0) reader.at += arrow;
    else if (!links.some(word => take(reader, word))) break;
  }
  const target = isNext(reader, '(') ? takeParens(reader)! : reader;
  const isOther = isFact(target) || /^(?:AND|OR)$/.test(peek(target)?.word ?? '');
  const found = isOther ? undefined : readNames(target);
  if (!found) reader.at = from;
  return found;
}

type Target = Pick<CellReference, 'table' | 'column'>;
const links = [':', 'TO', 'REFERENCES', 'ON'];

function readNames(reader: Reader): Target | undefined {
  const parts: Part[] = [];
  do {
    const name = takePlainName(reader);
    if (!name) break;
    parts.push({ span: name.span, text: name.name });
  } while (take(reader, '.'));
  const inner = parts.length > 0 ? takeParens(reader) : undefined;
  const inParens = inner && takePlainName(inner);
  const column = inParens
    ? { span: inParens.span, text: inParens.name }
    : parts.length > 1
      ? parts.pop()
      : undefined;
  const table = parts.pop();
  return table && { table, column };
}
