/** Samples: the names that a template made up, in the text of a document. */

import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';

/** True if a text has one of the template's made-up names, whole and in any letter case. */
export const namesSample = (template: Template, text: string): boolean =>
  sampleNames(template)?.test(text) === true;

const sampleNames = memo(({ samples }: Template): RegExp | undefined => {
  const names = [...samples].map(name => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  if (names.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'iu');
});
