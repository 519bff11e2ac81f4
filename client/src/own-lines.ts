/** Where text goes that needs lines of its own, with a blank line before and after it. */

export interface Place {
  line: number;
  /** The characters of the line that the text replaces; a line with words is only ever appended to. */
  from: number;
  to: number;
  before: string;
  after: string;
}

/** The place nearest to a line of the document: on it if it is blank, below it otherwise. */
export function toPlace(lines: readonly string[], line: number): Place {
  const text = lines[line] ?? '';
  const after = isBlank(lines[line + 1]) ? '' : '\n';
  if (!isBlank(text)) return { line, from: text.length, to: text.length, before: '\n\n', after };
  return { line, from: 0, to: text.length, before: isBlank(lines[line - 1]) ? '' : '\n', after };
}

/** Beyond the first and last line counts as blank. */
function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
