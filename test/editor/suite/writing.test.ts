/** Writing: completions accepted by keyboard, snippets, and the commands of the extension. */
import { strict as assert } from 'node:assert';
import {
  CompletionItemKind,
  type CompletionList,
  commands,
  Position,
  Selection,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { acceptSuggestion, diagnosticsOf, openFile, openText, typeKeys, until } from './editor.ts';
import { complete, seed, spoilt } from './specification.ts';

/** Opens a text and puts the cursor where `‸` stands. */
async function openAt(marked: string): Promise<TextEditor> {
  const editor = await openText(marked.replace('‸', ''));
  const at = editor.document.positionAt(marked.indexOf('‸'));
  editor.selection = new Selection(at, at);
  return editor;
}

const textOf = ({ document }: TextEditor): string => document.getText();

describe('completion by keyboard', () => {
  it('in the header: the statuses behind STATUS', async () => {
    const editor = await openAt(spoilt('STATUS: Approved', 'STATUS:‸'));
    await typeKeys(' Impl');
    await acceptSuggestion(editor, 'Implementation');
    assert.match(textOf(editor), /\nSTATUS: Implementation\n/);
  });

  it('in a cell: the values of the column', async () => {
    const editor = await openAt(seed.replace('New/Modify/Deprecate', '‸'));
    await typeKeys('Dep');
    await acceptSuggestion(editor, 'Deprecate');
    assert.match(textOf(editor), /\| \[Component\] \| Deprecate \|/);
  });

  it('behind #: a missing section with its body', async () => {
    const editor = await openAt(seed.replace(/### Rollback Plan[\s\S]*?(?=---\n\n## Open)/, '‸\n\n'));
    await typeKeys('###');
    await acceptSuggestion(editor, '### Rollback Plan');
    assert.match(textOf(editor), /### Rollback Plan\n\| Trigger \| Action \| Owner \|\n/);
  });

  it('a drawing on an empty line', async () => {
    const editor = await openAt(seed.replace('### Affected Systems\n', '### Affected Systems\n\n‸\n\n'));
    await acceptSuggestion(editor);
    assert.match(textOf(editor), /### Affected Systems\n\n```\n┌─+┐/);
  });

  it('a whole specification for `handoff` in an empty file', async () => {
    const editor = await openAt('‸');
    await typeKeys('handoff');
    await acceptSuggestion(editor, 'handoff');
    assert.match(textOf(editor), /SPEC ID: TECH-\d{3}\n/);
    assert.match(textOf(editor), /### D: ADR/);
  });

  it('nothing on ordinary Markdown', async () => {
    const { document } = await openFile('README.md');
    const found = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(document.lineCount - 2, 8),
    );
    // Words of other open documents are the editor's own.
    const ours = found.items.filter(
      item => item.kind !== CompletionItemKind.Text && JSON.stringify(item).toLowerCase().includes('handoff'),
    );
    assert.deepEqual(
      ours.map(item => item.detail),
      [],
    );
  });
});

describe('commands', () => {
  it('New Specification opens a document with identifier and date', async () => {
    // With two folders it asks which.
    await withFirstPick('handoff.newSpecification');
    await until(
      () => window.activeTextEditor?.document.getText().includes('SPEC ID: TECH-') === true,
      'the new document',
    );
    const text = textOf(window.activeTextEditor!);
    assert.match(text, /DATE: \d{4}-\d\d-\d\d/);
    assert.doesNotMatch(text, /SPEC ID: TECH-00[0-7]\n/);
  });

  it('Insert Section brings a missing section back', async () => {
    const editor = await openText(seed.replace(/### Rollback Plan[\s\S]*?(?=---\n\n## Open)/, ''));
    await diagnosticsOf(editor.document);
    await withFirstPick('handoff.insertSection');
    await until(() => textOf(editor) === seed, 'the whole template');
  });

  it('Insert Drawing draws at the cursor', async () => {
    const editor = await openAt(seed.replace('### Affected Systems\n', '### Affected Systems\n\n‸\n\n'));
    await diagnosticsOf(editor.document);
    await withFirstPick('handoff.insertDrawing');
    await until(() => /### Affected Systems\n\n```\n┌─+┐/.test(textOf(editor)), 'a drawing');
  });

  it('Ready for… lists what stands in the way as a page', async () => {
    const editor = await openText(seed.replace(/STATUS: .*/, 'STATUS: Draft'));
    await diagnosticsOf(editor.document);
    // The first pick is the next STATUS, the first of the second list the page.
    await withFirstPick('handoff.readiness');
    const page = (): string | undefined =>
      workspace.textDocuments.find(d => d.getText().startsWith('# Ready for In Review?'))?.getText();
    await until(() => page() !== undefined, 'the page');
    assert.match(page()!, /Not yet: \d+ findings stand in the way\. Its STATUS is Draft\./);
    assert.match(page()!, /^- Line \d+, warning: .*\(`placeholder-left`\)$/m);
  });

  it('Next and Previous Open Slot go through the placeholders', async () => {
    const editor = await openText(seed);
    await diagnosticsOf(editor.document);
    await commands.executeCommand('handoff.nextOpenSlot');
    await until(() => selected(editor) === '[Feature Name]', 'the first slot');
    await commands.executeCommand('handoff.nextOpenSlot');
    await until(() => selected(editor) === '[TECH-XXX]', 'the second slot');
    await commands.executeCommand('handoff.previousOpenSlot');
    await until(() => selected(editor) === '[Feature Name]', 'the first slot again');
  });

  it('Fix All repairs the active document', async () => {
    const editor = await openText(spoilt('STATUS: Approved', 'STATUS: Aproved'));
    await diagnosticsOf(editor.document);
    await commands.executeCommand('handoff.fixAll');
    await until(() => textOf(editor) === complete, 'the repaired text');
  });

  it('Restart Server brings the problems back', async () => {
    const editor = await openText(seed);
    await diagnosticsOf(editor.document);
    await commands.executeCommand('handoff.restartServer');
    await diagnosticsOf(editor.document);
  });
});

/** Runs a command and accepts the first entry of the list that it shows; accepting does nothing until the list is there. */
async function withFirstPick(command: string): Promise<void> {
  const done = commands.executeCommand(command);
  const accept = setInterval(
    () => void commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
    300,
  );
  try {
    await done;
  } finally {
    clearInterval(accept);
  }
}

const selected = (editor: TextEditor): string => editor.document.getText(editor.selection);
