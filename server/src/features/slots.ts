/** Slots: what the template leaves to be filled in, what of it is still open, and what share is done. */

import { createChecker } from '../lint/check.ts';
import { rules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';
import { readPlaceholders } from '../template/placeholder.ts';
import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';

const openRules = new Set(['placeholder-left', 'placeholder-choice-left', 'header-empty-field']);

const check = createChecker({
  rules: rules.filter(r => openRules.has(r.id)),
  configuration: {
    rules: Object.fromEntries([...openRules].map(id => [id, 'hint' satisfies Severity])),
    options: {},
  },
});

/** Placeholders, untouched choice lists and header keys without a value, in document order. */
export function openSlots(spec: Spec): Span[] {
  // None of these rules looks at the date.
  return check(spec, { today: '' }).map(p => p.span);
}

const slotCount = memo((template: Template) => readPlaceholders(template.text, template.placeholders).length);

/** How many slots the template has, and how many are filled; those of missing sections are not. */
export function filledSlots(spec: Spec): { filled: number; slots: number } {
  const slots = slotCount(spec.template);
  let open = openSlots(spec).length;
  for (const { slot } of spec.missing) open += readPlaceholders(slot.text, spec.template.placeholders).length;
  return { filled: Math.max(0, slots - open), slots };
}
