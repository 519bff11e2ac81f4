/** A load test whose duration is no length of time. */

import { readQuantities } from '../notations/quantity/quantity.ts';
import { hasWord } from '../spec/choice.ts';
import { type CellText, saysNothing } from '../spec/rows.ts';
import type { Section } from '../spec/section.ts';
import { loadTestsIn } from '../spec/test.ts';
import { sectionRule } from './rule.ts';

const head = '## Testing Requirements\n\n### Load Tests\n\n| Test | Target | Duration |\n|---|---|---|\n';

export const testDurationUnreadable = sectionRule({
  id: 'test-duration-unreadable',
  title: 'Duration without a time',
  why: 'How long a test has to hold decides what it can find: a leak shows after hours, a slow start within minutes.',
  severity: 'warning',
  kinds: ['load tests'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Baseline | 110 req/sec | ‹20› |\n| Stress | 240 req/sec | ‹long› |\n`,
      good: `${head}| Baseline | 110 req/sec | 20 min |\n| Stress | 240 req/sec | Until the first error |\n| Soak | 60 req/sec | overnight |\n| Spike | 900 req/sec | 3 x 5 minutes |\n| Once | 1 req/sec | - |\n`,
    },
  ],
  *check(section) {
    for (const { duration } of loadTestsIn(section)) {
      if (!duration || isReadable(section, duration)) continue;
      yield {
        span: duration.span,
        message: `Unexpected duration '${duration.text}', expected a number and a unit of time such as 20 min`,
      };
    }
  },
});

/** Words by which a test ends or is measured without a number in front of a unit. */
const timely =
  /\b(?:until|till|overnight|nights?|continuous\w*|unlimited|iterations?|requests?|runs?|cycles?|rounds?|once|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|weekend|months?|see|same|as)\b/i;

function isReadable(section: Section, duration: CellText): boolean {
  const { raw, text } = duration;
  if (saysNothing(duration, section) || /[[\]]|\p{Script=Han}|\p{Script=Cyrillic}/u.test(raw)) return true;
  if (section.template.unfinished.some(word => hasWord(text, word)) || timely.test(text)) return true;
  if (readQuantities(raw).some(({ kind, unit }) => kind === 'time' || unit)) return true;
  // A word of one's own language may well be a time.
  return !/^[\d\s.,:–-]+$|^(?:long|short|some time|a while|tbd|enough|sufficient|medium)$/i.test(text);
}
