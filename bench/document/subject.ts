/** What a generated specification is about, decided once and the same in all its sections. */

import type { Random } from '../../test/random.ts';
import type { Resource } from './resource.ts';

export interface Subject {
  readonly number: number;
  readonly resources: readonly Resource[];
  readonly sql: boolean;
  readonly author: string;
  readonly lead: string;
  readonly status: string;
  readonly service: string;
  readonly random: Random;
}
