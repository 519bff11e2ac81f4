/** A client of the worker bundle in a bare context: it has what a worker has, and no Node. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { root } from '../engine.ts';

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export interface WorkerSession {
  send(message: Message): void;
}

/** Loads the bundle; `onMessage` gets what it posts, `globals` are there beside messages, timers, console, text coding. */
export function startWorker(onMessage: (message: Message) => void, globals: object = {}): WorkerSession {
  const listeners: ((event: object) => void)[] = [];
  const self = {
    addEventListener: (kind: string, listener: (event: object) => void) =>
      kind === 'message' && listeners.push(listener),
    onmessage: undefined as undefined | ((event: object) => void),
    postMessage: onMessage,
  };
  const context = createContext({
    self,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    console,
    TextEncoder,
    TextDecoder,
    ...globals,
  });
  runInContext(readFileSync(join(root, 'dist/server.browser.js'), 'utf8'), context);
  return {
    send(message) {
      const event = { data: { jsonrpc: '2.0', ...message } };
      self.onmessage?.(event);
      for (const listener of listeners) listener(event);
    },
  };
}
