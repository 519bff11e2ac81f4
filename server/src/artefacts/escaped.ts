/** Text as it may stand in XML and HTML, between tags and in quoted attributes. */

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** The text without anything that could be markup; control characters, which XML forbids, become blanks. */
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, character => references[character]!)
    .replace(/[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g, ' ');
