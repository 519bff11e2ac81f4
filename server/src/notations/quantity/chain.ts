/** Chains: the steps of a rollout, `1% → 10% → 50% → 100%`. */

import type { Span } from '../../text/span.ts';
import { readAmount } from './amount.ts';
import { readTokens, type Token } from './token.ts';

export interface ChainStep {
  /** The number and its percent sign. */
  readonly span: Span;
  /** In per cent. */
  readonly value: number;
  /** How long the step lasts, in seconds. */
  readonly duration?: { readonly seconds: number; readonly span: Span };
}

/**
 * The steps of a rollout in order, parted by arrows, commas, slashes or "then"; none where the text is no chain.
 * Numbers without a percent sign are steps only between arrows or where the last number has one.
 */
export function readChain(text: string): ChainStep[] {
  const tokens = readTokens(openSlashes(text));
  const arrows = tokens.some(({ key }) => isArrow(key));
  const nodes = segmentsOf(tokens, arrows).map(segment => nodeOf(tokens, segment));
  const steps = nodes.filter(node => node !== undefined);
  const percents = steps.filter(step => step.percent).length;
  if (percents === 0 && !(arrows && steps.length > 1 && steps.length === nodes.length)) return [];
  if (!arrows && percents < steps.length && !steps.at(-1)?.percent)
    return steps.filter(s => s.percent).map(toStep);
  return steps.map(toStep);
}

const arrowMarks: ReadonlySet<string> = new Set(['→', '->', '=>', '-->', '⇒', '⟶', '➔', '➜', '►', '▶', '»']);
const isArrow = (key: string): boolean => arrowMarks.has(key);
const parting: ReadonlySet<string> = new Set([',', ';', '/', '\n', 'then', '|', '+']);

/** `1/10/50%` is no date here, and `5,25,100%` no number; the text keeps its length. */
const openSlashes = (text: string): string =>
  text
    .replace(/(\d)\/(?=\d)/g, '$1;')
    .replace(/(\d),(?=\d{1,2}(?!\d))/g, '$1;')
    .replace(/(\d),(?=100(?!\d))/g, '$1;');

interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Token ranges between the marks that part steps; where arrows do, a comma belongs to the step. */
function segmentsOf(tokens: readonly Token[], arrows: boolean): Segment[] {
  const angled = !arrows && isAngled(tokens);
  const segments: Segment[] = [];
  let from = 0;
  let depth = 0;
  tokens.forEach(({ key }, i) => {
    if (key === '(') depth++;
    else if (key === ')') depth = Math.max(0, depth - 1);
    const parts = isArrow(key) || (!arrows && depth === 0 && (parting.has(key) || (angled && key === '>')));
    if (!parts) return;
    segments.push({ from, to: i });
    from = i + 1;
  });
  segments.push({ from, to: tokens.length });
  return segments.filter(segment => segment.to > segment.from);
}

/** `1% > 10% > 100%`: angle brackets between percentages are arrows. */
function isAngled(tokens: readonly Token[]): boolean {
  const at = tokens.flatMap(({ key }, i) => (key === '>' ? [i] : []));
  return at.length > 0 && at.every(i => tokens[i - 1]?.key === '%' && tokens[i + 1]?.kind === 'number');
}

interface Node extends ChainStep {
  readonly percent: boolean;
}

const toStep = ({ percent: _, ...step }: Node): ChainStep => step;

function nodeOf(tokens: readonly Token[], { from, to }: Segment): Node | undefined {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.kind !== 'number' || isCompared(tokens[i - 1])) continue;
    const read = readAmount(tokens, i);
    const { kind, high } = read?.amount ?? {};
    const bare = to === from + 1 && tokens[i]!.value >= 0;
    if (!(kind === 'percent' && high === undefined) && !bare) continue;
    const end = bare ? i + 1 : read!.next;
    const duration = durationIn(tokens, { from: end, to });
    const span = { start: tokens[i]!.start, end: tokens[end - 1]!.end };
    return { span, value: tokens[i]!.value, percent: !bare, ...(duration && { duration }) };
  }
  return undefined;
}

const isCompared = (token: Token | undefined): boolean =>
  /^(?:<|<=|>=|≤|≥|~|below|above|under|over|than|exceeds)$/.test(token?.key ?? '');

/** The first time behind a step: `1% (1 day)`, `10% for 24h`. */
function durationIn(tokens: readonly Token[], { from, to }: Segment): ChainStep['duration'] {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.kind !== 'number') continue;
    const read = readAmount(tokens, i);
    if (read?.amount.kind !== 'time' || read.amount.high !== undefined || read.next > to) continue;
    return {
      seconds: read.amount.value,
      span: { start: tokens[i]!.start, end: tokens[read.next - 1]!.end },
    };
  }
  return undefined;
}
