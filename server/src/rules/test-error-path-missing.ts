/** An error code of the API that no test of the specification speaks of. */

import { sectionsOfKind } from '../spec/place.ts';
import { codeWordsOf, errorCodesOf } from '../spec/validation-rule.ts';
import { specRule } from './rule.ts';

const api =
  '## API Changes\n\n### New Endpoints\n\n#### `POST /searches`\n\n**Error Responses**:\n| Code | Condition | Response Body |\n|---|---|---|\n';
const tests =
  '\n## Testing Requirements\n\n### Integration Tests\n\n| Scenario | Systems | Expected Result |\n|---|---|---|\n';

export const testErrorPathMissing = specRule({
  id: 'test-error-path-missing',
  title: 'Error path without a test',
  why: 'Errors that nobody tests are found by users, and their codes by whoever searches the logs.',
  severity: 'off',
  reads: ['endpoint', 'endpoint change', 'integration tests', 'unit tests', ''],
  examples: [
    {
      bad: `${api}| 409 | Name is taken | \`{"error": "‹name_taken›"}\` |\n| 404 | Unknown | \`{"error": "not_found"}\` |\n${tests}| Search that is not there | API | 404 |\n`,
      good: `${api}| 409 | Name is taken | \`{"error": "name_taken"}\` |\n| 404 | Unknown | \`{"error": "not_found"}\` |\n${tests}| Second search of a name | API | \`name_taken\` |\n| Search that is not there | API | 404 |\n`,
    },
  ],
  *check(spec) {
    const places = [...sectionsOfKind(spec, 'integration tests'), ...sectionsOfKind(spec, 'unit tests')];
    if (!places.some(({ section }) => section.content === 'filled')) return;
    const said = new Set(places.flatMap(({ section }) => [...codeWordsOf(section), ...statusesIn(section)]));
    const told = new Set<string>();
    for (const { text, span, error } of errorCodesOf(spec)) {
      const status = /\b[45]\d\d\b/.exec(error.row.cells.get('code')?.text ?? '')?.[0] ?? '';
      if (said.has(text) || said.has(status) || told.has(text)) continue;
      told.add(text);
      yield { span, message: `No test speaks of '${text}', expected a scenario that ends in it` };
    }
  },
});

const statusesIn = ({ text, part }: Parameters<typeof codeWordsOf>[0]): readonly string[] =>
  text.slice(part.start, part.end).match(/\b[45]\d\d\b/g) ?? [];
