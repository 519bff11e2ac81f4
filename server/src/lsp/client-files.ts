/** Files that only the client can see, as in a browser or a virtual workspace: it is asked for them. */

import type { Connection } from 'vscode-languageserver';
import type { Host, MarkdownFile } from '../service/host.ts';
import type { ClientFacts } from './capabilities.ts';
import * as protocol from './protocol.ts';

/** The host, with the client behind it for folders that the host does not see. */
export function withClientFiles(host: Host, connection: Connection, client: ClientFacts): Host {
  if (!client.servesFiles) return host;
  const isOurs = (uri: string): boolean => uri.startsWith('file:') && host.eachMarkdown !== undefined;
  const read = async (uri: string): Promise<string | undefined> => {
    const params: protocol.DocumentParams = { uri };
    const { text } = await connection.sendRequest<protocol.ReadResult>(protocol.readFile, params);
    return text;
  };
  async function* eachFile(folder: string): AsyncGenerator<MarkdownFile> {
    const params: protocol.WorkspaceFilesParams = { folder };
    const files = await connection.sendRequest<protocol.WorkspaceFilesResult>(
      protocol.workspaceFiles,
      params,
    );
    for (const uri of files.uris) {
      const head = await read(uri);
      if (head !== undefined) yield { uri, head, isWhole: true };
    }
  }
  return {
    ...host,
    read: async uri => (isOurs(uri) ? host.read?.(uri) : read(uri)),
    eachMarkdown: folder => (isOurs(folder) ? host.eachMarkdown!(folder) : eachFile(folder)),
    readMarkdown: async (uri, folder) =>
      isOurs(uri) ? host.readMarkdown?.(uri, folder) : isBelow(uri, folder) ? read(uri) : undefined,
  };
}

const isBelow = (uri: string, folder: string): boolean =>
  uri.startsWith(`${folder}/`) && !/(?:^|\/)(?:\.|%2e){2}(?:\/|$)/i.test(uri);
