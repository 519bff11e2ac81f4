/** One client's life with one server: initialize, one document opened and edited, answers awaited within a time limit. */

import { type Answer, type Client, startClient } from './client.ts';
import type { Message } from './connection.ts';
import { applyEdit, type TextEdit } from './edits.ts';
import { openTexts } from './markdown-client.ts';
import { type Server, workspaceUri } from './servers.ts';

export const limits = { start: 15_000, open: 90_000, edit: 90_000, burst: 300_000 } as const;

const uri = `${workspaceUri}/specification.md`;

export interface Session {
  readonly server: Server;
  readonly client: Client;
  /** From spawn to the answer to `initialize`. */
  readonly startTime: number;
  /** The server wants the whole text with every change. */
  readonly fullSync: boolean;
  /** The document as the client has it. */
  lines: string[];
  version: number;
}

/** Starts a server. Some do not always answer `initialize`: they are given three tries. */
export async function startSession(server: Server): Promise<Session> {
  for (let tries = 1; ; tries++) {
    const client = startClient(server);
    try {
      return await initialize(client);
    } catch (error) {
      await client.connection.kill();
      if (tries === 3) throw error;
    }
  }
}

async function initialize(client: Client): Promise<Session> {
  const { connection, server } = client;
  const { message, reply } = client.prepare('initialize', initializeParams(server));
  connection.send(message);
  const { at, result } = await client.until(limits.start, reply);
  connection.send({ method: 'initialized', params: {} });
  if (server.settings)
    connection.send({ method: 'workspace/didChangeConfiguration', params: { settings: server.settings } });
  return {
    server,
    client,
    startTime: at - connection.started,
    fullSync: isFullSync(result),
    lines: [],
    version: 0,
  };
}

const initializeParams = (server: Server): unknown => ({
  processId: process.pid,
  rootUri: workspaceUri,
  workspaceFolders: [{ uri: workspaceUri, name: 'workspace' }],
  capabilities: {
    textDocument: {
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      synchronization: {},
      ...(server.pulls ? { diagnostic: { dynamicRegistration: false } } : {}),
    },
    workspace: { configuration: true, workspaceFolders: true },
  },
  ...(server.initializationOptions ? { initializationOptions: server.initializationOptions } : {}),
});

function isFullSync(result: unknown): boolean {
  const { capabilities } = result as { capabilities: { textDocumentSync?: number | { change?: number } } };
  const sync = capabilities.textDocumentSync;
  return (typeof sync === 'object' ? sync.change : sync) === 1;
}

export interface Opened {
  /** Milliseconds to the first diagnostics; an empty answer before them is none. */
  readonly first: number;
  /** Milliseconds to the last, which are all there are. */
  readonly all: number;
  readonly found: number;
}

export async function openText(session: Session, text: string): Promise<Opened> {
  session.lines = text.split('\n');
  session.version = 1;
  openTexts.set(uri, text);
  const textDocument = { uri, languageId: 'markdown', version: 1, text };
  const since = performance.now();
  const before = session.client.published.length;
  const answer = await answered(
    session,
    [{ method: 'textDocument/didOpen', params: { textDocument } }],
    limits.open,
  );
  // Some think for a while before they say the rest.
  await quiet(session, 1500);
  const answers = session.server.pulls ? [answer] : session.client.published.slice(before);
  const first = answers.find(a => a.found > 0) ?? answer;
  // Some send the same again.
  const all = answers.find(a => a.found === answers.at(-1)?.found) ?? answer;
  return { first: first.at - since, all: all.at - since, found: all.found };
}

export interface Edited {
  /** Milliseconds to the diagnostics of the last change. */
  readonly time: number;
  readonly found: number;
}

/** Sends changes at once, each in a notification of its own, and waits for the diagnostics of the last. */
export async function editText(
  session: Session,
  edits: readonly TextEdit[],
  limit: number = limits.edit,
): Promise<Edited> {
  const notes = edits.map((edit): Message => {
    session.lines = applyEdit(session.lines, edit);
    session.version++;
    const change = session.fullSync ? { text: textOf(session) } : { range: edit.range, text: edit.newText };
    const textDocument = { uri, version: session.version };
    return { method: 'textDocument/didChange', params: { textDocument, contentChanges: [change] } };
  });
  if (session.server.answer) openTexts.set(uri, textOf(session));
  const since = performance.now();
  const { at, found } = await answered(session, notes, limit);
  return { time: at - since, found };
}

const textOf = ({ lines }: Session): string => lines.join('\n');

/** Sends notifications and waits for the diagnostics of the newest version. */
async function answered(
  { client, server, version }: Session,
  notes: readonly Message[],
  limit: number,
): Promise<Answer> {
  const { connection, published } = client;
  if (!server.pulls) {
    const before = published.length;
    connection.send(...notes);
    return client.until(limit, () => newest(published.slice(before), version, notes.length));
  }
  const { message, reply } = client.prepare('textDocument/diagnostic', { textDocument: { uri } });
  connection.send(...notes, message);
  const { result, at } = await client.until(limit, reply);
  return { at, found: (result as { items?: unknown[] } | null)?.items?.length ?? 0, version };
}

/** The answer to the newest version. A server that names none has answered when it has spoken as often as it was told. */
function newest(answers: readonly Answer[], version: number, told: number): Answer | undefined {
  const last = answers.at(-1);
  if (last?.version !== undefined) return last.version >= version ? last : undefined;
  return answers.length >= told ? last : undefined;
}

/** Milliseconds until an unknown request is answered: how long the server attends to nothing else. */
export async function ping({ client }: Session): Promise<number> {
  const { message, reply } = client.prepare('bench/ping', {});
  const since = performance.now();
  client.connection.send(message);
  return (await client.until(limits.edit, reply)).at - since;
}

/** Waits until the server has said nothing for so many milliseconds. */
export async function quiet({ client }: Session, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left = client.lastMessage + milliseconds - performance.now())
    await pause(left);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

export async function closeSession({ client }: Session): Promise<void> {
  const { connection } = client;
  const { message, reply } = client.prepare('shutdown', undefined);
  connection.send(message);
  await client.until(1000, reply).catch(() => undefined);
  connection.send({ method: 'exit' });
  // Not every server ends when it is told to.
  await pause(50);
  await connection.kill();
}
