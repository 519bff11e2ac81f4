/** Workspace symbols: what the documents of a workspace define, found by the letters that somebody remembers. */

import type { Entry } from '../library/entry.ts';
import { type DefinitionKind, idKey, type Mention } from '../library/mention.ts';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Title or identifier of the document that it stands in. */
  readonly container: string;
  readonly mention: Mention;
}

/** Longer lists are read by nobody: the editor asks again with every letter. */
const maxSymbols = 200;
const maxQuery = 100;

const shown: ReadonlySet<string> = new Set<DefinitionKind>([
  'specification',
  'requirements',
  'requirement',
  'decision',
  'endpoint',
  'table',
  'migration',
  'event',
  'flag',
  'metric',
]);

/** The definitions whose names have the letters of the query in that order, the best first. */
export function workspaceSymbols(entries: Iterable<Entry>, query: string): WorkspaceSymbol[] {
  const wanted = query.slice(0, maxQuery).toLowerCase().replace(/\s+/g, '');
  const found: { symbol: WorkspaceSymbol; score: number }[] = [];
  let least = 0;
  for (const entry of entries)
    for (const mention of entry.mentions) {
      if (!shown.has(mention.kind)) continue;
      const isWhole = isDocument(mention);
      // The document is also mentioned as one of its kind.
      if (isWhole && mention.key !== idKey(entry.id)) continue;
      const name = isWhole ? nameOf(entry) : mention.name;
      const score = scoreOf(name, wanted);
      if (score === undefined || (found.length >= 4 * maxSymbols && score <= least)) continue;
      const container = isWhole ? '' : entry.id === '' ? entry.title : entry.id;
      found.push({ symbol: { name, kind: mention.kind as DefinitionKind, container, mention }, score });
      if (found.length > 8 * maxSymbols) least = cut(found);
    }
  cut(found);
  return found.slice(0, maxSymbols).map(f => f.symbol);
}

/** Sorts, the best first, and leaves enough of them; the score of the last. */
function cut(found: { symbol: WorkspaceSymbol; score: number }[]): number {
  found.sort(
    (a, b) =>
      b.score - a.score ||
      a.symbol.name.length - b.symbol.name.length ||
      (a.symbol.name < b.symbol.name ? -1 : a.symbol.name > b.symbol.name ? 1 : 0),
  );
  found.length = Math.min(found.length, 4 * maxSymbols);
  return found.at(-1)?.score ?? 0;
}

/** The mention stands for its whole document. */
const isDocument = ({ kind }: Mention): boolean =>
  kind === 'specification' || kind === 'requirements' || kind === 'decision';

/** `TECH-041 Refund approvals`, once each. */
const nameOf = ({ id, title }: Entry): string =>
  title.toLowerCase().startsWith(id.toLowerCase()) && title !== '' ? title : `${id} ${title}`.trim();

/**
 * How well the letters fit: more for those at the start of the name or of a word of it, and for those side by side.
 * Undefined where they do not all occur in that order. Tries at most a few places for the first letter.
 */
export function scoreOf(name: string, wanted: string): number | undefined {
  if (wanted === '') return 0;
  const text = name.toLowerCase();
  const whole = text.indexOf(wanted);
  if (whole >= 0) return 1000 + (isWordStart(name, whole) ? 500 : 0) + (whole === 0 ? 500 : 0);
  let at = 0;
  let score = 0;
  let last = -2;
  for (const letter of wanted) {
    const start = wordStartOf(name, text, letter, at);
    const isNext = last >= 0 && text.startsWith(letter, last + 1);
    const next = isNext ? last + 1 : start >= 0 ? start : text.indexOf(letter, at);
    if (next < 0) return greedyScore(text, wanted);
    score += next === last + 1 ? 5 : isWordStart(name, next) ? 8 : 1;
    last = next;
    at = next + letter.length;
  }
  return score;
}

/** Letter by letter at its first place: finds them wherever they are in that order. */
function greedyScore(text: string, wanted: string): number | undefined {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return undefined;
  }
  return 1;
}

function wordStartOf(name: string, text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1))
    if (isWordStart(name, at)) return at;
  return -1;
}

const isWordStart = (name: string, at: number): boolean =>
  at === 0 ||
  /[\s/_.{}:-]/.test(name[at - 1]!) ||
  (/[a-z0-9]/.test(name[at - 1]!) && /[A-Z]/.test(name[at]!));
