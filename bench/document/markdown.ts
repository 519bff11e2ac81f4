/** Tables and fences, written as a careful author writes them. */

/** A pipe table with its columns aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, i) => Math.max(name.length, 3, ...rows.map(row => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

export const fence = (language: string, content: string): string => `\`\`\`${language}\n${content}\n\`\`\``;

export const json = (value: unknown): string => fence('json', JSON.stringify(value, null, 2));

/** Parts of a document with a blank line between them. */
export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter(part => part !== '').join('\n\n');
