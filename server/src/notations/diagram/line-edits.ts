/** Differences of two drawings, line by line. */
import { type Edit, replace } from '../../text/edit.ts';
import { lineStarts } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';

/** One edit for each line that differs, as short as it can be; both texts have as many lines. */
export function lineEdits(before: string, after: string): Edit[] {
  const [old, next] = [before, after].map(text => {
    const starts = lineStarts(text);
    return starts.map((start, i) => ({ start, text: text.slice(start, starts[i + 1] ?? text.length) }));
  }) as [Line[], Line[]];
  return old.flatMap((line, i) => {
    const other = next[i]?.text ?? line.text;
    if (other === line.text) return [];
    let lead = 0;
    while (lead < Math.min(line.text.length, other.length) && line.text[lead] === other[lead]) lead++;
    let tail = 0;
    while (
      tail < Math.min(line.text.length, other.length) - lead &&
      line.text[line.text.length - 1 - tail] === other[other.length - 1 - tail]
    )
      tail++;
    const span: Span = { start: line.start + lead, end: line.start + line.text.length - tail };
    return [replace(span, other.slice(lead, other.length - tail))];
  });
}

interface Line {
  readonly start: number;
  readonly text: string;
}
