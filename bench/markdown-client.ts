/** The client's half of vscode-markdown-languageserver: it asks its client for tokens and for the workspace. */

import { loadPeer } from './peers.ts';

interface Parser {
  parse(text: string, env: object): unknown;
}

let parser: Promise<Parser> | undefined;
/** What the client would tell the server about documents on disk: their open text. */
export const openTexts = new Map<string, string>();

export async function answerMarkdown(method: string, params: unknown): Promise<unknown> {
  const { uri, text } = (params ?? {}) as { uri?: string; text?: string };
  switch (method) {
    case 'markdown/parse':
      return (await markdownIt()).parse(text ?? openTexts.get(uri ?? '') ?? '', {});
    case 'markdown/fs/stat':
      return uri !== undefined && openTexts.has(uri) ? { isDirectory: false } : null;
    case 'markdown/fs/readFile':
      return [...Buffer.from(openTexts.get(uri ?? '') ?? '')];
    case 'markdown/fs/readDirectory':
    case 'markdown/findMarkdownFilesInWorkspace':
      return [];
    default:
      return null;
  }
}

function markdownIt(): Promise<Parser> {
  parser ??= loadPeer('markdown-it').then(({ default: create }) =>
    (create as (options: object) => Parser)({ html: true }),
  );
  return parser;
}
