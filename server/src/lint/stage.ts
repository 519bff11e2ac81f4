/** Stages: which of the five stages of its life a specification is in, whatever its template calls them. */

import { type Stage, stages } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';

/** A specification without a known STATUS is a draft. Statuses with names of their own count by their place in the list. */
export function stageOf({ status, template }: Spec): Stage {
  if (status === undefined) return 'Draft';
  const own = stages.find(stage => stage.toLowerCase() === status.toLowerCase());
  if (own) return own;
  const values = template.header?.fields.find(f => f.type === 'status')?.values ?? [];
  const place = values.indexOf(status) / Math.max(1, values.length - 1);
  return stages[Math.round(Math.max(0, place) * (stages.length - 1))] ?? 'Draft';
}
