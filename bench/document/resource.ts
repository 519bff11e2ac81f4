/** The things a generated specification is about, each with fields, states and names in every spelling. */

import type { Random } from '../../test/random.ts';
import { type Field, fieldPool } from './fields.ts';
import { capital, plural, qualifiers, remarks, things } from './words.ts';

export interface Resource {
  /** Counts from 0 within its document. */
  readonly index: number;
  /** `billing account` */
  readonly words: string;
  /** `BillingAccount` */
  readonly pascal: string;
  /** `billing_account` */
  readonly snake: string;
  /** `billing-accounts` */
  readonly path: string;
  /** `billingAccountId` */
  readonly idField: string;
  readonly fields: readonly Field[];
  readonly states: readonly string[];
  readonly remark: string;
}

const lifecycles = [
  ['draft', 'submitted', 'approved', 'settled'],
  ['requested', 'scheduled', 'performed', 'closed'],
  ['open', 'assigned', 'resolved', 'archived'],
  ['planned', 'active', 'expired', 'removed'],
] as const;

/** Things with different names, as many as asked for. */
export function resources(count: number, random: Random): Resource[] {
  const names = shuffled(
    qualifiers.flatMap(q => things.map(t => [q, t] as const)),
    random,
  );
  return names.slice(0, count).map(([qualifier, thing], index) => {
    const pascal = capital(qualifier) + capital(thing);
    return {
      index,
      words: `${qualifier} ${thing}`,
      pascal,
      snake: `${qualifier}_${thing}`,
      path: `${qualifier}-${plural(thing)}`,
      idField: `${qualifier}${capital(thing)}Id`,
      fields: shuffled(fieldPool, random).slice(0, 5 + random.int(5)),
      states: random.pick(lifecycles),
      remark: random.pick(remarks),
    };
  });
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
