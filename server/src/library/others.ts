/** The library as one document sees it: what the others say. What was asked is written down, so that answers can be kept. */

import { fileName } from '../text/uri.ts';
import type { Library } from './library.ts';
import type { Mention, MentionKind } from './mention.ts';

/** A question, and the answer at that time. */
export interface Question {
  readonly kind: MentionKind;
  readonly key: string;
  readonly answer: readonly Mention[];
}

export interface Others {
  /** Of the document itself. */
  readonly uri: string;
  /** Its SPEC ID; empty for none. */
  readonly id: string;
  /** The workspace folder that it lies in, with a slash at its end; empty if it lies in none. */
  readonly root: string;
  /** Mentions in other documents, by URI and place. Another copy of this specification is only asked for its identifier. */
  mentions(kind: MentionKind, key: string): readonly Mention[];
  /** What was asked so far, in order. */
  readonly asked: readonly Question[];
  /** True if all of it would be answered alike now; then it counts as asked. */
  repeat(questions: readonly Question[]): boolean;
}

export interface Seat extends Pick<Others, 'uri' | 'id' | 'root'> {
  /** False for documents that nobody is told of, such as drafts that are no files yet. */
  counts?(uri: string): boolean;
}

export function createOthers(library: Library, { uri, id, root, counts = () => true }: Seat): Others {
  const asked: Question[] = [];
  const answerTo = (kind: MentionKind, key: string): readonly Mention[] => {
    const all = library.mentions(kind, key);
    if (all.length === 0) return none;
    return all.filter(
      m =>
        m.uri !== uri &&
        counts(m.uri) &&
        (kind === 'specification' || id === '' || library.get(m.uri)?.id !== id),
    );
  };
  return {
    uri,
    id,
    root,
    asked,
    mentions(kind, key) {
      const answer = answerTo(kind, key);
      asked.push({ kind, key, answer });
      return answer;
    },
    repeat(questions) {
      const isSame = questions.every(q => isSameList(q.answer, answerTo(q.kind, q.key)));
      if (isSame) asked.push(...questions);
      return isSame;
    },
  };
}

const none: readonly Mention[] = [];

const isSameList = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  a.length === b.length && a.every((m, i) => m === b[i]);

/** The files of mentions for a message, each once: `tech-042.md`, `tech-042.md and tech-043.md`, `tech-042.md and 3 others`. */
export function filesOf(mentions: readonly Mention[]): string {
  const names = [...new Set(mentions.map(m => m.uri))].map(fileName);
  const [first = '', second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
}
