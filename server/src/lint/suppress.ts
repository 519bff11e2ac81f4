/** Suppressing: problems without those that a comment says are meant, and what is wrong with the comments. */

import type { Rule, Severity } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import type { Problem } from './finding.ts';
import { type Suppression, suppresses, suppressionsOf } from './suppression.ts';

export interface Weights {
  readonly rules: readonly Rule[];
  severity(rule: Rule): Severity;
}

/** The problems that no comment of the document suppresses, and those about its comments; in no certain order. */
export function suppress(spec: Spec, problems: readonly Problem[], weights: Weights): Problem[] {
  const all = suppressionsOf(spec.document);
  if (all.length === 0) return [...problems];
  const used = new Set<Suppression>();
  const left = problems.filter(({ rule, span }) => {
    const hiding = all.filter(s => suppresses(s, rule.id, span.start));
    for (const suppression of hiding) used.add(suppression);
    return hiding.length === 0;
  });
  return [...left, ...all.flatMap(s => judge(s, used.has(s), weights))];
}

type Say = (id: string, finding: Pick<Problem, 'span' | 'message' | 'fix' | 'tag'>) => Problem[];

function judge(suppression: Suppression, isUsed: boolean, { rules, severity }: Weights): Problem[] {
  const { span } = suppression;
  const say: Say = (id, finding) => {
    const rule = rules.find(r => r.id === id);
    const weight = rule ? severity(rule) : 'off';
    return rule && weight !== 'off' ? [{ ...finding, rule, severity: weight }] : [];
  };
  const ids = rules.map(r => r.id);
  const unknown = suppression.rules.filter(r => !ids.includes(r.id));
  const found = unknown.flatMap(({ id, span: at }) => {
    const near = nearest(id, ids);
    return say('suppression-rule-unknown', {
      span: at,
      message: `Unexpected rule '${id}', ${near === undefined ? 'expected the id of a rule' : `did you mean '${near}'?`}`,
      ...(near === undefined
        ? {}
        : { fix: { title: `Replace with \`${near}\``, edits: [replace(at, near)] } }),
    });
  });
  // What other files say may be known elsewhere, such as in the editor, and not here.
  const isAcross = suppression.rules.some(r => rules.find(rule => rule.id === r.id)?.acrossFiles);
  if (!isUsed && unknown.length === 0 && !isAcross) {
    const message = 'Unexpected comment, nothing is found here that it suppresses';
    found.push(...say('suppression-unused', { span, message, tag: 'unnecessary' }));
  }
  if (suppression.reason === '')
    found.push(
      ...say('suppression-reason-missing', {
        span,
        message: 'Suppression without a reason, expected `-- reason`',
      }),
    );
  return found;
}
