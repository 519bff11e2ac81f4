/** Randomness with a seed, so that a failure can be repeated. */

export interface Random {
  /** A whole number from 0 up to but without `below`. */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
}

/** Mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    int: below => Math.floor(next() * below),
    pick: items => items[Math.floor(next() * items.length)]!,
  };
}
