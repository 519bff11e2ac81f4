/** A test that is not ticked although the specification is built. */

import { tasksIn } from '../spec/test.ts';
import { replace } from '../text/edit.ts';
import { shift, textOf } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

const head = '## Testing Requirements\n\n### Unit Tests\n';

export const testUncheckedWhenComplete = sectionRule({
  id: 'test-unchecked-when-complete',
  title: 'Test not ticked',
  why: 'A specification that is complete says that everything in it was done; an empty box says the opposite.',
  severity: gate({ Implementation: 'info', Complete: 'error' }),
  kinds: ['unit tests', 'integration tests', 'load tests'],
  examples: [
    {
      bad: `${head}- [x] Search API: 85%\n- [ ] ‹Match Job: 90%›\n`,
      good: `${head}- [x] Search API: 85%\n- [X] Match Job: 90%\n- [ ] ~~Mailer: 70%~~\n- Not a task: 80%\n`,
    },
  ],
  *check(section) {
    for (const { item, origin, span } of tasksIn(section)) {
      if (item.checked || textOf(section.text, span).startsWith('~~')) continue;
      yield {
        span,
        message: 'Unexpected open test, expected it ticked once the specification is complete',
        suggestions: [{ title: 'Tick it', edits: [replace(shift(item.state, origin), 'x')] }],
      };
    }
  },
});
