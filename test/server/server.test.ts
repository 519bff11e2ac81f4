/** The built server over stdio, as any editor sees it. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  type Diagnostic,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type InitializeParams,
  SelectionRangeRequest,
} from 'vscode-languageserver-protocol/node';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { seed } from '../engine.ts';
import { full, type Session, startSession } from './session.ts';

const uri = 'file:///project/spec.md';
const lines = seed.split('\n');
const lineOf = (text: string): number => lines.findIndex(l => l.includes(text));

describe('the server over stdio', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    await session.open(uri, seed);
  });
  after(async () => assert.equal(await session.close(), 0));

  it('says what it can do', () => {
    const { capabilities } = session.result;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(capabilities.documentSymbolProvider, true);
    assert.equal(capabilities.diagnosticProvider, undefined);
  });

  it('publishes the problems of the seed with pages of their rules', async () => {
    const { version } = await session.published(uri, 1);
    assert.equal(version, 1);
    const isLeft = (d: Diagnostic): boolean => d.code === 'placeholder-left';
    const left = (await session.until(uri, all => all.filter(isLeft).length === 87)).filter(isLeft);
    assert.match(left[0]!.codeDescription!.href, /docs\/rules\/placeholder-left\.md$/);
  });

  it('offers the statuses behind STATUS', async () => {
    const line = lineOf('STATUS:');
    const items = (await session.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character: 'STATUS: '.length },
    })) as CompletionItem[];
    assert.deepEqual(
      items.map(i => i.label),
      ['Draft', 'In Review', 'Approved', 'Implementation', 'Complete'],
    );
  });

  it('offers a versioned edit that inserts a missing section', async () => {
    const without = seed.replace('### Security', '### Sekurity');
    const other = 'file:///project/other.md';
    await session.open(other, without);
    await session.published(other, 1);
    const line = without.split('\n').findIndex(l => l.startsWith('### Sekurity'));
    const actions = (await session.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: other },
      range: { start: { line, character: 5 }, end: { line, character: 5 } },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const edit = actions[0]?.edit?.documentChanges?.[0];
    assert.ok(edit && 'edits' in edit);
    assert.equal(edit.textDocument.version, 1);
    assert.deepEqual(
      edit.edits.map(e => ('newText' in e ? e.newText : '')),
      ['Security'],
    );
  });

  it('explains a header key', async () => {
    const hover = await session.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: lineOf('ENG LEAD:'), character: 2 },
    });
    assert.match(JSON.stringify(hover?.contents), /engineering/);
  });

  it('folds, selects, lists and links', async () => {
    const textDocument = { uri };
    const folds = await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.ok(folds!.some(f => f.startLine === lineOf('### Component Changes')));
    const [range] = (await session.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [{ line: lineOf('[What changes]'), character: 40 }],
    }))!;
    assert.equal(range!.range.start.line, range!.range.end.line);
    assert.ok(range!.parent?.parent?.parent);
    const symbols = await session.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.equal(symbols!.length, 1);
    const links = await session.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.deepEqual(links, []);
  });

  it('fills in a new specification', async () => {
    const made = (await session.connection.sendRequest(
      protocol.newSpecification,
      {},
    )) as protocol.NewSpecificationResult;
    assert.equal(made.fileName, 'tech-001.md');
    assert.match(made.snippet, /SPEC ID: TECH-001\nPRD REF: \$\{\d+:\[PRD-XXX\]\}\nDATE: \d{4}-\d\d-\d\d\n/);
  });

  it('lists open slots and missing sections', async () => {
    const slots = (await session.connection.sendRequest(protocol.openSlots, {
      uri,
    })) as protocol.OpenSlotsResult;
    assert.ok(slots.slots.length >= 87);
    const all = (await session.connection.sendRequest(protocol.sections, { uri })) as protocol.SectionsResult;
    assert.ok(all.sections.length > 40 && all.sections.every(s => !s.missing));
  });

  it('answers after a change with the newest text', async () => {
    await session.change(uri, 2, `${seed}\n`);
    await session.change(uri, 3, '# Notes\n\nNothing to see.\n');
    const { diagnostics } = await session.published(uri, 3);
    assert.deepEqual(diagnostics, []);
  });

  it('is silent on ordinary Markdown', async () => {
    const readme = 'file:///project/README.md';
    await session.open(readme, '# Thing\n\n## Install\n\n`npm i thing`\n\nSTATUS: \n');
    assert.deepEqual((await session.published(readme, 1)).diagnostics, []);
    const items = await session.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: readme },
      position: { line: 6, character: 8 },
    });
    assert.deepEqual(items, []);
  });
});

describe('a client that pulls', () => {
  it('gets result ids, and nothing twice', async () => {
    const session = await startSession({
      capabilities: { ...full, textDocument: { ...full.textDocument, diagnostic: {} } },
    });
    await session.open(uri, seed);
    const params = { textDocument: { uri } };
    const first = await session.connection.sendRequest(DocumentDiagnosticRequest.type, params);
    assert.ok(first.kind === 'full' && first.items.length >= 87 && first.resultId);
    const second = await session.connection.sendRequest(DocumentDiagnosticRequest.type, {
      ...params,
      previousResultId: first.resultId,
    });
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    assert.equal(await session.close(), 0);
  });
});

describe('a client that shows little', () => {
  const contradictory = `${seed}\n## Data Model\n\nAgain.\n`;

  it('gets neither the pages of rules nor related places', async () => {
    const told = async (capabilities: InitializeParams['capabilities']): Promise<readonly Diagnostic[]> => {
      const session = await startSession({ capabilities });
      await session.open(uri, contradictory);
      const found = await session.until(uri, all => all.some(d => d.code === 'section-duplicate'));
      assert.equal(await session.close(), 0);
      return found;
    };
    const plain = await told({});
    const rich = await told(full);
    assert.ok(plain.length > 0 && plain.every(d => !d.codeDescription && !d.relatedInformation));
    assert.ok(rich.every(d => d.codeDescription) && rich.some(d => d.relatedInformation));
  });
});
