/** The client's half of the protocol: answers the server's questions, keeps what it says, and waits with a time limit. */

import { type Connection, connect, type Message } from './connection.ts';
import { type Server, workspaceUri } from './servers.ts';

export interface Answer {
  readonly at: number;
  /** How many diagnostics. */
  readonly found: number;
  /** The version of the document it is about, if the server says. */
  readonly version: number | undefined;
}

export interface Reply {
  readonly result: unknown;
  readonly at: number;
}

export interface Client {
  readonly server: Server;
  readonly connection: Connection;
  readonly published: readonly Answer[];
  /** When the server last said anything. */
  readonly lastMessage: number;
  /** Puts a request into the books: the message to send, and its reply once there is one. */
  prepare(method: string, params: unknown): { message: Message; reply: () => Reply | undefined };
  /** Waits until `done` says something; rejects when the server ends or the time is up. */
  until<T>(limit: number, done: () => T | undefined): Promise<T>;
}

export function startClient(server: Server): Client {
  const pending = new Map<unknown, (reply: Reply) => void>();
  const published: Answer[] = [];
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const look of listeners) look();
  };
  let ended: string | undefined;
  let lastMessage = performance.now();
  let nextId = 1;

  const receive = ({ id, method, params, result }: Message, at: number): void => {
    lastMessage = at;
    if (method === undefined) pending.get(id)?.({ result, at });
    else if (id !== undefined)
      void respond(method, params).then(answer => connection.send({ id, result: answer }));
    else if (method === 'textDocument/publishDiagnostics') {
      const { diagnostics, version } = params as { diagnostics: unknown[]; version?: number };
      published.push({ at, found: diagnostics.length, version });
    }
    wake();
  };
  const respond = async (method: string, params: unknown): Promise<unknown> =>
    answerTo(server, method, params);
  const connection = connect(server.command, receive, why => {
    ended = why;
    wake();
  });

  return {
    server,
    connection,
    published,
    get lastMessage() {
      return lastMessage;
    },
    prepare(method, params) {
      const id = nextId++;
      let reply: Reply | undefined;
      pending.set(id, given => {
        pending.delete(id);
        reply = given;
      });
      return { message: { id, method, params }, reply: () => reply };
    },
    until: (limit, done) => waiting(limit, done, { listeners, ended: () => ended }),
  };
}

interface Signals {
  readonly listeners: Set<() => void>;
  ended(): string | undefined;
}

function waiting<T>(limit: number, done: () => T | undefined, { listeners, ended }: Signals): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      listeners.delete(look);
    };
    const fail = (why: string): void => {
      stop();
      reject(new Error(why));
    };
    const look = (): void => {
      const value = done();
      const why = ended();
      if (value !== undefined) {
        stop();
        resolve(value);
      } else if (why !== undefined) fail(why);
    };
    const timer = setTimeout(() => fail(`no answer within ${limit / 1000} s`), limit);
    listeners.add(look);
    look();
  });
}

function answerTo(server: Server, method: string, params: unknown): unknown {
  if (method === 'workspace/configuration') {
    const { items } = params as { items: { section?: string }[] };
    return items.map(({ section }) => server.settings?.[section ?? ''] ?? {});
  }
  if (method === 'workspace/workspaceFolders') return [{ uri: workspaceUri, name: 'workspace' }];
  return server.answer?.(method, params) ?? null;
}
