/** Completion: what can stand at the cursor, inside known slots only. */

import { documentSlice } from '../../blocks/document.ts';
import { offsetAt, positionAt } from '../../blocks/position.ts';
import type { Spec } from '../../spec/spec.ts';
import { boxCompletions } from './box.ts';
import { cellCompletions } from './cell.ts';
import { documentCompletions } from './document.ts';
import { drawingCompletions } from './drawing.ts';
import { fieldNameCompletions } from './field-name.ts';
import { headerCompletions } from './header.ts';
import { headingCompletions } from './heading.ts';
import type { Completion, Cursor, Surroundings } from './item.ts';
import { jsonCompletions } from './json.ts';
import { labelCompletions } from './label.ts';
import { sqlCompletions } from './sql.ts';

/** Items for the cursor at `offset`; none on ordinary Markdown. `typed`: the client asked by itself, after a trigger character. */
export function completionsAt(
  spec: Spec,
  offset: number,
  { surroundings, typed }: { surroundings: Surroundings; typed: boolean },
): Completion[] {
  const cursor = cursorAt(spec, offset);
  if (!spec.recognised) return documentCompletions(cursor, surroundings);
  return (
    headerCompletions(cursor, surroundings) ??
    sqlCompletions(cursor) ??
    fieldNameCompletions(cursor) ??
    cellCompletions(cursor, surroundings) ??
    headingCompletions(cursor) ??
    labelCompletions(cursor) ??
    jsonCompletions(cursor) ??
    boxCompletions(cursor, typed) ??
    drawingCompletions(cursor, typed) ??
    []
  );
}

function cursorAt(spec: Spec, offset: number): Cursor {
  const { document } = spec;
  const { line } = positionAt(document, offset);
  const start = offsetAt(document, { line, character: 0 });
  const end = offsetAt(document, { line, character: Number.MAX_SAFE_INTEGER });
  const text = documentSlice(document, { start, end });
  return { spec, offset, line: { start, end }, text, before: text.slice(0, offset - start) };
}
