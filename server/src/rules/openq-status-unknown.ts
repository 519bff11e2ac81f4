/** A question whose status is none of those the template knows. */

import { type Question, questionsOf } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import { insertAt, replace } from '../text/edit.ts';
import { textOf } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head =
  '## Open Questions\n\n| Question | Owner | Due | Status |\n|----------|-------|-----|--------|\n| How long is a search kept? | Ana | 2026-10-30 |';

export const openqStatusUnknown = sectionRule({
  id: 'openq-status-unknown',
  title: 'Status of a question unknown',
  why: 'Whether a question still stands in the way shows in its status; one that is not on the list leaves that open.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    { bad: `${head} ‹Opne› |`, good: `${head} Open |` },
    { bad: `${head} ‹Severe› |`, good: `${head} **Resolved:** one year, see ADR-3 |` },
    {
      bad: `${head.replace('How long is a search kept?', '‹How long is a search kept?›')} |`,
      good: `${head} ✅ answered |`,
    },
  ],
  *check(section) {
    for (const question of questionsOf(section)) {
      const finding = checkStatus(section, question);
      if (finding) yield finding;
    }
  },
});

function checkStatus({ text }: Section, { state, status, title, isSample }: Question): Finding | undefined {
  if (!status) return undefined;
  const { values, name } = status.slot;
  if (state.kind === 'absent') {
    if (isSample || !title) return undefined;
    const at = status.span.start;
    const suggestions =
      status.span.end > at
        ? values.map(v => ({ title: `Replace with \`${v}\``, edits: [replace(status.span, v)] }))
        : values.map(v => ({
            title: `Fill in \`${v}\``,
            edits: [insertAt(at, text.charAt(at) === '|' ? `${v} ` : v)],
          }));
    const span = status.span.end > at ? status.span : title;
    return {
      span,
      message: `Question has no ${name.toLowerCase()}, expected one of ${values.join(', ')}`,
      suggestions,
    };
  }
  if (state.kind !== 'unknown') return undefined;
  const { span, near } = state;
  const repair = (v: string) => ({ title: `Replace with \`${v}\``, edits: [replace(span, v)] });
  const expected = near === undefined ? `expected one of ${values.join(', ')}` : `did you mean '${near}'?`;
  return {
    span,
    message: `Unexpected ${name.toLowerCase()} '${textOf(text, span)}', ${expected}`,
    ...(near === undefined ? {} : { fix: repair(near) }),
    suggestions: values.filter(v => v !== near).map(repair),
  };
}
