/** All breakers, by the part of the specification that they break. */

import { mutants as api } from './api.ts';
import { mutants as data } from './data.ts';
import { hygieneMutants as hygiene } from './hygiene.ts';
import { mutants as integrations } from './integrations.ts';
import { mutants as logic } from './logic.ts';
import type { Breaker } from './mutant.ts';
import { mutants as nfr } from './nfr.ts';
import { rolloutMutants as rollout } from './rollout.ts';

export const breakers: Readonly<Record<string, Breaker>> = {
  api,
  data,
  logic,
  integrations,
  nfr,
  rollout,
  hygiene,
};
