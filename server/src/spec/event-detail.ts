/** Details of events: the fields of an event's sample as a text, equal for samples that hold the same. */

import { memo } from '../text/memo.ts';
import { eventKey, isSameEvent } from './event.ts';
import { fieldsOfSample } from './event-fields.ts';
import { claimOf, eventSamplesOf } from './event-match.ts';
import { sampleNames } from './event-sample.ts';
import type { Spec } from './spec.ts';

/**
 * The fields of the first sample of an event: `+` for a whole one or `-`, then a line each with path and kind.
 * Undefined where none is shown or read without doubt.
 */
export const eventDetail = (spec: Spec, key: string, name: string): string | undefined =>
  detailsOf(spec)
    .get(key)
    ?.find(d => isSameEvent(d.name, name))?.detail;

const detailsOf = memo((spec: Spec) => {
  const byKey = new Map<string, { name: string; detail: string }[]>();
  for (const { sample } of eventSamplesOf(spec)) {
    const fields = fieldsOfSample(sample);
    const name = (claimOf(sample) ?? sampleNames(sample)[0])?.text;
    if (!fields || name === undefined) continue;
    const lines = [...fields.kinds].map(([path, kind]) => `${path} ${kind}`).sort();
    const detail = [fields.isWhole ? '+' : '-', ...lines].join('\n');
    const { base } = eventKey(name);
    const known = byKey.get(base);
    if (known) known.push({ name, detail });
    else byKey.set(base, [{ name, detail }]);
  }
  return byKey;
});
