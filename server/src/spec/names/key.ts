/** Keys of names: what all spellings of one name share, kind by kind. */

import { joinedName } from '../component.ts';
import { columnKey } from '../definition.ts';
import { readEndpointHeading } from '../endpoint-heading.ts';
import { eventKey } from '../event.ts';
import { plainPath } from '../field-path.ts';
import { flagKey } from '../flag.ts';
import { stateKey } from '../machine-names.ts';
import type { NameKind } from '../name.ts';

/** The key of a name as it is written; empty where the text is no name of that kind. */
export function toNameKey(kind: NameKind, written: string): string {
  return keys[kind](written.trim());
}

const keys: Readonly<Record<NameKind, (written: string) => string>> = {
  specification: written => written.toUpperCase(),
  requirement: written => written.toUpperCase(),
  endpoint: endpointKey,
  entity: columnKey,
  column: columnKey,
  field: plainPath,
  event: written => eventKey(written).base,
  state: stateKey,
  flag: flagKey,
  metric: written => written,
  'error code': flagKey,
  component: joinedName,
};

/** `POST /refunds/{}` for `POST /refunds/{id}`, `/refunds/{}` where no method is given, empty for anything else. */
function endpointKey(written: string): string {
  const { methods, path } = readEndpointHeading(written);
  if (!path || methods.length > 1) return '';
  return [...methods, pathKey(path.text)].join(' ');
}

/** A path without what it is asked, its last slash, and the names of its parameters. */
export function pathKey(path: string): string {
  const bare = path.split(/[?#]/, 1)[0]!.replace(/(?<=[^/])\/$/, '');
  return bare
    .split('/')
    .map(segment => (isParameter(segment) ? '{}' : segment))
    .join('/');
}

/** True for a segment that stands for any value: `{id}`, `:id`, `<id>`, `[id]`. */
export const isParameter = (segment: string): boolean =>
  /^(?:\{[^{}]*\}|:[A-Za-z_]\w*|<[^<>]*>|\[[^[\]]*\])$/.test(segment);
