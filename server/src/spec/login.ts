/** Logins: the schemes of authentication that the security table knows, and the endpoints that use others. */

import { memo } from '../text/memo.ts';
import { readAuth, type Scheme } from './auth.ts';
import { endpointsOf, type LabelText } from './endpoint.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn } from './rows.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface Logins {
  /** The schemes by which users and programs log in. */
  readonly known: readonly Scheme[];
  /** Where the security table names them. */
  readonly cells: readonly { readonly placed: PlacedSection; readonly cell: CellText }[];
  readonly strangers: readonly Stranger[];
}

/** An endpoint that names schemes of which the table has none. */
export interface Stranger {
  readonly placed: PlacedSection;
  readonly auth: LabelText;
  readonly scheme: Scheme;
}

// Signatures and certificates go beside a login as often as they replace it.
const logins: readonly Scheme[] = ['bearer', 'api key', 'basic', 'session'];

/** What the security table and the endpoints say of authentication; no strangers where the table names no login. */
export const loginsOf: (spec: Spec) => Logins = memo(spec => {
  const cells = sectionsOfKind(spec, 'security').flatMap(placed =>
    rowsIn(placed.section, 'security').flatMap(row => {
      const cell = cellOf(row, 'implementation');
      return cell && schemesIn(cell.text).length > 0 ? [{ placed, cell }] : [];
    }),
  );
  const known = logins.filter(scheme => cells.some(({ cell }) => schemesIn(cell.text).includes(scheme)));
  if (known.length === 0) return { known, cells, strangers: [] };
  const all = endpointsOf(spec).flatMap(({ placed, endpoint: { auth, isOpen, path } }) => {
    const read = auth && !isOpen ? readAuth(auth) : undefined;
    const [scheme] = read && !read.isNone ? read.schemes : [];
    if (!auth || !read || !scheme || isApart.test(path?.text ?? '')) return [];
    return [
      { placed, auth, scheme, isKnown: read.schemes.some(s => known.includes(s) || !logins.includes(s)) },
    ];
  });
  const strangers = all.filter(({ isKnown }) => !isKnown);
  // One that differs from several others is told of by comparison with those.
  return { known, cells, strangers: strangers.length === 1 && all.length > 2 ? [] : strangers };
});

const isApart = /hook|callback|internal|admin|device|ingest|health|auth|token|login/i;

const schemesIn = (text: string): readonly Scheme[] => readAuth({ text }).schemes;
