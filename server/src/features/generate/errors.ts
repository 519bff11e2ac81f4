/** Generator of error rows: the usual statuses that an endpoint lacks, with the bodies that this document uses most. */

import type { Repair } from '../../rules/rule.ts';
import { readAuth } from '../../spec/auth.ts';
import { type Endpoint, endpointOf, endpointsOf } from '../../spec/endpoint.ts';
import { type ErrorText, errorTableOf, lacksStatus, newErrorRow } from '../../spec/new-error.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import type { Edit } from '../../text/edit.ts';
import { memo } from '../../text/memo.ts';
import { shift } from '../../text/span.ts';

/** Rows for all statuses that such an endpoint usually answers with and whose table does not have. */
export function generatedErrors(spec: Spec, { section, origin }: PlacedSection): Repair[] {
  if (section.slot?.kind !== 'endpoint' || !errorTableOf(section)) return [];
  const endpoint = endpointOf(section);
  const statuses = usualFor(endpoint).filter(alternatives => lacksStatus(section, alternatives));
  const known = usedTexts(spec);
  const edits = statuses.flatMap(([status]): Edit[] => {
    const edit = newErrorRow(section, known.get(status!) ?? { status: status! });
    return edit ? [{ ...edit, span: shift(edit.span, origin) }] : [];
  });
  if (edits.length === 0) return [];
  return [{ title: `Add error rows for ${statuses.map(([status]) => status).join(', ')}`, edits }];
}

/** Statuses by what the endpoint says of itself; of several that would do the first is added. */
function usualFor({ request, auth, parameters, purpose }: Endpoint): readonly (readonly number[])[] {
  const read = auth && readAuth(auth);
  const isClosed = read !== undefined && !read.isNone && !read.isBlank;
  return [
    ...(request?.sample?.document ? [[400, 422]] : []),
    ...(isClosed ? [[401]] : []),
    ...(isClosed && read.isScoped ? [[403]] : []),
    ...(parameters.length > 0 ? [[404, 410]] : []),
    ...(/rate limit|per minute|per second/i.test(purpose?.text ?? '') ? [[429]] : []),
    [500],
  ];
}

/** For each status the condition and the code that most rows of the document give. */
const usedTexts: (spec: Spec) => ReadonlyMap<number, ErrorText> = memo(spec => {
  const counts = new Map<string, { text: ErrorText; count: number }>();
  for (const { endpoint } of endpointsOf(spec))
    for (const { code, codes, condition, errorCode } of endpoint.errors) {
      if (code === undefined || codes.length > 1 || !condition) continue;
      const key = `${code} ${errorCode?.text ?? ''} ${condition.text}`;
      const text = {
        status: code,
        condition: condition.raw,
        ...(errorCode ? { errorCode: errorCode.text } : {}),
      };
      counts.set(key, { text, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  const best = new Map<number, ErrorText>();
  // What only one endpoint says is about that endpoint, unless it is said of every login or failure.
  for (const { text, count } of [...counts.values()].sort((a, b) => b.count - a.count))
    if (!best.has(text.status) && (count > 1 || text.status === 401 || text.status === 500))
      best.set(text.status, text);
  return best;
});
