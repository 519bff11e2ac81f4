/** The requests and code actions about drawings, of the built server. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type CodeAction, CodeActionRequest, type TextEdit } from 'vscode-languageserver-protocol/node';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { seed } from '../engine.ts';
import { type Session, startSession } from './session.ts';

const uri = 'file:///project/spec.md';
const lines = seed.split('\n');
const positionOf = (text: string): { line: number; character: number } => {
  const line = lines.findIndex(l => l.includes(text));
  return { line, character: lines[line]!.indexOf(text) };
};

let session: Session;
before(async () => {
  session = await startSession();
  await session.open(uri, seed);
});
after(async () => assert.equal(await session.close(), 0));

const change = (word: string, what: protocol.DrawingChange): Promise<protocol.ChangeDrawingResult> =>
  session.connection.sendRequest(protocol.changeDrawing, { uri, position: positionOf(word), change: what });

function applied(edits: readonly TextEdit[]): string {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const offset = ({ line, character }: { line: number; character: number }): number =>
    starts[line]! + character;
  return applyEdits(
    seed,
    edits.map(({ range, newText }) => ({
      span: { start: offset(range.start), end: offset(range.end) },
      newText,
    })),
  );
}

it('says which boxes a drawing has, and which one the cursor stands in', async () => {
  const ask = (position: object): Promise<protocol.DrawingAtResult> =>
    session.connection.sendRequest(protocol.drawingAt, { uri, position });
  const { drawing } = await ask(positionOf('PENDING'));
  assert.deepEqual(
    drawing?.boxes.map(({ name }) => name),
    ['DRAFT', 'PENDING', 'APPROVED', 'COMPLETE'],
  );
  assert.equal(drawing?.boxes.find(({ id }) => id === drawing.box)?.name, 'PENDING');
  assert.deepEqual(await ask({ line: 0, character: 0 }), {});
});

it('adds a box below another, and says where the cursor goes', async () => {
  const { version, edits, cursor, refusal } = await change('COMPLETE', {
    kind: 'box',
    name: 'ARCHIVED',
    way: 'down',
    arrow: 'to',
    label: 'archive',
  });
  assert.equal(refusal, undefined);
  assert.equal(version, 1);
  assert.match(
    applied(edits),
    /│ COMPLETE │\n +└────┬─────┘\n +│ archive\n +▼\n +┌──────────┐\n +│ ARCHIVED │/,
  );
  assert.deepEqual(cursor, positionOf('COMPLETE'));
});

it('moves a box and follows it, and refuses with a reason', async () => {
  const moved = await change('PENDING', { kind: 'move', way: 'right' });
  assert.equal(moved.cursor?.character, positionOf('PENDING').character + 1);
  const flat = await change('PENDING', { kind: 'resize', size: 'flatter' });
  assert.deepEqual(flat.edits, []);
  assert.equal(flat.refusal, 'no-size');
  const nowhere = await change('FEATURE:', { kind: 'move', way: 'down' });
  assert.equal(nowhere.refusal, 'no-drawing');
});

it('straightens what is crooked, on demand and as a source action for saving', async () => {
  const crooked = 'file:///project/crooked.md';
  await session.open(crooked, seed.replace('│ PENDING  │', '│ PENDING   │'));
  const { edits } = await session.connection.sendRequest<protocol.ChangeDrawingResult>(
    protocol.straightenDrawings,
    { uri: crooked },
  );
  assert.ok(edits.length > 0);
  const ask = async (only: string[]): Promise<CodeAction[]> =>
    (await session.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: crooked },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only },
    })) as CodeAction[];
  const [action] = await ask(['source.straighten.handoff']);
  assert.equal(action?.kind, 'source.straighten.handoff');
  assert.deepEqual(await ask(['source.organizeImports']), []);
});

it('offers code actions by their kinds', async () => {
  const position = positionOf('APPROVED │');
  const ask = async (only: string[]): Promise<string[]> => {
    const actions = (await session.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only },
    })) as CodeAction[];
    return actions.map(({ title }) => title);
  };
  assert.deepEqual(await ask(['refactor.rewrite.handoff.restyle']), ['Draw with plain characters']);
  assert.ok((await ask(['refactor'])).includes('Draw with plain characters'));
  assert.deepEqual(await ask(['quickfix.none']), []);
});

it('draws names that are given', async () => {
  const { drawings, names } = await session.connection.sendRequest<protocol.DrawingsResult>(
    protocol.drawings,
    {
      uri,
      names: ['Web', 'API', 'Store'],
    },
  );
  assert.deepEqual(
    drawings.map(({ id }) => id),
    ['chain', 'layers', 'fan-out', 'tree', 'states'],
  );
  assert.match(drawings[0]!.snippet, /^```\n┌─+┐ {5}┌/);
  assert.deepEqual(names, { components: [], states: ['active', 'inactive', 'deleted'] });
});
