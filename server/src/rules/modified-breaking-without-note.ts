/** A change that breaks callers under a promise that none does. */

import { readChoice } from '../spec/choice.ts';
import { endpointOf } from '../spec/endpoint.ts';
import type { Change } from '../spec/endpoint-change.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import type { Label } from '../template/labels.ts';
import { sectionRule } from './rule.ts';

const head = '### Modified Endpoints\n\n#### `PUT /searches`\n\n**Changes**:\n';

export const modifiedBreakingWithoutNote = sectionRule({
  id: 'modified-breaking-without-note',
  title: 'Breaking change called compatible',
  why: 'Callers read "compatible" and do nothing, until the field that they use is gone.',
  severity: 'warning',
  kinds: ['endpoint change'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}- ‹Removed field: \`user\`›\n- ‹New query param: \`tenant\` (string, required)›\n\n**Backward Compatibility**: Yes\n`,
      good: `${head}- Removed field: \`user\`\n- Added field: \`owner\` (string, optional)\n- Deprecated field: \`kind\` (remove in v2)\n\n**Backward Compatibility**: Yes - \`user\` has been empty since 2024\n\n#### \`PUT /folders\`\n\n**Changes**:\n- Removed field: \`user\`\n\n**Backward Compatibility**: No\n`,
    },
  ],
  *check(section) {
    const { changes, isOpen, methods } = endpointOf(section);
    const promise = isOpen ? undefined : compatibility(section);
    if (!promise) return;
    const { label, text } = promise;
    const takesBody = methods.some(m => m !== 'GET' && m !== 'HEAD' && m !== 'DELETE');
    for (const change of changes) {
      const what = breaks(change, takesBody);
      if (what === undefined || change.names.some(n => text.includes(n.text))) continue;
      yield {
        span: change.span,
        message: `${what} breaks callers, expected 'No' or a note about it under '${label.name}'`,
        related: [
          { span: { start: label.span.start, end: label.value.end }, message: 'Called compatible here' },
        ],
      };
    }
  },
});

/** The label that says yes and not no. */
function compatibility(section: Section): { label: Label; text: string } | undefined {
  for (const { key, choices } of section.slot?.labels ?? []) {
    const label = choices.length > 0 ? section.labels.find(l => l.key === key) : undefined;
    if (!label || holdsPlaceholder(section, label.value)) continue;
    const text = section.text.slice(label.value.start, label.value.end);
    const choice = readChoice(text, choices, section.template);
    const [first] = choice.kind === 'known' ? choice.values : [];
    const leads =
      first !== undefined && text.replace(/[*_`]/g, '').toLowerCase().startsWith(first.toLowerCase());
    if (leads && first === choices[0])
      return { label, text: section.text.slice(label.value.start, section.part.end) };
  }
  return undefined;
}

function breaks({ kind, isRequired, text }: Change, takesBody: boolean): string | undefined {
  if (kind === 'removed') return 'What is removed';
  if (kind === 'renamed') return 'What is renamed';
  if (kind === 'required') return 'What becomes required';
  const isSent = takesBody || /\b(?:param\w*|query|header|request)\b/i.test(text);
  const isReturned = /\bresponse\b/i.test(text);
  return (kind === 'added' || kind === 'new') && isRequired && isSent && !isReturned
    ? 'What is required and new'
    : undefined;
}
