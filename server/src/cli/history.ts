/** History: what Git is asked of the files that are checked, all of them at once, and what it answered. */

import { type GitQuestion, gitQuestionOf } from '../lint/asks-git.ts';
import type { Configuration } from '../lint/configuration.ts';
import { stageOf } from '../lint/stage.ts';
import type { CommittedAnswer } from '../service/host.ts';
import type { Spec } from '../spec/spec.ts';
import type { Question } from './cache.ts';
import type { Machine } from './machine.ts';

/** A plain value, so that it can be sent to a worker thread. */
export interface GitAnswer {
  readonly question: GitQuestion;
  /** Absent where Git has nothing. */
  readonly found?: CommittedAnswer;
}

export interface GitAsked {
  readonly path: string;
  readonly text: string;
  readonly question: GitQuestion;
}

/** What is to be asked about a file that was read, under its configuration and perhaps as if at a STATUS. */
export function questionFor(
  spec: Spec,
  { configuration, status }: { readonly configuration: Configuration; readonly status: string | undefined },
): GitQuestion | undefined {
  if (!spec.recognised) return undefined;
  return gitQuestionOf(configuration, stageOf(status === undefined ? spec : { ...spec, status }));
}

/** What was asked when a file that is as it was had been judged. */
export const questionBefore = (questions: readonly Question[] = []): GitQuestion | undefined => {
  const asked = questions.find(([kind]) => kind === 'committed')?.[1];
  return asked === 'text' || asked === 'day' ? asked : undefined;
};

/** Asks Git; nothing without it. */
export async function askGit(
  asked: readonly GitAsked[],
  machine: Machine,
): Promise<Readonly<Record<string, GitAnswer>>> {
  if (asked.length === 0 || !machine.committed) return {};
  const queries = asked.map(({ path, text, question }) => ({ uri: machine.uriOf(path), text, question }));
  const answers = await machine.committed(queries);
  return Object.fromEntries(
    asked.map(({ path, question }, i): [string, GitAnswer] => {
      const found = answers.get(queries[i]!.uri);
      return [path, { question, ...(found ? { found } : {}) }];
    }),
  );
}

/** What was asked, and what was answered, as the cache writes it down. */
export const gitQuestions = (answer: GitAnswer | undefined, hash: (text: string) => string): Question[] =>
  answer ? [['committed', answer.question, saidByGit(answer, hash)]] : [];

/** An answer in few letters; empty where Git has nothing. */
export const saidByGit = ({ found }: GitAnswer, hash: (text: string) => string): string =>
  found ? `${found.date ?? '-'} ${found.text === undefined ? '=' : hash(found.text)}` : '';
