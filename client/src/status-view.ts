/** What the language-status item shows of a document, before it is put into words. */

import type { DocumentStatusParams } from '../../server/src/lsp/protocol.ts';
import type { ServerState } from './connection.ts';

export interface StatusView {
  severity: 'ok' | 'problems' | 'down';
  /** Whole percent of filled slots, absent without slots. */
  percent?: number;
  /** What a click leads to. */
  next?: 'problems' | 'slots' | 'restart';
}

/** The view of a specification; absent for ordinary Markdown and documents never heard of. */
export function toStatusView(
  status: DocumentStatusParams | undefined,
  server: ServerState,
): StatusView | undefined {
  if (!status?.specification) return undefined;
  if (server === 'down') return { severity: 'down', next: 'restart' };
  const { problems, filled, slots } = status;
  return {
    severity: problems > 0 ? 'problems' : 'ok',
    // Rounded down: 100 % is a promise.
    ...(slots > 0 ? { percent: Math.floor((100 * filled) / slots) } : {}),
    ...(problems > 0 ? { next: 'problems' } : filled < slots ? { next: 'slots' } : {}),
  };
}
