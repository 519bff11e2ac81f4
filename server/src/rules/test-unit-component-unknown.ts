/** A component of a coverage line that is nearly one that the specification shows. */

import { nearestComponent } from '../spec/component.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { isKnown, unitsOf } from '../spec/system.ts';
import { tasksIn } from '../spec/test.ts';
import { stripMarkup } from '../template/key.ts';
import { replace } from '../text/edit.ts';
import { shift, textOf } from '../text/span.ts';
import { specRule } from './rule.ts';

const rows =
  '## System Context\n\n### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Search API | New | Saves |\n| Match Job | New | Nightly |\n\n';
const head = '## Testing Requirements\n\n### Unit Tests\n';

export const testUnitComponentUnknown = specRule({
  id: 'test-unit-component-unknown',
  title: 'Tested component misspelt',
  why: 'A target for a component that does not exist is a target for nobody.',
  severity: 'hint',
  reads: [
    'calculations',
    'component changes',
    'components',
    'entity',
    'events consumed',
    'events produced',
    'service',
    'services',
    'unit tests',
  ],
  examples: [
    {
      bad: `${rows}${head}- [ ] ‹Serach API›: 85%\n- [ ] \`‹match-jbo›\`: 90%\n`,
      good: `${rows}${head}- [ ] \`search-api\`: 85%\n- [ ] Match Job (lines): 90%\n- [ ] Query parser: 100%\n`,
    },
  ],
  *check(spec) {
    const known = unitsOf(spec);
    if (known.length === 0) return;
    for (const { section, origin } of sectionsOfKind(spec, 'unit tests'))
      for (const { subject, coverage } of tasksIn(section)) {
        const name = subject && coverage ? stripMarkup(subject.text) : '';
        if (name === '' || isKnown(name, known)) continue;
        const near = nearestComponent(name, known);
        const at = textOf(section.text, subject!.span).indexOf(name);
        if (near === undefined || at < 0) continue;
        const start = subject!.span.start + at;
        const span = shift({ start, end: start + name.length }, origin);
        yield {
          span,
          message: `Unexpected component '${name}', did you mean '${near}'?`,
          fix: { title: `Replace with \`${near}\``, edits: [replace(span, near)] },
        };
      }
  },
});
