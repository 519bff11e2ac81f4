/** Completion behind a label: the values it allows. */

import { valueKey } from '../../template/key.ts';
import { shift } from '../../text/span.ts';
import { type Completion, type Cursor, valueItem } from './item.ts';

/** Items behind a label of the template that has allowed values; undefined elsewhere. */
export function labelCompletions(cursor: Cursor): Completion[] | undefined {
  const { spec, offset, line } = cursor;
  const placed = spec.sections.find(s => s.start <= offset && offset <= s.end && s.section.labels.length > 0);
  if (!placed) return undefined;
  const { section, origin } = placed;
  const label = section.labels.find(l => {
    const at = shift(l.span, origin);
    return line.start <= at.start && at.end <= offset && at.end <= line.end;
  });
  const slot = label && section.slot?.labels.find(l => l.key === label.key);
  if (!label || !slot || slot.choices.length === 0) return undefined;
  const value = shift(label.value, origin);
  const text = section.text.slice(label.value.start, label.value.end);
  const whole = offset >= value.start && offset <= value.end && valueKey(text) !== '';
  const span = whole ? value : { start: offset, end: offset };
  return slot.choices.map(choice => valueItem(span, choice, slot.name));
}
