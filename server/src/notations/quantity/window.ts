/** Windows: for how long a condition must hold, or over which time it is measured. */

import type { Span } from '../../text/span.ts';
import { readAmount } from './amount.ts';
import type { Token } from './token.ts';
import { secondsOf } from './unit.ts';

export interface Window {
  readonly seconds: number;
  /** From the word that leads it in to its unit. */
  readonly span: Span;
}

export interface WindowReading {
  readonly window: Window;
  /** Index of the token behind it. */
  readonly next: number;
}

const leads: ReadonlySet<string> = new Set([
  'for',
  'over',
  'within',
  'in',
  'during',
  'per',
  'across',
  'every',
]);
const fillers =
  /^(?:the|a|an|any|last|past|previous|each|rolling|sliding|at|least|more|than|>=?|≥|~|every|consecutive)$/;

/** The window whose first word stands at a token: `for 5m`, `over the last 10 minutes`, `in any 5 min window`. */
export function readWindow(tokens: readonly Token[], at: number): WindowReading | undefined {
  const lead = tokens[at];
  const brackets = lead?.key === '(';
  if (!lead || (!brackets && !leads.has(lead.key))) return undefined;
  let start = at + 1;
  if (brackets && leads.has(tokens[start]?.key ?? '')) start++;
  while (start < at + 5 && fillers.test(tokens[start]?.key ?? '')) start++;
  const read = tokens[start]?.kind === 'number' ? readAmount(tokens, start) : readOne(tokens, start);
  if (read?.amount.kind !== 'time' || read.amount.high !== undefined) return undefined;
  let { next } = read;
  if (/^(?:window|period|interval|straight)$/.test(tokens[next]?.key ?? '')) next++;
  else if (brackets && start === at + 1 && tokens[next]?.key !== ')') return undefined;
  if (brackets && tokens[next]?.key === ')') next++;
  const span = { start: lead.start, end: tokens[next - 1]!.end };
  return { window: { seconds: read.amount.value, span }, next };
}

/** `over the last hour`. */
function readOne(tokens: readonly Token[], at: number) {
  const seconds = tokens[at]?.kind === 'word' ? secondsOf(tokens[at]!.text) : undefined;
  const isNamed = seconds !== undefined && seconds >= 60 && tokens[at]!.text.length > 2;
  return isNamed && /^(?:last|past|a|an|one|any|the|previous)$/.test(tokens[at - 1]?.key ?? '')
    ? { amount: { kind: 'time' as const, value: seconds, high: undefined }, next: at + 1 }
    : undefined;
}
