/** HTML blocks: the seven start and end conditions of CommonMark 4.6. */

const blockTags =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul';
const blockTag = new Set(blockTags.split(' '));
const rawTag = new Set(['script', 'pre', 'style', 'textarea']);

const openTag =
  /^<[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?>[ \t]*$/;
const closingTag = /^<\/[A-Za-z][A-Za-z0-9-]*[ \t]*>[ \t]*$/;

/** Number of the start condition that a line's content (from its first character on) meets; 0 for none. */
export function htmlKind(line: string): number {
  if (line.charCodeAt(0) !== 0x3c) return 0;
  if (line.startsWith('<!--')) return 2;
  if (line.startsWith('<?')) return 3;
  if (line.startsWith('<![CDATA[')) return 5;
  if (/^<![A-Za-z]/.test(line)) return 4;
  const name = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)/.exec(line);
  if (name) {
    const tag = name[2]!.toLowerCase();
    const after = line.charAt(name[0].length);
    if (rawTag.has(tag) && name[1] === '' && after !== '/') return 1;
    if (blockTag.has(tag) && (after !== '/' || line.charAt(name[0].length + 1) === '>')) return 6;
    if (rawTag.has(tag)) return closingTag.test(line) ? 7 : 0;
  }
  return openTag.test(line) || closingTag.test(line) ? 7 : 0;
}

/** True if a block of that kind ends with this line; kinds 6 and 7 end before a blank line instead. */
export function htmlEnds(kind: number, line: string): boolean {
  if (kind === 1) return /<\/(?:script|pre|style|textarea)>/i.test(line);
  if (kind === 2) return line.includes('-->');
  if (kind === 3) return line.includes('?>');
  if (kind === 4) return line.includes('>');
  return kind === 5 && line.includes(']]>');
}
