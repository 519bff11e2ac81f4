/** Completion of a whole document: `handoff` in an empty file. */

import type { Completion, Cursor, Surroundings } from './item.ts';

const word = 'handoff';

export function documentCompletions(cursor: Cursor, { skeleton }: Surroundings): Completion[] {
  const typed = cursor.text.trim();
  const { document, template } = cursor.spec;
  if (typed === '' || !word.startsWith(typed.toLowerCase())) return [];
  const rest = document.chunks
    .map(c => c.text)
    .join('')
    .trim();
  if (rest !== typed) return [];
  return [
    {
      label: word,
      kind: 'document',
      span: cursor.line,
      newText: skeleton,
      isSnippet: true,
      detail: `New specification: ${template.name}`,
    },
  ];
}
