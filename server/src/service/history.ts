/** History: what Git has of the open documents, asked a moment after they are opened and when that may be different. */

import { type GitQuestion, gitQuestionOf } from '../lint/asks-git.ts';
import type { Configuration } from '../lint/configuration.ts';
import { stageOf } from '../lint/stage.ts';
import type { Committed } from '../spec/committed.ts';
import type { Spec } from '../spec/spec.ts';
import type { Host } from './host.ts';

export interface History {
  /** Undefined while it is not known, and where Git has nothing. */
  committedOf(uri: string): Committed | undefined;
  /** Has Git asked, if rules need it and it was not. */
  askFor(uri: string, spec: Spec, configuration: Configuration): void;
  /** HEAD may be another: what was asked is asked again. */
  renew(): void;
  forget(uri: string): void;
  /** False, as it is at first: Git is not run. */
  allow(isAllowed: boolean): void;
}

export interface HistoryOptions {
  readonly host: Host;
  /** False for documents about which Git is not asked. */
  counts(uri: string): boolean;
  /** Told when something else is known than before. */
  readonly onKnown: (() => void) | undefined;
}

interface Known {
  question: GitQuestion;
  committed?: Committed;
}

/** Milliseconds until Git is asked: several documents at once, and after the first answers. */
const delay = 300;

export function createHistory({ host, counts, onKnown }: HistoryOptions): History {
  const known = new Map<string, Known>();
  const waiting = new Set<string>();
  let isAllowed = false;
  let isSoon = false;

  const put = (uri: string, next: Committed | undefined): boolean => {
    const entry = known.get(uri);
    const before = entry?.committed;
    if (!entry || (before?.text === next?.text && before?.date === next?.date)) return false;
    if (next) entry.committed = next;
    else delete entry.committed;
    return true;
  };
  const ask = async (): Promise<void> => {
    const queries = [...waiting].flatMap(uri => {
      const entry = known.get(uri);
      return entry ? [{ uri, question: entry.question }] : [];
    });
    waiting.clear();
    if (queries.length === 0 || !isAllowed) return;
    const answers = await host.committed!(queries);
    let isNew = false;
    for (const { uri } of queries) {
      const { text, date } = answers.get(uri) ?? {};
      const next = text === undefined ? undefined : { text, ...(date === undefined ? {} : { date }) };
      if (put(uri, next)) isNew = true;
    }
    if (isNew) onKnown?.();
  };
  // One at a time: an answer that took long must not come after a newer one.
  const again = (): void => {
    isSoon = false;
    soon();
  };
  const soon = (): void => {
    if (isSoon || waiting.size === 0 || !isAllowed) return;
    isSoon = true;
    host.later(
      () =>
        void ask()
          .catch(() => {})
          .then(again),
      delay,
    );
  };
  return {
    committedOf: uri => known.get(uri)?.committed,
    askFor(uri, spec, configuration) {
      if (!host.committed || !spec.recognised || !counts(uri)) return;
      const question = gitQuestionOf(configuration, stageOf(spec));
      const entry = known.get(uri);
      if (!question || entry?.question === 'day' || entry?.question === question) return;
      if (entry) entry.question = question;
      else known.set(uri, { question });
      waiting.add(uri);
      soon();
    },
    renew() {
      for (const uri of known.keys()) waiting.add(uri);
      soon();
    },
    forget(uri) {
      known.delete(uri);
      waiting.delete(uri);
    },
    allow(next) {
      isAllowed = next;
      soon();
    },
  };
}
