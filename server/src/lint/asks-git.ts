/** Asks Git: what the rules that count need to know of what was committed. */

import { rules } from '../rules/index.ts';
import type { Rule, Stage } from '../rules/rule.ts';
import { severityOf } from './check.ts';
import type { Configuration } from './configuration.ts';

/** The text at HEAD, or also the day of the last commit. */
export type GitQuestion = NonNullable<Rule['asksGit']>;

const askers = rules.filter(r => r.asksGit !== undefined);

/** What rules ask Git about a document at a stage; undefined for nothing. */
export function gitQuestionOf(configuration: Configuration, stage: Stage): GitQuestion | undefined {
  let question: GitQuestion | undefined;
  for (const rule of askers)
    if (question !== 'day' && severityOf(rule, configuration, stage) !== 'off') question = rule.asksGit;
  return question;
}
