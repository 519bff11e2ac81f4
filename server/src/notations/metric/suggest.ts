/** The name that a metric should have. */

import { isMetricName, type MetricType } from './name.ts';
import { baseOf, expansionOf, unitIn } from './unit.ts';

/**
 * The name after all repairs that are sure; the name itself where none is needed, undefined where nothing of it is
 * left. Applied to its own result it changes nothing.
 */
export function suggestName(name: string, type?: MetricType): string | undefined {
  // Letters that would be lost, and a digit in front, are for the author to name anew.
  if (name.length > maxName || /[^\x20-\x7e]|^\d/.test(name)) return undefined;
  const kept = isTidy(name) ? name : toSnake(name);
  let words = kept.split('_');
  const isTyped = type !== undefined && type !== 'untyped';
  words = words.map((word, i) => (i > 0 ? (ratioWord(word) ?? word) : word));
  words = words.filter((word, i) => i === 0 || !/^(?:counter|gauge|histogram|summary)$/.test(word));
  words = toBaseUnits(words);
  if (isTyped) words = withoutEnds(words, type);
  if (type === 'counter' && words.at(-1) !== 'total') words.push('total');
  const result = words.join('_');
  return isMetricName(result) && !result.includes(':') && /[a-zA-Z]/.test(result) ? result : undefined;
}

// Nobody means a longer one as a name.
const maxName = 500;

const isTidy = (name: string): boolean => /^[a-z_][a-z0-9_]*$/.test(name);

/** Lower case with underscores: `refundRequests`, `refund-requests`, `refund.requests` alike. */
export function toSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^\w]+/g, '_')
    .replace(/^_+|(?<!_)_+$/g, '')
    .replace(/_{2,}/g, '_')
    .toLowerCase();
}

const ratioWord = (word: string): string | undefined =>
  /^(?:percent|percentage|pct)$/.test(word) ? 'ratio' : undefined;

/** Every unit and abbreviation as base unit; one that then stands twice in a row stands once. */
function toBaseUnits(words: readonly string[]): string[] {
  const known = unitIn(words);
  const present = new Set(words);
  const out: string[] = [];
  words.forEach((word, i) => {
    // The first word is the application's, which may be called `m` or `days`.
    const base = i === 0 ? undefined : (baseOf(word) ?? expansionOf(word));
    const isDouble =
      base !== undefined && expansionOf(word) !== undefined && known?.base === base && present.has(base);
    if (isDouble || (base !== undefined && out.at(-1) === base)) return;
    out.push(base ?? word);
  });
  return out;
}

/** Without the suffixes that belong to other types. */
function withoutEnds(words: readonly string[], type: MetricType): string[] {
  const out = [...words];
  const strip = (isWrong: (word: string) => boolean): void => {
    while (out.length > 1 && isWrong(out.at(-1)!)) out.pop();
  };
  const isReserved = (word: string): boolean =>
    word === 'bucket'
      ? type !== 'histogram'
      : /^(?:count|sum)$/.test(word) && type !== 'histogram' && type !== 'summary';
  strip(word => isReserved(word) || (word === 'total' && type !== 'counter'));
  if (type === 'counter' && out.at(-1) === 'total') {
    out.pop();
    strip(word => isReserved(word) || word === 'total');
    out.push('total');
  }
  return out;
}
