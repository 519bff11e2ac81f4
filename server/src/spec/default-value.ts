/** Default values of columns as they are compared: a literal or a call, whatever its spelling. */

/** What a default is, brought to one form; undefined for prose and for expressions that are not understood. */
export function defaultKey(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const bare = withoutCasts(text.trim());
  const quoted = /^[EeNn]?'((?:[^']|'')*)'$/.exec(bare) ?? /^"([^"]*)"$/.exec(bare);
  if (quoted) return `value ${quoted[1]!.toLowerCase()}`;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(bare)) return `value ${Number(bare)}`;
  if (/^[A-Za-z_][\w.]*\s*\([^()]*\)$/.test(bare)) return callKey(bare);
  const word = /^[\w-]+$/.test(bare) ? bare.toLowerCase() : undefined;
  if (word === undefined) return undefined;
  return moments.has(word) ? now : `value ${word}`;
}

const now = 'call now()';
const moments: ReadonlySet<string> = new Set([
  'now',
  'current_timestamp',
  'localtimestamp',
  'sysdate',
  'getdate',
]);

function callKey(text: string): string {
  const call = text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^[\w.]*\./, '');
  const name = call.slice(0, call.indexOf('('));
  return moments.has(name) || call.includes("'now'") || call === 'getutcdate()' ? now : `call ${call}`;
}

/** `'a'::text` and `('a')` are `'a'`. */
function withoutCasts(text: string): string {
  let bare = text;
  for (let i = 0; i < 5; i++) {
    if (isEnclosed(bare)) bare = bare.slice(1, -1).trim();
    else if (/::[\w [\]"]+(?:\(\d+\))?$/.test(bare)) bare = bare.slice(0, bare.lastIndexOf('::')).trim();
    else break;
  }
  return bare;
}

/** True if the first parenthesis closes at the very end. */
function isEnclosed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return false;
  }
  return true;
}
