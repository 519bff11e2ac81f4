/** Marked texts: `‹` and `›` around a span, `‸` at a cursor; taken out before the text is read. */

export interface Marked {
  readonly text: string;
  /** In order of their starts. */
  readonly spans: readonly { start: number; end: number }[];
  readonly cursor?: number;
}

export function readMarks(marked: string): Marked {
  let text = '';
  let cursor: number | undefined;
  const open: number[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const char of marked) {
    if (char === '‹') open.push(text.length);
    else if (char === '›') spans.push({ start: open.pop() ?? text.length, end: text.length });
    else if (char === '‸') cursor = text.length;
    else text += char;
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, spans, ...(cursor === undefined ? {} : { cursor }) };
}

/** The text with the spans marked, to compare with a marked text. */
export function writeMarks(text: string, spans: readonly { start: number; end: number }[]): string {
  const marks = spans.flatMap(s => [
    { at: s.start, mark: '‹', order: 1 },
    { at: s.end, mark: '›', order: 0 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  let out = text;
  for (const { at, mark } of marks) out = out.slice(0, at) + mark + out.slice(at);
  return out;
}
