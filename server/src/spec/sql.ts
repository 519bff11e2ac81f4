/** SQL: whether a document holds any, so that its parser is loaded for those alone that do. */

import type { Spec } from './spec.ts';

/** True for a specification with a fence of SQL. */
export const holdsSql = ({ recognised, sections }: Spec): boolean =>
  recognised && sections.some(s => s.section.fences.some(f => /sql|ddl/.test(f.fence.language)));
