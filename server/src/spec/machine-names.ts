/** Names of states: what counts as one, and what its spellings share. */

import { stripMarkup } from '../template/key.ts';
import { memoText } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Machine, State, StatePlace, Transition } from './machine.ts';

/** `In Review`, `in_review`, `IN-REVIEW` and `InReview` are one state. */
export const stateKey: (name: string) => string = memoText(name =>
  name.toLowerCase().replace(/[\s_-]+/g, ''),
);

/** `undefined` is no state for certain, `pseudo` the point where a machine starts or ends. */
export type StateName =
  | { readonly kind: 'state'; readonly name: string; readonly isFinal: boolean; readonly isInitial: boolean }
  | { readonly kind: 'pseudo' };

const pseudo = /^(?:\[\*\]|[*●○◉⦿•-]|[–—]|start|end|begin|stop|none)$/i;
const remark = /(?<![ \t])[ \t]*[([]([^()[\]]{0,60})[)\]]$/;

export function readStateName(written: string): StateName | undefined {
  const text = written.trim();
  if (text === '' || pseudo.test(text)) return { kind: 'pseudo' };
  const plain = stripMarkup(text).replace(/^["'“”]|["'“”]$/g, '');
  const said = remark.exec(plain);
  const name = (said && said.index > 0 ? plain.slice(0, said.index) : plain).trim();
  if (!/^[\p{L}_][\p{L}\p{N}_ '.-]*$/u.test(name) || name.length > 40 || name.split(' ').length > 4)
    return undefined;
  if (/^(?:any|all|every|other|various)\b/i.test(name)) return undefined;
  const about = said && said.index > 0 ? said[1]! : '';
  return {
    kind: 'state',
    name,
    isFinal: /\b(?:terminal|final|end)\b/i.test(about),
    isInitial: /\b(?:initial|start|default)\b/i.test(about),
  };
}

/** Gathers states by key and the transitions between them. */
export interface Builder {
  readonly states: Map<string, { -readonly [K in keyof State]: State[K] }>;
  readonly transitions: Transition[];
  readonly places: StatePlace[];
  isSure: boolean;
}

export const createBuilder = (): Builder => ({
  states: new Map(),
  transitions: [],
  places: [],
  isSure: true,
});

/** The state of that name, new or known. */
export function addState(
  builder: Builder,
  read: StateName & { kind: 'state' },
  place: Pick<State, 'spans' | 'node'>,
): State {
  const key = stateKey(read.name);
  builder.places.push({ key, name: read.name, spans: place.spans });
  const known = builder.states.get(key);
  if (known) {
    known.isInitial ||= read.isInitial;
    known.isFinal ||= read.isFinal;
    return known;
  }
  const state = { key, name: read.name, isInitial: read.isInitial, isFinal: read.isFinal, ...place };
  builder.states.set(key, state);
  return state;
}

export interface Step {
  readonly from: State | undefined;
  readonly to: State | undefined;
  readonly span: Span;
  readonly label?: Transition['label'] | undefined;
}

/** A transition; from nowhere it starts the machine, to nowhere it ends it. */
export function addTransition(builder: Builder, { from, to, span, label }: Step): void {
  const mark = (state: State, change: Partial<State>): void =>
    void Object.assign(builder.states.get(state.key)!, change);
  if (!from && to) mark(to, { isInitial: true });
  if (from && !to) mark(from, { isFinal: true });
  if (!from && !to) return;
  builder.transitions.push({
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(label ? { label } : {}),
    span,
  });
}

// More states are a list of something else, or made to take long.
const maxStates = 200;

/** The machine; undefined where fewer than two states or no transition between two of them were found. */
export function finish(
  { states, transitions, places, isSure }: Builder,
  { source, span }: Pick<Machine, 'source' | 'span'>,
): Machine | undefined {
  if (states.size < 2 || states.size > maxStates || !transitions.some(({ from, to }) => from && to))
    return undefined;
  return { source, span, states: [...states.values()], transitions, places, isSure };
}
