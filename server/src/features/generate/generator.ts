/** A generator: what can be written in a section from what is there already. */

import type { Repair } from '../../rules/rule.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';

/** What one generator offers for a section; edits are offsets of the document. What the author wrote is kept. */
export type Generator = (spec: Spec, placed: PlacedSection) => readonly Repair[];
