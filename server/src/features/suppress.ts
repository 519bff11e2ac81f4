/** Suppress: the comment that says that a finding is meant, at the place where it disturbs neither table nor paragraph. */

import type { Problem } from '../lint/check.ts';
import type { Spec } from '../spec/spec.ts';
import { type Edit, insertAt } from '../text/edit.ts';
import { contentEnd, lineEndOf, lineStart } from '../text/lines.ts';
import { shift } from '../text/span.ts';
import { sectionAt } from './hover.ts';

/** Stands in the comment where the reason belongs. */
export const reasonMark = '{reason}';

/**
 * The insert that suppresses a problem, with `reasonMark` for the reason: behind the text on its line; inside the last
 * cell of a table's row; on a line of its own above a heading, a fence or HTML. Undefined where no comment can stand.
 */
export function suppressionOf(spec: Spec, { rule, span }: Problem): Edit | undefined {
  const placed = sectionAt(spec, span.start);
  if (!placed) return undefined;
  const { section, origin } = placed;
  const { text, part } = section;
  const at = span.start - origin;
  const block = [...(part.heading ? [part.heading] : []), ...part.blocks].find(
    b => b.span.start <= at && at <= b.span.end,
  );
  const body = `${rule.id} -- ${reasonMark}`;
  switch (block?.kind) {
    case 'table': {
      const row = [block.header, ...block.rows].find(r => r.span.start <= at && at <= r.span.end);
      const cell = row?.cells.at(-1);
      return cell && shiftEdit(insertAt(cell.span.end, ` <!-- handoff-disable-line ${body} -->`), origin);
    }
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'footnote':
      return shiftEdit(insertAt(contentEnd(text, at), ` <!-- handoff-disable-line ${body} -->`), origin);
    case 'heading':
    case 'fence':
    case 'html': {
      const comment = `<!-- handoff-disable-next-line ${body} -->${lineEndOf(text)}`;
      return shiftEdit(insertAt(lineStart(text, block.span.start), comment), origin);
    }
    default:
      return undefined;
  }
}

const shiftEdit = ({ span, newText }: Edit, by: number): Edit => ({ span: shift(span, by), newText });
