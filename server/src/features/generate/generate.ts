/** Generators: what can be written out of what a section already says, offered as refactorings. */

import type { Repair } from '../../rules/rule.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Span } from '../../text/span.ts';
import { generatedData } from './data.ts';
import { generatedErrors } from './errors.ts';
import { eventSamples } from './event.ts';
import { generatedFields } from './fields.ts';
import type { Generator } from './generator.ts';
import { generatedMetrics } from './metrics.ts';

const generators: readonly Generator[] = [
  generatedData,
  eventSamples,
  generatedMetrics,
  generatedFields,
  generatedErrors,
];

/** What can be generated in the section at a span; nothing in ordinary Markdown. */
export function generatedAt(spec: Spec, at: Span): Repair[] {
  if (!spec.recognised) return [];
  const placed = spec.sections.filter(s => s.start <= at.start).at(-1);
  return placed ? generators.flatMap(generate => [...generate(spec, placed)]) : [];
}
