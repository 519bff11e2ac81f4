/** A line of a coverage list that names no percentage. */

import type { Section } from '../spec/section.ts';
import { type Task, tasksIn } from '../spec/test.ts';
import { insertAt } from '../text/edit.ts';
import { type Span, textOf } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '## Testing Requirements\n\n### Unit Tests\n';

export const testCoverageUnreadable = sectionRule({
  id: 'test-coverage-unreadable',
  title: 'Coverage without a percentage',
  why: 'A target that has no number can neither be reached nor missed.',
  severity: 'warning',
  kinds: ['unit tests'],
  examples: [
    {
      bad: `${head}- [ ] Search API: 85%\n- [ ] Match Job: ‹90›\n`,
      good: `${head}- [ ] Search API: 85%\n- [ ] Match Job: 90 %\n- [ ] Old importer: N/A, it is removed\n`,
    },
    {
      bad: `${head}- [ ] Search API: 85%\n- [x] ‹Match Job: high›\n- [ ] ‹Mailer›\n`,
      good: `${head}- [ ] Parser: empty input gives an empty list\n- [ ] Mailer: no message without consent\n`,
    },
  ],
  *check(section) {
    const tasks = tasksIn(section);
    const isCoverageList = tasks.some(({ coverage }) => coverage);
    for (const task of tasks) {
      if (task.coverage || saysNone(section, task)) continue;
      const number = bareNumber(section, task);
      if (number) yield withoutSign(section, number);
      else if (isCoverageList)
        yield {
          span: task.span,
          message: `Unexpected '${textOf(section.text, task.span)}' without a percentage, expected a coverage target such as 90%`,
        };
    }
  },
});

/** A line that is struck out, or whose words say that there is no target. */
function saysNone({ text, template }: Section, { span, subject }: Task): boolean {
  const words = textOf(text, span);
  const behind = text
    .slice(subject ? subject.span.end : span.start, span.end)
    .replace(/^[\s:*–—-]+/, '')
    .toLowerCase();
  return (
    words.startsWith('~~') ||
    [...template.notApplicable, ...template.unfinished].some(word => behind.startsWith(word.toLowerCase()))
  );
}

/** The number behind the colon, where nothing else stands there. */
function bareNumber({ text }: Section, { span, subject }: Task): Span | undefined {
  if (!subject) return undefined;
  const match = /^[*`]*\s*:[\s*`]*(\d{1,3}(?:\.\d+)?)[*`]*$/.exec(text.slice(subject.span.end, span.end));
  if (!match || Number(match[1]) > 100) return undefined;
  const start = subject.span.end + match[0].lastIndexOf(match[1]!);
  return { start, end: start + match[1]!.length };
}

function withoutSign({ text }: Section, number: Span): Finding {
  const value = textOf(text, number);
  return {
    span: number,
    message: `Unexpected coverage '${value}' without a unit, expected ${value}%`,
    fix: { title: 'Add the percent sign', edits: [insertAt(number.end, '%')] },
  };
}
