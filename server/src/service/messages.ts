/** Messages: problems as programs read them, with lines and columns. */

import type { Document } from '../blocks/document.ts';
import { positionAt } from '../blocks/position.ts';
import type { LineRange } from '../library/mention.ts';
import type { Problem } from '../lint/check.ts';
import type { Related } from '../rules/rule.ts';
import { detached } from '../text/memo.ts';
import type { Message, RelatedPlace } from './api-types.ts';

/** Messages in the order of the problems; `pathOf` gives the path of another file's URI. */
export const toMessages = (
  document: Document,
  problems: readonly Problem[],
  pathOf: (uri: string) => string = uri => uri,
): Message[] =>
  problems.map(({ rule, severity, message, span, related }) => {
    const range = { start: positionAt(document, span.start), end: positionAt(document, span.end) };
    const places = toPlaces(related ?? [], pathOf);
    return {
      ruleId: rule.id,
      severity,
      message: detached(message),
      ...counted(range),
      ...(places.length > 0 ? { related: places } : {}),
    };
  });

const toPlaces = (related: readonly Related[], pathOf: (uri: string) => string): RelatedPlace[] =>
  related.flatMap(({ uri, range, message }) =>
    uri === undefined || !range ? [] : [{ filePath: pathOf(uri), message, ...counted(range) }],
  );

/** A range from 1. */
const counted = ({ start, end }: LineRange) => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
