/** Similarity: which of some known words a misspelt one was meant to be. */

/**
 * Optimal string alignment distance: inserts, deletes, replacements and swaps of neighbours, each costs 1.
 * Gives `limit + 1` as soon as the distance is certain to be above `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** How far apart two words of this length may be and still be taken for one another. */
export const tolerance = (length: number): number =>
  length <= 2 ? 0 : length <= 5 ? 1 : length <= 9 ? 2 : 3;

/** The candidate nearest to `word`, letter case aside, if one is near enough to be meant; the first of equals. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let found: string | undefined;
  let limit = tolerance(wanted.length);
  for (const candidate of candidates) {
    const d = distance(wanted, candidate.toLowerCase(), limit);
    if (d > limit || d > tolerance(candidate.length)) continue;
    if (found !== undefined && d === limit) continue;
    found = candidate;
    if (d === 0) return found;
    limit = d;
  }
  return found;
}
