/** The one way from the features of the client to the language server: starting, restarting, asking, listening. */

import { Disposable, type Event, EventEmitter, type LogOutputChannel, l10n } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type * as protocol from '../../server/src/lsp/protocol.ts';
import { type DocumentStatusParams, documentStatus } from '../../server/src/lsp/protocol.ts';
import { announced } from './failures.ts';
import { serveFiles } from './served-files.ts';

/** Makes a language client; the entries know for which platform. */
export type CreateClient = (client: {
  id: string;
  name: string;
  options: LanguageClientOptions;
}) => BaseLanguageClient;

/** What each custom request takes and gives. */
export interface Requests {
  [protocol.newSpecification]: [protocol.NewSpecificationParams, protocol.NewSpecificationResult];
  [protocol.sections]: [protocol.DocumentParams, protocol.SectionsResult];
  [protocol.drawings]: [protocol.DrawingsParams, protocol.DrawingsResult];
  [protocol.openSlots]: [protocol.DocumentParams, protocol.OpenSlotsResult];
  [protocol.drawingAt]: [protocol.DrawingAtParams, protocol.DrawingAtResult];
  [protocol.changeDrawing]: [protocol.ChangeDrawingParams, protocol.ChangeDrawingResult];
  [protocol.straightenDrawings]: [protocol.StraightenDrawingsParams, protocol.ChangeDrawingResult];
  [protocol.readiness]: [protocol.ReadinessParams, protocol.ReadinessResult];
}

export type ServerState = 'up' | 'starting' | 'down';

export interface Connection extends Disposable {
  readonly log: LogOutputChannel;
  readonly onState: Event<ServerState>;
  readonly onStatus: Event<DocumentStatusParams>;
  /** Starts the server unless it runs or starts already. */
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Tells the server something, if it runs. */
  notify(method: string): void;
  /** Asks the server, starting it if needed; rejects when it cannot answer. */
  request<M extends keyof Requests>(method: M, params: Requests[M][0]): Promise<Requests[M][1]>;
}

/** A connection whose client is made with the first start, and anew with every restart. */
export function toConnection(log: LogOutputChannel, createClient: () => BaseLanguageClient): Connection {
  const state = new EventEmitter<ServerState>();
  const status = new EventEmitter<DocumentStatusParams>();
  let client: BaseLanguageClient | undefined;

  const create = () => {
    const created = createClient();
    created.onNotification(documentStatus, (params: DocumentStatusParams) => status.fire(params));
    serveFiles(created);
    created.onDidChangeState(({ newState }) => state.fire(toServerState(newState)));
    return created;
  };
  const start = () => {
    client ??= create();
    return startClient(client);
  };
  const stop = async () => {
    const last = client;
    client = undefined;
    if (last) await stopClient(last, log);
  };

  return {
    log,
    onState: state.event,
    onStatus: status.event,
    start: async () => void (await start()),
    restart: async () => {
      await stop();
      await start();
    },
    stop,
    notify(method) {
      if (client?.state === State.Running) void client.sendNotification(method).catch(announced);
    },
    request: async (method, params) => {
      const current = await start();
      return current.sendRequest(method, params);
    },
    dispose: () => Disposable.from({ dispose: () => void stop() }, state, status).dispose(),
  };
}

function toServerState(state: State): ServerState {
  if (state === State.Running) return 'up';
  return state === State.Starting ? 'starting' : 'down';
}

async function startClient(client: BaseLanguageClient): Promise<BaseLanguageClient> {
  // Starting it again would give the old rejection again; only a new client can do better.
  if (client.state === State.StartFailed) throw new Error(l10n.t('The language server is not running.'));
  await client.start().catch(announced);
  return client;
}

/** A client that never came up cannot be stopped and says so by throwing; one that is coming up must be waited for. */
async function stopClient(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  try {
    if (client.state === State.Starting) await client.start();
    await client.dispose();
  } catch (error) {
    log.warn('The language server did not stop in order.', error);
  }
}
