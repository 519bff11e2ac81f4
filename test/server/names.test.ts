/** Definition, references, highlights and rename of the built server, over open documents and one on disk. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { full, type Session, startSession } from './session.ts';

const header = (id: string, name: string): string =>
  `# ${name}\n\n## Document Header\n\n\`\`\`\nFEATURE: ${name}\nSPEC ID: ${id}\nPRD REF: PRD-300\nSTATUS: Draft\nVERSION: 1.0\n\`\`\`\n\n`;
const shop = `${header('TECH-301', 'Shop')}## Overview

### Feature Summary
Orders of PRD-300, paid with what TECH-302 describes. Call \`POST /api/v1/orders\` first.

## API Specification

### New Endpoints

#### \`POST /api/v1/orders\`

**Purpose**: Places an order

## Integration Points

### Event Publishing

#### Events Produced
| Event          | Trigger | Payload Schema | Consumers |
|----------------|---------|----------------|-----------|
| \`order.placed\` | Placed  | id, amount     | Payments  |
`;
const payments = `${header('TECH-302', 'Payments')}## Overview

### Feature Summary
Pays the orders of TECH-301.

## Integration Points

### External Services

#### Shop

**Endpoints Used**:
| Endpoint | Method | Purpose | Rate Limit |
|----------|--------|---------|------------|
| /api/v1/orders | POST | Orders | 10/min |

### Event Publishing

#### Events Consumed
| Event | Source | Handler | Idempotency |
|-------|--------|---------|-------------|
| \`order.placed\` | Shop | Books it | Key: event_id |
`;
const report = `${header('TECH-303', 'Report')}## Overview

### Feature Summary
Counts \`order.placed\` as TECH-301 tells it.
`;

const notes = report
  .replaceAll('TECH-303', 'TECH-304')
  .replace('Counts `order.placed` as TECH-301 tells it.', 'Neither `order.placed` nor `order.lost`.');

describe('names', () => {
  let folder: string;
  let session: Session;
  const uris: Record<string, string> = {};
  const texts: Record<string, string> = { shop, payments, report, notes };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'handoff-names-'));
    for (const [name, text] of Object.entries(texts)) {
      const path = join(folder, `${name}.md`);
      writeFileSync(path, text);
      uris[name] = pathToFileURL(path).href;
    }
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'specs' }];
    session = await startSession({
      capabilities: { ...full, textDocument: { ...full.textDocument, rename: { prepareSupport: true } } },
      workspaceFolders,
    });
    await session.open(uris['shop']!, shop);
    await session.open(uris['payments']!, payments);
  });
  after(async () => {
    assert.equal(await session.close(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string, text: string, nth = 0) => {
    let offset = texts[name]!.indexOf(text);
    for (let i = 0; i < nth; i++) offset = texts[name]!.indexOf(text, offset + 1);
    const before = texts[name]!.slice(0, offset + 1).split('\n');
    return {
      textDocument: { uri: uris[name]! },
      position: { line: before.length - 1, character: before.at(-1)!.length },
    };
  };
  const show = (places: readonly Location[]): string[] =>
    places.map(({ uri, range }) => {
      const name = Object.keys(uris).find(key => uris[key] === uri)!;
      const line = texts[name]!.split('\n')[range.start.line]!;
      return `${name}:${range.start.line}:${line.slice(range.start.character, range.end.character)}`;
    });
  const applied = (edit: WorkspaceEdit, name: string): string => {
    const found = edit.documentChanges!.find(
      change => 'textDocument' in change && change.textDocument.uri === uris[name],
    ) as TextDocumentEdit | undefined;
    const lines = texts[name]!.split('\n');
    for (const { range, ...own } of [...(found?.edits ?? [])].reverse()) {
      const line = lines[range.start.line]!;
      assert.equal(range.start.line, range.end.line);
      assert.ok('newText' in own);
      lines[range.start.line] =
        line.slice(0, range.start.character) + own.newText + line.slice(range.end.character);
    }
    return lines.join('\n');
  };
  const rename = async (params: ReturnType<typeof at>, newName: string): Promise<WorkspaceEdit> =>
    (await session.connection.sendRequest(RenameRequest.type, { ...params, newName }))!;

  it('are found where they are described, in this document or another', async () => {
    const ask = async (params: ReturnType<typeof at>) =>
      show(((await session.connection.sendRequest(DefinitionRequest.type, params)) ?? []) as Location[]);
    const heading = `shop:${shop.split('\n').findIndex(l => l.startsWith('####'))}:POST /api/v1/orders`;
    assert.deepEqual(await ask(at('shop', 'POST /api')), [heading]);
    assert.deepEqual(await ask(at('payments', '/api/v1/orders')), [heading]);
    assert.deepEqual(await ask(at('shop', 'TECH-302')), ['payments:6:TECH-302']);
    assert.deepEqual(await ask(at('payments', 'order.placed')), [
      `shop:${shop.split('\n').length - 2}:order.placed`,
    ]);
    assert.deepEqual(await ask(at('shop', 'Orders of')), []);
    // Nothing in this document says what the words in code are.
    await session.open(uris['notes']!, notes);
    assert.deepEqual(await ask(at('notes', 'order.placed')), [
      `shop:${shop.split('\n').length - 2}:order.placed`,
    ]);
    assert.deepEqual(await ask(at('notes', 'order.lost')), []);
  });

  it('are referred to in every specification of the workspace', async () => {
    const ask = async (includeDeclaration: boolean) =>
      show(
        (await session.connection.sendRequest(ReferencesRequest.type, {
          ...at('payments', 'order.placed'),
          context: { includeDeclaration },
        }))!,
      );
    assert.deepEqual((await ask(true)).map(place => place.replace(/:\d+:/, ':')).sort(), [
      'notes:order.placed',
      'payments:order.placed',
      'report:order.placed',
      'shop:order.placed',
    ]);
    assert.equal((await ask(false)).length, 2);
  });

  it('are highlighted as written where they are described and as read elsewhere', async () => {
    const found = (await session.connection.sendRequest(
      DocumentHighlightRequest.type,
      at('shop', 'POST /api'),
    )) as DocumentHighlight[];
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [2, 3],
    );
  });

  it('are offered for renaming where they certainly are names', async () => {
    const params = at('shop', 'TECH-302');
    const { position } = params;
    assert.deepEqual(await session.connection.sendRequest(PrepareRenameRequest.type, params), {
      range: {
        start: { line: position.line, character: position.character - 1 },
        end: { line: position.line, character: position.character + 7 },
      },
      placeholder: 'TECH-302',
    });
    assert.equal(
      await session.connection.sendRequest(PrepareRenameRequest.type, at('shop', 'Orders of')),
      null,
    );
  });

  it('are renamed in open documents by version, and in the file that is not open', async () => {
    const edit = await rename(at('shop', 'TECH-301'), 'TECH-311');
    assert.deepEqual(
      edit.documentChanges!.map(change => 'textDocument' in change && change.textDocument.version).sort(),
      [1, 1, null],
    );
    for (const name of Object.keys(texts))
      assert.equal(applied(edit, name), texts[name]!.replaceAll('TECH-301', 'TECH-311'));
  });

  it('keep the pipes of an aligned table, and the method that a table names apart', async () => {
    const event = await rename(at('shop', 'order.placed'), 'order.made');
    assert.match(applied(event, 'shop'), /\| `order\.made` {3}\| Placed/);
    assert.match(applied(event, 'report'), /Counts `order\.made` as/);
    const endpoint = await rename(at('shop', 'POST /api'), 'POST /api/v2/orders');
    assert.match(applied(endpoint, 'payments'), /\| \/api\/v2\/orders \| POST \|/);
    assert.equal(applied(endpoint, 'shop').split('POST /api/v2/orders').length, 3);
  });

  it('are refused under a name that is taken, here or in the workspace, or that is none', async () => {
    const no = (params: ReturnType<typeof at>, newName: string, message: RegExp) =>
      assert.rejects(rename(params, newName), { message });
    await no(at('shop', 'TECH-301'), 'TECH-302', /another specification 'TECH-302'/);
    await no(at('shop', 'TECH-301'), 'TECH-303', /report\.md: There is another specification 'TECH-303'/);
    await no(at('shop', 'TECH-301'), 'three', /expected an identifier such as 'TECH-301'/);
    await no(at('shop', 'order.placed'), 'placed', /expected the name of an event/);
    await no(at('shop', 'POST /api'), 'PUT /api/v1/orders', /payments\.md: Unexpected method 'PUT'/);
  });
});
