/** New names: what a name of each kind may be, in words for the person who types it. */

import { toEventName } from '../../notations/event/name.ts';
import { httpMethods } from '../../notations/http/http.ts';
import { readEndpointHeading } from '../../spec/endpoint-heading.ts';
import { readStateName } from '../../spec/machine-names.ts';
import { isSameThing, type NamedThing, type NameKind } from '../../spec/name.ts';
import { toNameKey } from '../../spec/names/key.ts';
import { namesOf } from '../../spec/names/names.ts';
import type { Spec } from '../../spec/spec.ts';
import { idPattern } from '../../template/fields.ts';
import type { Change } from './spelling.ts';

/** Why a new name cannot be; undefined where it can. */
export function faultOf(spec: Spec, { kind, from, to }: Change): string | undefined {
  if (to.trim() === '') return 'Unexpected empty name';
  if (/[`|\r\n]/.test(to) || to !== to.trim() || to.length > maxLength)
    return `Unexpected name '${to.slice(0, 80)}', expected one line without back-ticks, pipes and blanks around it`;
  return forms[kind](to, { spec, from });
}

const maxLength = 200;

interface Surroundings {
  readonly spec: Spec;
  readonly from: string;
}

type Form = (to: string, around: Surroundings) => string | undefined;

const expected = (to: string, what: string): string => `Unexpected name '${to}', expected ${what}`;

/** A form that a pattern describes, in words. */
const like =
  (pattern: RegExp, what: string): Form =>
  to =>
    pattern.test(to) ? undefined : expected(to, what);

const sqlName = like(
  /^[A-Za-z_][A-Za-z0-9_$]{0,62}$/,
  'a name of SQL: letters, digits and underscores, no more than 63',
);

const forms: Readonly<Record<NameKind, Form>> = {
  specification: (to, around) => identifier(to, around, 'id'),
  requirement: (to, around) => identifier(to, around, 'ids'),
  endpoint: path,
  entity: sqlName,
  column: sqlName,
  field: like(/^[\p{L}_$@][\p{L}\p{N}_$@:-]*$/u, 'a key: letters, digits, underscores and hyphens'),
  event: to =>
    toEventName(to) === undefined || /\s/.test(to)
      ? expected(to, 'the name of an event, such as `refund.approved`')
      : undefined,
  state: to =>
    readStateName(to)?.kind === 'state' && !/["'.]/.test(to)
      ? undefined
      : expected(to, 'one to four words of letters, digits, underscores and hyphens'),
  flag: (to, { from }) =>
    (/\s/.test(from) ? /^[\p{L}\p{N}][^[\]]*$/u : /^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u).test(to)
      ? undefined
      : expected(to, 'one word of letters, digits, underscores, dots and hyphens'),
  metric: (to, { from }) =>
    (/[.-]/.test(from) ? /^[A-Za-z_][\w.:-]*$/ : /^[A-Za-z_:][A-Za-z0-9_:]*$/).test(to)
      ? undefined
      : expected(to, 'the name of a metric: letters, digits, underscores and colons'),
  'error code': like(/^[A-Za-z][\w.:-]*$/, 'one word of letters, digits and underscores'),
  component: to =>
    /^[\p{L}\p{N}][\p{L}\p{N} .'_+#-]*$/u.test(to) && !/\sand\s| {2}/i.test(to)
      ? undefined
      : expected(to, 'the name of one component, without commas, slashes and `and`'),
};

/** The form of the template's placeholder, or the letters that the old identifier has. */
function identifier(to: string, { spec, from }: Surroundings, type: 'id' | 'ids'): string | undefined {
  const letters = (id: string): string => id.split(/\d/, 1)[0]!;
  const isLikeOld = letters(to) === letters(from) && /\d$/.test(to) && /^[A-Z][A-Z0-9.-]*$/.test(to);
  const fields = (spec.template.header?.fields ?? []).filter(field => field.type === type);
  if (isLikeOld || fields.some(field => idPattern(field.placeholder).test(to))) return undefined;
  return expected(to, `an identifier such as '${from}'`);
}

function path(to: string, { from }: Surroundings): string | undefined {
  const { methods, method, path: found, host, parameters } = readEndpointHeading(to);
  const isWhole = /^(?:[A-Za-z]+ +)?\/\S*$/.test(to) && found?.span.end === to.length;
  if (!isWhole || host || (method && methods.length !== 1))
    return expected(to, `a method and a path, such as '${from}'`);
  if (method && !httpMethods.includes(method.text)) return expected(to, `one of ${httpMethods.join(', ')}`);
  if (/[^\w\-./~:{}<>[\]$!&'()*+,;=@%]/.test(found.text)) return expected(to, 'a path without query');
  const names = parameters.map(p => p.name);
  return new Set(names).size < names.length ? expected(to, 'parameters with different names') : undefined;
}

/** The thing under its new name. */
export function renamedThing(thing: NamedThing, to: string): NamedThing {
  const key = toNameKey(thing.kind, to);
  if (thing.kind === 'field') return { ...thing, key: [...thing.key.split('.').slice(0, -1), key].join('.') };
  // A path alone keeps the method.
  if (thing.kind === 'endpoint' && key.startsWith('/'))
    return { ...thing, key: thing.key.replace(/\/.*$/s, () => key) };
  return { ...thing, key };
}

/**
 * What already goes by the new name, if that is another thing. A document that does not name the old thing is in the way
 * only where it describes the new one; components are every document's.
 */
export function takenBy(spec: Spec, thing: NamedThing, to: string): string | undefined {
  const next = renamedThing(thing, to);
  if (isSameThing(next, thing)) return undefined;
  const names = namesOf(spec);
  const isNamed = names.some(own => isSameThing(own, thing));
  return names.find(
    own => isSameThing(own, next) && (isNamed || (own.role === 'definition' && own.kind !== 'component')),
  )?.name;
}
