/** Messages: problems as programs read them, with lines and columns. */

import type { Document } from '../blocks/document.ts';
import { positionAt } from '../blocks/position.ts';
import type { Problem } from '../lint/check.ts';
import { detached } from '../text/memo.ts';
import type { Message } from './api-types.ts';

/** Messages in the order of the problems. */
export const toMessages = (document: Document, problems: readonly Problem[]): Message[] =>
  problems.map(({ rule, severity, message, span }) => {
    const start = positionAt(document, span.start);
    const end = positionAt(document, span.end);
    return {
      ruleId: rule.id,
      severity,
      message: detached(message),
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  });
