/** `rules` and `explain`: what is checked, and why. */

import { rulePage, severityWord } from '../features/rule-page.ts';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { nearest } from '../text/similarity.ts';
import { exitCodes, type Machine } from './machine.ts';

/** Prints every rule with its default severity and its title, for people or as JSON. */
export function listRules(format: 'pretty' | 'json', machine: Machine): number {
  machine.write(format === 'json' ? `${JSON.stringify(rules.map(toEntry), null, 2)}\n` : toLines(rules));
  return exitCodes.clean;
}

/** Prints the page of a rule; one that is not known is a misuse. */
export function explainRule(id: string, machine: Machine): number {
  const rule = rules.find(r => r.id === id);
  if (rule) {
    machine.write(rulePage(rule));
    return exitCodes.clean;
  }
  const near = nearest(
    id,
    rules.map(r => r.id),
  );
  const hint = near === undefined ? "'handoff rules' lists all" : `did you mean '${near}'?`;
  machine.complain(`handoff: unknown rule '${id}', ${hint}\n`);
  return exitCodes.misuse;
}

const toEntry = ({ id, title, why, severity, options }: Rule) => ({
  id,
  title,
  why,
  severity: typeof severity === 'string' ? severity : severity.byStage,
  ...(options && { options }),
});

function toLines(all: readonly Rule[]): string {
  const width = Math.max(...all.map(r => r.id.length));
  return all
    .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severityWord(severity).padEnd(9)}  ${title}\n`)
    .join('');
}
