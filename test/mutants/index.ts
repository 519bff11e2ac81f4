/** All breakers, by the part of the specification that they break. */

import { mutants as api } from './api.ts';
import { appendixMutants as appendix } from './appendix.ts';
import { crossFileMutants as crossFile } from './cross-file.ts';
import { mutants as data } from './data.ts';
import { forcedMutants as forced } from './forced.ts';
import { headerMutants as header } from './header.ts';
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
  header,
  appendix,
  'cross-file': crossFile,
  'off by default': forced,
};
