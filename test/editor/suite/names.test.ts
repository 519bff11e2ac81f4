/** Definition, references and rename through the editor, over two specifications of the workspace. */
import { strict as assert } from 'node:assert';
import {
  commands,
  type Location,
  type LocationLink,
  type Position,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { until } from './editor.ts';
import { complete as example } from './specification.ts';

/** What it names nothing else in the window does, though other tests leave the example open. */
const complete = example
  .replaceAll('TECH-041', 'TECH-090')
  .replaceAll('refund.requested', 'payback.requested')
  .replaceAll('/api/v1/refund-cases', '/api/v1/payback-cases');

const other = `# Payout reports

## Document Header

\`\`\`
FEATURE: Payout reports
SPEC ID: TECH-091
PRD REF: PRD-208
STATUS: Draft
VERSION: 0.1
\`\`\`

## Overview

### Feature Summary
Builds on TECH-090: every \`payback.requested\` is counted, and \`POST /api/v1/payback-cases\` is called with \`pending\` ones.
`;

describe('names', () => {
  let first: TextDocument;
  let second: TextDocument;

  before(async () => {
    const folder = workspace.workspaceFolders![0]!.uri;
    const write = async (name: string, text: string): Promise<TextDocument> => {
      const uri = Uri.joinPath(folder, name);
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return workspace.openTextDocument(uri);
    };
    first = await write('tech-090.md', complete);
    second = await write('tech-091.md', other);
    await window.showTextDocument(first);
    // The server knows both once one leads to the other.
    await until(async () => (await definitionOf('TECH-090')).includes(first.uri.path), 'a definition');
  });

  after(async () => {
    for (const { uri } of [first, second]) await workspace.fs.delete(uri);
  });

  const at = (document: TextDocument, text: string): Position =>
    document.positionAt(document.getText().indexOf(text) + 1);

  /** The path that a word of the second document leads to. */
  async function definitionOf(text: string): Promise<string> {
    const [found] = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      second.uri,
      at(second, text),
    );
    return found === undefined ? '' : ('uri' in found ? found.uri : found.targetUri).path;
  }

  /** Renames what stands at a text of the first document, and gives both texts; one undo takes all of it back. */
  async function renamed(text: string, to: string): Promise<[string, string]> {
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      first.uri,
      at(first, text),
      to,
    );
    assert.ok(await workspace.applyEdit(edit, { isRefactoring: true }));
    const texts: [string, string] = [first.getText(), second.getText()];
    await window.showTextDocument(first);
    await commands.executeCommand('undo');
    assert.equal(first.getText(), complete);
    assert.equal(second.getText(), other);
    return texts;
  }

  it('lead from one specification to the other', async () => {
    assert.equal(await definitionOf('payback.requested'), first.uri.path);
    assert.equal(await definitionOf('POST /api'), first.uri.path);
    const references = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      first.uri,
      at(first, 'payback.requested'),
    );
    assert.equal(references.filter(({ uri }) => uri.path === second.uri.path).length, 1);
    assert.equal(references.length, complete.split('payback.requested').length);
  });

  it('of a state change in the drawing and in the data, and nowhere else', async () => {
    const [one, two] = await renamed('PENDING', 'STALLED');
    assert.equal(two, other);
    assert.equal(one.includes('PENDING'), false);
    assert.match(one, /CHECK \(status IN \('stalled'/);
    assert.match(one, /DEFAULT 'stalled'/);
    assert.equal(one.length, complete.length);
    const restored = one.replaceAll('STALLED', 'PENDING').replaceAll('stalled', 'pending');
    assert.equal(restored, complete);
  });

  it('of a field change in its endpoint alone', async () => {
    const row = /^\| (\w+) +\| \w+ +\| (?:Yes|No) /m.exec(complete)!;
    const name = row[1]!;
    const [one, two] = await renamed(`"${name}"`, `${name}X`);
    assert.equal(two, other);
    assert.equal(one.split(`"${name}X"`).length, 2);
    assert.match(one, new RegExp(`^\\| ${name}X +\\| \\w+`, 'm'));
  });

  it('of an event change in both', async () => {
    const [one, two] = await renamed('payback.requested', 'payback.asked_for');
    assert.equal(one.includes('payback.requested'), false);
    assert.equal(two, other.replace('payback.requested', 'payback.asked_for'));
  });

  it('of an endpoint change in both', async () => {
    const [one, two] = await renamed('POST /api/v1/payback-cases`', 'POST /api/v2/payback-cases');
    assert.equal(one, complete.replaceAll('POST /api/v1/payback-cases`', 'POST /api/v2/payback-cases`'));
    assert.equal(two, other.replace('/v1/', '/v2/'));
  });

  it('of a specification change in both', async () => {
    const [one, two] = await renamed('TECH-090', 'TECH-049');
    assert.equal(one, complete.replaceAll('TECH-090', 'TECH-049'));
    assert.equal(two, other.replace('TECH-090', 'TECH-049'));
  });

  it('are refused where another has them', async () => {
    const refused = commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      first.uri,
      at(first, 'TECH-090'),
      'TECH-091',
    );
    await assert.rejects(Promise.resolve(refused), /another specification 'TECH-091'/);
  });
});
