/** The worker bundle in a bare context: it loads and answers without Node, a document or a network. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { root, seed } from '../engine.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly params?: { readonly diagnostics?: readonly { code: string }[] };
}

it('answers initialize and publishes the problems of the seed', async () => {
  const out: Message[] = [];
  let wake = (): void => {};
  const listeners: ((event: object) => void)[] = [];
  const self = {
    addEventListener: (kind: string, listener: (event: object) => void) =>
      kind === 'message' && listeners.push(listener),
    onmessage: undefined as undefined | ((event: object) => void),
    postMessage(message: Message) {
      out.push(message);
      wake();
    },
  };
  // What a worker has and the bundle may use: messages, timers, a console, text coding.
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
  });
  runInContext(readFileSync(join(root, 'dist/server.browser.js'), 'utf8'), context);
  const send = (message: object): void => {
    const event = { data: { jsonrpc: '2.0', ...message } };
    self.onmessage?.(event);
    for (const listener of listeners) listener(event);
  };
  const seen = async (wanted: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = out.find(wanted);
      if (found) return found;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  const { result } = await seen(m => m.id === 1);
  assert.ok(result?.['capabilities']);
  send({ method: 'initialized', params: {} });
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: 'vscode-vfs://x/a.md', languageId: 'markdown', version: 1, text: seed } },
  });
  // On a slow machine some of them are published first.
  const left = ({ params }: Message): number =>
    (params?.diagnostics ?? []).filter(d => d.code === 'placeholder-left').length;
  await seen(m => m.method === 'textDocument/publishDiagnostics' && left(m) === 87);
});
