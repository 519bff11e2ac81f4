/** Breaks the lists of changes of endpoints. */

import { broken, type Placed } from './api.ts';
import type { Mutant } from './mutant.ts';

/** Names unmarked, ends of deprecations dropped, what breaks callers slipped in. */
export function* changeMutants(placed: Placed): Generator<Mutant> {
  for (const { span, text, kind, names } of placed.endpoint.changes) {
    const what = names[0]?.text ?? text;
    yield broken(placed, {
      what: `${what} unmarked`,
      rules: ['modified-change-format'],
      span,
      to: text.replaceAll('`', ''),
    });
    if (kind === 'deprecated')
      yield broken(placed, {
        what: `${what} without an end`,
        rules: ['modified-deprecation-without-version'],
        span,
        to: text.replace(/ \(.*\)/, ''),
      });
    const rules = ['modified-breaking-without-note'];
    yield broken(placed, {
      what: `${what} becomes a removal`,
      rules,
      span,
      to: 'Removed field: `shelfMark`',
    });
    yield broken(placed, {
      what: `${what} becomes a renaming`,
      rules,
      span,
      to: 'Renamed field: `shelfMark` to `signature`',
    });
    if (kind === 'new')
      yield broken(placed, {
        what: `${what} becomes required`,
        rules,
        span,
        to: 'New query param: `shelfMark` (string, required)',
      });
  }
}
