/** Columns that a text takes in a fixed-width font, so that boxes close around wide and combining characters. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Display width; characters of ambiguous width count as narrow. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  // An emoji after a joiner is drawn into the one before it.
  for (const character of text.replace(/\u200d\p{Extended_Pictographic}/gu, ''))
    columns += columnsOf(character);
  return columns;
}

// Cf holds the joiners, Mn the variation selectors; the Hangul range is the vowels and finals of decomposed syllables.
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11ff]$/u;

function columnsOf(character: string): number {
  if (invisible.test(character)) return 0;
  const point = character.codePointAt(0)!;
  // Arrows, box glyphs and their neighbours: the columns of a drawing are counted in them.
  if (point >= 0x2190 && point <= 0x25ff) return 1;
  return eastAsianWidth(point);
}
