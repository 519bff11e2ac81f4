/** All breakers, by the part of the specification that they break. */

import type { Breaker } from './mutant.ts';

export const breakers: Readonly<Record<string, Breaker>> = {};
