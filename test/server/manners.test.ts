/** The protocol's rules: one answer a request, the right error codes, and an end when it is time. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root, seed } from '../engine.ts';

interface Answer {
  readonly id?: number | string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly method?: string;
}

/** A server spoken to in raw messages. */
function startRaw() {
  const child = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers: Answer[] = [];
  const waiting = new Set<() => void>();
  let buffer = Buffer.alloc(0);
  child.stdout!.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(0, end)).toString())?.[1] ?? Number.NaN,
      );
      if (end < 0 || !(buffer.length >= end + 4 + length)) break;
      answers.push(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()) as Answer);
      buffer = buffer.subarray(end + 4 + length);
    }
    for (const wake of waiting) wake();
    waiting.clear();
  });
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answer = async (id: number): Promise<Answer> => {
    for (;;) {
      const found = answers.find(a => a.id === id && a.method === undefined);
      if (found) return found;
      await new Promise<void>(resolve => {
        waiting.add(resolve);
      });
    }
  };
  return { child, answers, send, answer };
}

const initialize = {
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
};
const textDocument = { uri: 'file:///a.md' };

async function exitCode(child: ChildProcess, within: number): Promise<number | null> {
  const timer = setTimeout(() => child.kill('SIGKILL'), within);
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  clearTimeout(timer);
  return code as number | null;
}

describe('manners', () => {
  let server: ReturnType<typeof startRaw>;
  beforeEach(() => {
    server = startRaw();
  });
  afterEach(() => void server.child.kill('SIGKILL'));
  const codeOf = async (id: number): Promise<number | undefined> => (await server.answer(id)).error?.code;

  it('requests before initialize and after shutdown are refused', async () => {
    server.send({
      id: 7,
      method: 'textDocument/hover',
      params: { textDocument, position: { line: 0, character: 0 } },
    });
    assert.equal(await codeOf(7), -32002);
    server.send(initialize);
    assert.ok((await server.answer(1)).result);
    server.send({ ...initialize, id: 2 });
    assert.equal(await codeOf(2), -32600);
    server.send({ id: 3, method: 'shutdown' });
    assert.equal((await server.answer(3)).result, null);
    server.send({ id: 4, method: 'textDocument/foldingRange', params: { textDocument } });
    assert.equal(await codeOf(4), -32600);
    server.send({ method: 'exit' });
    assert.equal(await exitCode(server.child, 1000), 0);
  });

  it('malformed params, unknown methods and unknown notifications', async () => {
    server.send(initialize);
    server.send({ method: 'initialized', params: {} });
    server.send({ id: 2, method: 'textDocument/hover', params: { textDocument } });
    server.send({ id: 3, method: 'textDocument/completion' });
    server.send({
      id: 4,
      method: 'textDocument/codeAction',
      params: { textDocument, range: { start: 1 }, context: {} },
    });
    server.send({ id: 5, method: 'textDocument/unheardOf', params: {} });
    server.send({ method: '$/unheardOf', params: {} });
    server.send({ id: 6, method: '$/unheardOf', params: {} });
    server.send({
      id: 7,
      method: 'textDocument/hover',
      params: { textDocument, position: { line: 0, character: 0 } },
    });
    assert.deepEqual(
      await Promise.all([2, 3, 4, 5, 6].map(codeOf)),
      [-32602, -32602, -32602, -32601, -32601],
    );
    assert.equal((await server.answer(7)).result, null);
    const ids = server.answers.flatMap(a => (a.method === undefined ? [a.id] : []));
    assert.equal(new Set(ids).size, ids.length, 'one answer a request');
  });

  it('a cancelled request is answered as cancelled', async () => {
    server.send(initialize);
    await server.answer(1);
    server.send({ method: 'initialized', params: {} });
    server.send({
      method: 'textDocument/didOpen',
      params: {
        textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: seed.repeat(40) },
      },
    });
    server.send({ id: 2, method: 'textDocument/foldingRange', params: { textDocument } });
    server.send({ id: 3, method: 'textDocument/documentSymbol', params: { textDocument } });
    server.send({ method: '$/cancelRequest', params: { id: 3 } });
    assert.ok((await server.answer(2)).result);
    assert.equal(await codeOf(3), -32800);
  });

  it('ends with exit, and when its parent closes the pipe', async () => {
    server.send(initialize);
    await server.answer(1);
    server.send({ method: 'exit' });
    assert.equal(await exitCode(server.child, 1000), 1);
    const orphan = startRaw();
    orphan.send(initialize);
    await orphan.answer(1);
    orphan.child.stdin!.end();
    assert.notEqual(await exitCode(orphan.child, 1000), null);
  });

  it('positions in UTF-8 and UTF-32 where the client asks for them', async () => {
    for (const [encoding, end] of [
      ['utf-8', 17],
      ['utf-32', 12],
    ] as const) {
      const other = startRaw();
      other.send({
        ...initialize,
        params: { ...initialize.params, capabilities: { general: { positionEncodings: [encoding] } } },
      });
      const { result } = await other.answer(1);
      assert.equal(
        (result as { capabilities: { positionEncoding: string } }).capabilities.positionEncoding,
        encoding,
      );
      other.send({ method: 'initialized', params: {} });
      const text = `# X\n\n\`\`\`\nFEATURE: 🙂é\nSPEC ID: TECH-1\nPRD REF: PRD-1\nSTATUS: Draft\n\`\`\`\n`;
      other.send({
        method: 'textDocument/didOpen',
        params: { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text } },
      });
      other.send({
        id: 2,
        method: 'textDocument/selectionRange',
        params: { textDocument, positions: [{ line: 3, character: 9 }] },
      });
      const ranges = (await other.answer(2)).result as { range: { end: { character: number } } }[];
      assert.equal(ranges[0]!.range.end.character, end - (encoding === 'utf-8' ? 2 : 1));
      other.child.kill('SIGKILL');
    }
  });
});
