/** Containers: where a list, a quote or a footnote definition ends at document level. */

import {
  columnsTo,
  firstOf,
  isBlankLine,
  isBreak,
  isSpace,
  type Lines,
  type ListMarker,
  listMarker,
} from './line.ts';

type Interrupts = (lines: Lines, i: number) => boolean;

/**
 * Index of the first line certainly behind the container that starts on line `i`. Plain text that follows it without
 * a blank line counts as inside: whether it continues the last paragraph is for the full parser to say.
 */
export function containerEnd(
  lines: Lines,
  i: number,
  kind: 'list' | 'quote' | 'footnote',
  interrupts: Interrupts,
): number {
  if (kind === 'quote') return quoteEnd(lines, i, interrupts);
  return indentedEnd(lines, i, kind === 'footnote' ? 4 : undefined, interrupts);
}

function quoteEnd(lines: Lines, i: number, interrupts: Interrupts): number {
  let j = i + 1;
  while (j < lines.starts.length && !isBlankLine(lines, j)) {
    const first = firstOf(lines, j);
    const quoted = lines.text.charCodeAt(first) === 0x3e && columnsTo(lines, j, first) < 4;
    if (!quoted && (isBare(lines, j - 1) || interrupts(lines, j))) break;
    j++;
  }
  return j;
}

/** A line of quote marks only leaves no paragraph that the next line could go on with. */
function isBare({ text, starts, ends }: Lines, i: number): boolean {
  for (let at = starts[i]!; at < ends[i]!; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x3e && !isSpace(code)) return false;
  }
  return true;
}

function indentedEnd(lines: Lines, i: number, fixed: number | undefined, interrupts: Interrupts): number {
  let width = fixed ?? contentColumn(lines, i, markerOf(lines, i)!);
  let emptyItem = fixed === undefined && markerOf(lines, i)!.empty;
  // Nor does an item with nothing in it, unless it stands in a paragraph and is none.
  let bareItem = emptyItem;
  let afterBlank = false;
  let j = i + 1;
  for (; j < lines.starts.length; j++) {
    if (isBlankLine(lines, j)) {
      // An item may begin with one blank line, but then it has no content of its own.
      if (emptyItem) width = Number.POSITIVE_INFINITY;
      afterBlank = true;
      continue;
    }
    const column = columnsTo(lines, j, firstOf(lines, j));
    const marker = fixed === undefined && column < 4 ? markerOf(lines, j) : undefined;
    const isItem = marker !== undefined && column < width;
    if (isItem) width = contentColumn(lines, j, marker);
    else if (column < width && (afterBlank || bareItem || interrupts(lines, j))) break;
    bareItem = isItem && marker.empty;
    emptyItem = marker?.empty === true;
    afterBlank = false;
  }
  return j;
}

function markerOf(lines: Lines, i: number): ListMarker | undefined {
  const first = firstOf(lines, i);
  const end = lines.ends[i]!;
  return isBreak(lines.text, first, end) ? undefined : listMarker(lines.text, first, end);
}

/** Column at which an item's content starts (CommonMark 5.2, rules 1 to 3). */
function contentColumn(lines: Lines, i: number, marker: ListMarker): number {
  const behind = columnsTo(lines, i, marker.end);
  let at = marker.end;
  while (at < lines.ends[i]! && isSpace(lines.text.charCodeAt(at))) at++;
  const blanks = columnsTo(lines, i, at) - behind;
  return marker.empty || blanks > 4 ? behind + 1 : behind + blanks;
}
