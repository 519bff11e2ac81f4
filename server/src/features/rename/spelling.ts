/** Spellings: a new name in the letters of the place where it shall stand, such as `PENDING_REVIEW`, `Pending Review` or `pendingReview`. */

import { readEventName, toEventName } from '../../notations/event/name.ts';
import { readEndpointHeading } from '../../spec/endpoint-heading.ts';
import type { NameKind } from '../../spec/name.ts';
import { isParameter } from '../../spec/names/key.ts';

/** What is renamed, as it was written where the user asked, and as it shall be written there. */
export interface Change {
  readonly kind: NameKind;
  readonly from: string;
  readonly to: string;
}

/** What shall stand where a place says `written`. */
export function respelled(written: string, { kind, from, to }: Change): string {
  if (kind === 'endpoint') return respelledPath(written, from, to);
  if (written === from || verbatim.has(kind)) return to;
  return kind === 'event' ? respelledEvent(written, from, to) : inStyle(written, to, joints[kind] ?? '_');
}

/** Kinds of names that have but one spelling. */
const verbatim: ReadonlySet<NameKind> = new Set<NameKind>([
  'specification',
  'requirement',
  'field',
  'metric',
]);

/** What parts the words where the old name has only one. */
const joints: Partial<Record<NameKind, string>> = { component: ' ', event: '.' };

/** The words of a name. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_.:/-]+/)
    .filter(word => word !== '');

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase();
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A name in the style of another: what joins its words, and their letter case. */
export function inStyle(model: string, name: string, joint: string): string {
  const joined = /[_.:-]/.exec(model)?.[0] ?? (/\s/.test(model) ? ' ' : undefined);
  const words = wordsOf(name);
  if (isUpper(model)) return words.join(joined ?? joint).toUpperCase();
  if (isLower(model)) return words.join(joined ?? joint).toLowerCase();
  const isCamel = joined === undefined && (/^\p{Ll}/u.test(model) || wordsOf(model).length > 1);
  if (isCamel || (joined === undefined && joint !== ' ')) {
    const camel = words.map(capitalised).join('');
    return /^\p{Ll}/u.test(model) ? camel.charAt(0).toLowerCase() + camel.slice(1) : camel;
  }
  // `Pending review` against `Pending Review`; abbreviations stay as they are given.
  const isTitle = wordsOf(model).every(word => /^[\p{Lu}\p{N}]/u.test(word));
  const cased = words.map((word, i) => {
    if (isUpper(word) && !isUpper(name)) return word;
    return isTitle || i === 0 ? capitalised(word) : word.toLowerCase();
  });
  return cased.join(joined ?? joint);
}

/** The base and the version apart: a place keeps its version unless that is the one that changes. */
function respelledEvent(written: string, from: string, to: string): string {
  const [own, old, next] = [written, from, to].map(name => {
    const base = readEventName(name)?.base ?? name;
    return { base, end: name.slice(base.length), number: /(?<!\d)\d+$/.exec(name.slice(base.length))?.[0] };
  }) as [Versioned, Versioned, Versioned];
  const dotted = toEventName(next.base) ?? next.base;
  const base = own.base.includes('.') ? dotted : inStyle(own.base, dotted.replace(/[._]/g, ' '), '_');
  if (own.number !== old.number || next.number === old.number) return base + own.end;
  if (next.number === undefined) return base;
  return base + (own.end === '' ? next.end : own.end.replace(/(?<!\d)\d+$/, next.number));
}

interface Versioned {
  readonly base: string;
  readonly end: string;
  readonly number: string | undefined;
}

/** The path with the place's own names for its parameters, and its method as far as it names one. */
function respelledPath(written: string, from: string, to: string): string {
  const [own, old, next] = [written, from, to].map(text => readEndpointHeading(text));
  if (!own?.path || !next?.path) return to;
  const ownParameters = own.path.text.split('/').filter(isParameter);
  const oldParameters = (old?.path?.text ?? '').split('/').filter(isParameter);
  let count = 0;
  const path = next.path.text
    .split('/')
    .map(segment => {
      if (!isParameter(segment)) return segment;
      const i = count++;
      return segment === oldParameters[i] ? (ownParameters[i] ?? segment) : segment;
    })
    .join('/');
  const end = /\/?(?:[?#].*)?$/s.exec(own.path.text)?.[0] ?? '';
  const kept = own.path.text.length > 1 && !path.endsWith(end) ? end : '';
  const before = written.slice(0, own.path.span.start);
  return withMethod(before, next.method?.text) + path + kept;
}

const withMethod = (before: string, method: string | undefined): string =>
  method === undefined ? before : before.replace(/[A-Za-z]+/, method);
