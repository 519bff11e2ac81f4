/** Manners: requests that come too early, too late or malformed are refused with the protocol's codes (LSP 3.18, lifecycle messages). */

import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  type Message,
  type MessageStrategy,
  ResponseError,
} from 'vscode-languageserver';

/** A request that is not let through arrives under this name, so that its one answer is the refusal. */
const refused = 'handoff/refused';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Options of a connection that keeps the protocol's manners; `onUse` is told of each message behind `initialize`. */
export const createManners = (onUse: () => void): ConnectionOptions => ({
  messageStrategy: createGate(onUse),
  // A request that is cancelled while it waits is answered as cancelled.
  connectionStrategy: {
    cancelUndispatched: ({ jsonrpc }) => ({
      jsonrpc,
      id: null,
      error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' },
    }),
  },
});

/** Watches over one connection: what is let through depends on where it is between `initialize` and `exit`. */
function createGate(onUse: () => void): MessageStrategy {
  let stage: 'new' | 'running' | 'down' = 'new';
  return {
    handleMessage(message, next) {
      const { method, id, params } = message as Message & { method?: string; id?: unknown; params?: unknown };
      if (stage === 'running' && method !== 'initialize') onUse();
      // Responses carry no method and are always ours to read.
      if (method === undefined) return next(message);
      if (id === undefined || id === null) {
        if (stage === 'running' || method === 'exit') next(message);
        return undefined;
      }
      const refusal = refusalOf(stage, method, params);
      if (refusal) return next({ ...message, method: refused, params: refusal } as Message);
      if (method === 'initialize') stage = 'running';
      if (method === 'shutdown') stage = 'down';
      return next(message);
    },
  };
}

/** Gives refused requests their answer. */
export function registerRefusals(connection: Connection): void {
  connection.onRequest(refused, ({ code, message }: Refusal) => new ResponseError(code, message));
}

function refusalOf(stage: 'new' | 'running' | 'down', method: string, params: unknown): Refusal | undefined {
  if (stage === 'down') return { code: ErrorCodes.InvalidRequest, message: `${method} after shutdown` };
  if (stage === 'new' && method !== 'initialize')
    return { code: ErrorCodes.ServerNotInitialized, message: `${method} before initialize` };
  if (stage === 'running' && method === 'initialize')
    return { code: ErrorCodes.InvalidRequest, message: 'initialize twice' };
  const fault = faultOf(method, params);
  return fault === undefined ? undefined : { code: ErrorCodes.InvalidParams, message: `${method}: ${fault}` };
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount: Check = value => Number.isInteger(value) && (value as number) >= 0;
const isPosition: Check = value => isObject(value) && isCount(value['line']) && isCount(value['character']);
const isRange: Check = value => isObject(value) && isPosition(value['start']) && isPosition(value['end']);
const isText: Check = value => typeof value === 'string';
const isDocument: Check = value => isObject(value) && typeof value['uri'] === 'string';
const isPositions: Check = value => Array.isArray(value) && value.every(isPosition);

/** What must be there and of what form, by method; of the rest nothing is asked. */
const required: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  initialize: { capabilities: isObject },
  'textDocument/completion': { textDocument: isDocument, position: isPosition },
  'textDocument/hover': { textDocument: isDocument, position: isPosition },
  'textDocument/definition': { textDocument: isDocument, position: isPosition },
  'textDocument/references': { textDocument: isDocument, position: isPosition, context: isObject },
  'textDocument/documentHighlight': { textDocument: isDocument, position: isPosition },
  'textDocument/prepareRename': { textDocument: isDocument, position: isPosition },
  'textDocument/rename': { textDocument: isDocument, position: isPosition, newName: isText },
  'textDocument/codeAction': { textDocument: isDocument, range: isRange, context: isObject },
  'textDocument/foldingRange': { textDocument: isDocument },
  'textDocument/selectionRange': { textDocument: isDocument, positions: isPositions },
  'textDocument/documentSymbol': { textDocument: isDocument },
  'textDocument/documentLink': { textDocument: isDocument },
  'textDocument/diagnostic': { textDocument: isDocument },
  'handoff/newSpecification': {},
  'handoff/sections': { uri: isText },
  'handoff/drawings': { uri: isText },
  'handoff/openSlots': { uri: isText },
};

function faultOf(method: string, params: unknown): string | undefined {
  const checks = required[method];
  if (!checks) return undefined;
  if (!isObject(params)) return 'params must be an object';
  const wrong = Object.entries(checks).find(([name, check]) => !check(params[name]));
  return wrong ? `'${wrong[0]}' is missing or malformed` : undefined;
}
