/** The worker bundle in a bare context: it loads and answers without Node, a document or a network. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seed } from '../engine.ts';
import { type Message, startWorker } from './session.ts';

it('answers initialize and publishes the problems of the seed', async () => {
  const out: Message[] = [];
  let wake = (): void => {};
  const { send } = startWorker(message => {
    out.push(message);
    wake();
  });
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
  assert.ok((result as { capabilities?: unknown }).capabilities);
  send({ method: 'initialized', params: {} });
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: 'vscode-vfs://x/a.md', languageId: 'markdown', version: 1, text: seed } },
  });
  // On a slow machine some of them are published first.
  const left = ({ params }: Message): number =>
    ((params as { diagnostics?: { code: string }[] }).diagnostics ?? []).filter(
      d => d.code === 'placeholder-left',
    ).length;
  await seen(m => m.method === 'textDocument/publishDiagnostics' && left(m) === 87);
});
