/** Which documents the server gets to see: Markdown on any file system, but not the copies that version control shows. */

import type { Middleware } from 'vscode-languageclient';

/** Schemes of historical copies and of fragments: they cannot be edited, or are no files of their own. */
const unservedSchemes = new Set([
  'comment',
  'git',
  'gitfs',
  'gitlens',
  'gitlens-git',
  'hg',
  'output',
  'pr',
  'review',
  'svn',
  'vscode-chat-code-block',
  'vscode-local-history',
  'vscode-notebook-cell',
]);

/** Whether the server answers for a document. */
export function isServed(document: { languageId: string; uri: { scheme: string } }): boolean {
  return document.languageId === 'markdown' && !unservedSchemes.has(document.uri.scheme);
}

/** Whether the parameters of a message name a document that the server does not get to see. */
export function isAboutUnserved(params: unknown): boolean {
  const uri = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument?.uri;
  return typeof uri === 'string' && unservedSchemes.has(uri.slice(0, uri.indexOf(':')));
}

/** A document selector can only name schemes to include, but any virtual file system is welcome; so messages are dropped. */
export const onlyServed: Middleware = {
  sendNotification: async (type, next, params) => {
    if (!isAboutUnserved(params)) await next(type, params);
  },
  sendRequest: <P, R>(...[type, params, token, next]: SendRequestArguments<P, R>): Promise<R> =>
    // `null` is LSP's "nothing to say" in every request about a document.
    isAboutUnserved(params) ? Promise.resolve(null as R) : next(type, params, token),
};

type SendRequestArguments<P, R> = Parameters<NonNullable<typeof onlyServed.sendRequest<P, R>>>;
