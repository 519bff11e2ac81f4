/** Pace: long work in short slices, with pauses while somebody types. */

import type { Host } from './host.ts';

export interface Pace {
  /** Somebody types, or an answer is due. */
  touch(): void;
  /** True once the slice has lasted long enough. */
  isOver(): boolean;
  /** Resolves when the next slice may begin. */
  rest(): Promise<void>;
  /** Resolves when nobody has typed for a while; then work that cannot be cut may be done. */
  quiet(): Promise<void>;
}

/** All in milliseconds. A slice and what runs on behind it stay below what a typist notices. */
const slice = 5;
const afterKey = 300;
const pause = 40;

export function createPace(host: Pick<Host, 'later'>): Pace {
  let begun = Date.now();
  let touched = 0;
  const isBusy = (): boolean => Date.now() - touched < afterKey;
  const wait = (milliseconds?: number): Promise<void> =>
    new Promise(resolve =>
      host.later(() => {
        begun = Date.now();
        resolve();
      }, milliseconds),
    );
  return {
    touch() {
      touched = Date.now();
    },
    isOver: () => Date.now() - begun >= slice,
    rest: () => (isBusy() ? wait(pause) : wait()),
    async quiet() {
      do await (isBusy() ? wait(pause) : wait());
      while (isBusy());
    },
  };
}
