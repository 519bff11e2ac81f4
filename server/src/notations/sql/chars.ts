/** Kinds of characters in SQL, by their UTF-16 codes. */

export const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x2028 ||
  code === 0x2029;
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  (code >= 0x80 && !isSpace(code) && code !== 0x2026);
export const isWordPart = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x24;

/** The first offset at or after `start` whose character does not belong. */
export function endOf(text: string, start: number, belongs: (code: number) => boolean): number {
  let end = start;
  while (end < text.length && belongs(text.charCodeAt(end))) end++;
  return end;
}

/** The end of the line, its line end not counted. */
export const lineEnd = (text: string, start: number): number =>
  endOf(text, start, code => code !== 10 && code !== 13);
