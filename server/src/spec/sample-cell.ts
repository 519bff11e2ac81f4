/** Sample cells: what rows say word for word as the template does. */

import { valueKey } from '../template/key.ts';
import type { SpecRow } from './rows.ts';

/** True for a row whose cell of a role is the one of a row of the template: it may be meant, but nobody wrote it. */
export const isSampleCell = ({ table: { slot }, cells }: SpecRow, role: string): boolean => {
  const at = slot?.columns.findIndex(column => column.role === role) ?? -1;
  const own = valueKey(cells.get(role)?.raw ?? '');
  return slot?.rows.some(sample => at >= 0 && valueKey(sample[at] ?? '') === own) ?? false;
};
