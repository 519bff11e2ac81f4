/** What every measurement is given: documents, servers, the plan and the place for results. */

import { lineCount, specificationOf, template } from './documents.ts';
import type { Plan } from './options.ts';
import type { Results } from './results.ts';
import type { Server } from './servers.ts';

export interface Sample {
  /** `template`, `10,000 lines` */
  readonly name: string;
  readonly text: string;
  readonly lines: number;
  readonly size: number;
}

export interface Run {
  readonly plan: Plan;
  readonly samples: readonly Sample[];
  readonly servers: readonly Server[];
  readonly results: Results;
  say(text: string): void;
}

export const nameOf = (size: number): string =>
  size === 0 ? 'template' : `${size.toLocaleString('en')} lines`;

export function samplesOf({ sizes }: Plan): Sample[] {
  return sizes.map(size => {
    const text = size === 0 ? template() : specificationOf(size, { seed: 7, sql: true });
    return { name: nameOf(size), text, lines: lineCount(text), size };
  });
}

/** Says how long each server has been at work, so that slow ones are measured less often than the others. */
export function createBudget(seconds: number): {
  mayGoOn(who: string): boolean;
  spend<T>(who: string, work: Promise<T>): Promise<T>;
} {
  const spent = new Map<string, number>();
  return {
    mayGoOn: who => (spent.get(who) ?? 0) < seconds * 1000,
    async spend(who, work) {
      const since = performance.now();
      try {
        return await work;
      } finally {
        spent.set(who, (spent.get(who) ?? 0) + performance.now() - since);
      }
    },
  };
}

export const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);
