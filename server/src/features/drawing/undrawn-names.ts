/** Names for new boxes: what the document names and a drawing does not show yet. */

import { componentsIn, joinedName } from '../../spec/component.ts';
import { componentsOf, statesOf } from '../../spec/drawn-names.ts';
import { stateKey } from '../../spec/machine-names.ts';
import { inStyleOf } from '../../spec/redraw.ts';
import type { Spec } from '../../spec/spec.ts';

/** Components and services, or states in the letters of those that are drawn. */
export function undrawnNames(spec: Spec, kind: 'components' | 'states', drawn: readonly string[]): string[] {
  if (kind === 'components') {
    const known = new Set(drawn.map(joinedName));
    const names = [...componentsOf(spec), ...componentsIn(spec).services];
    return [...new Set(names)].filter(name => !known.has(joinedName(name)));
  }
  const known = new Set(drawn.map(stateKey));
  // The template's states are in capitals.
  const model = drawn.find(name => /\p{L}/u.test(name)) ?? 'STATE';
  return statesOf(spec)
    .filter(name => !known.has(stateKey(name)))
    .map(name => inStyleOf(model, name));
}
