/** A system of a test scenario that the specification does not show. */

import { componentsIn, nearestComponent } from '../spec/component.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { cellOf, rowsIn, saysNothing } from '../spec/rows.ts';
import { isKnown, piecesOf, systemsOf } from '../spec/system.ts';
import { replace } from '../text/edit.ts';
import { shift, textOf } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

const picture =
  '## System Context\n\n### Affected Systems\n\n```\n┌──────────┐     ┌──────────────┐\n│   Web    │────▶│  Search API  │\n└──────────┘     └──────────────┘\n```\n\n### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Match Job | New | Nightly |\n\n';
const head =
  '## Testing Requirements\n\n### Integration Tests\n\n| Scenario | Systems | Data Setup |\n|---|---|---|\n';

export const testSystemUnknown = specRule({
  id: 'test-system-unknown',
  title: 'System of a test not shown',
  why: 'A test that needs a system which nobody mentions is late the day it is to run.',
  severity: 'info',
  reads: [
    'component changes',
    'components',
    'events consumed',
    'events produced',
    'integration tests',
    'service',
    'services',
  ],
  examples: [
    {
      bad: `${picture}${head}| Save | Web, ‹Serach API› | None |\n| Match | Match Job, ‹Mail Server› | None |\n`,
      good: `${picture}${head}| Save | Web, \`search-api\` | None |\n| Match | Match Job and API | None |\n| Both | all systems | None |\n| None | - | None |\n`,
    },
  ],
  *check(spec) {
    const { isWhole, listed, hasOpenRow } = componentsIn(spec);
    if (!isWhole || hasOpenRow || listed.length === 0) return;
    const known = systemsOf(spec);
    if (known.length === 0) return;
    for (const { section, origin } of sectionsOfKind(spec, 'integration tests'))
      for (const row of rowsIn(section, 'scenarios')) {
        const cell = cellOf(row, 'systems');
        if (!cell || saysNothing(cell, section)) continue;
        for (const { span, text } of piecesOf(section, cell))
          if (isName(text) && !isKnown(text, known))
            yield finding(text, { span: shift(span, origin), raw: textOf(section.text, span) }, known);
      }
  },
});

/** A few words with a capital: `Search API`, and not `all of them`. */
const isName = (text: string): boolean =>
  /^\p{Lu}/u.test(text) &&
  text.split(/\s+/).length <= 4 &&
  !/^(?:all|any|every|each|both|end|none|full)\b/i.test(text);

function finding(
  text: string,
  { span, raw }: { span: Finding['span']; raw: string },
  known: readonly string[],
): Finding {
  const near = nearestComponent(text, known);
  if (near === undefined)
    return { span, message: `Unexpected system '${text}', expected one of the components or services` };
  return {
    span,
    message: `Unexpected system '${text}', did you mean '${near}'?`,
    fix: { title: `Replace with \`${near}\``, edits: [replace(span, raw.replace(text, near))] },
  };
}
