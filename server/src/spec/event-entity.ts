/** Entities and events: which table an event tells of, and its columns as keys of JSON. */

import { keyOf } from '../notations/sql/model.ts';
import { columnKey } from './definition.ts';
import { type EntityTable, entitiesOf } from './entity.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface EventEntity {
  readonly placed: PlacedSection;
  readonly table: EntityTable;
}

/** The table that an event is about by its first word: `refund.approved` tells of `refunds`; undefined where several fit. */
export function entityOfEvent(spec: Spec, event: string): EventEntity | undefined {
  const words = event.split('.');
  const tables = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.tables.map(table => ({ placed, table, key: singular(columnKey(table.name.name)) })),
  );
  for (let i = 0; i < words.length - 1; i++) {
    const word = singular(columnKey(words[i]!));
    if (word.length < 3) continue;
    const exact = tables.filter(t => t.key === word);
    const led = exact.length > 0 ? exact : tables.filter(t => isPart(t.table, word));
    // `refund_case` is the one meant where `refund_case_decision` belongs to it.
    const head = led.find(t => led.every(other => other.key.startsWith(t.key)));
    if (head) return head;
  }
  return undefined;
}

/** `refund` of `refund_case`. */
const isPart = ({ name }: EntityTable, word: string): boolean =>
  keyOf(name)
    .split(/[_.]/)
    .some(part => singular(part) === word);

const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^s])s$/, '');

/** `created_at` as `createdAt`. */
export const toCamel = (name: string): string =>
  name.replace(/(?<!_)_+([a-z\d])/gi, (_, letter: string) => letter.toUpperCase());
