/** Surroundings: what completion and new specifications take from the workspace: free numbers and references that are in use. */

import type { Surroundings } from '../features/completion/item.ts';
import { idNumber, newSnippet } from '../features/skeleton.ts';
import { type Library, referencesOf } from '../library/library.ts';
import type { Template } from '../template/template.ts';

export interface Known {
  readonly library: Library;
  readonly template: Template;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A new specification's text as a snippet, and its identifier. */
export function skeletonFor(
  { library, template, today }: Known,
  author: string | undefined,
): { snippet: string; id: string } {
  let lastNumber = 0;
  for (const { id } of library.entries) lastNumber = Math.max(lastNumber, idNumber(template, id));
  return newSnippet(template, { today, lastNumber, ...(author === undefined ? {} : { author }) });
}

/** What can be offered beside what the document itself holds. */
export function surroundingsIn(known: Known): Surroundings {
  const { snippet, id } = skeletonFor(known, undefined);
  return { today: known.today, nextId: id, references: referencesOf(known.library), skeleton: snippet };
}
