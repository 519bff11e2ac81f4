/** Problems appear while a specification is written, go away when it is repaired, and never appear elsewhere. */
import { strict as assert } from 'node:assert';
import { type Diagnostic, languages, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { diagnosticsOf, openFile, openText, until } from './editor.ts';
import { complete, seed, spoilt } from './specification.ts';

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);
const codes = (found: readonly Diagnostic[]): string[] => found.map(codeOf);

describe('problems', () => {
  it('show every placeholder of the template', async () => {
    const { document } = await openText(seed);
    // On a slow machine some of them are shown first.
    const left = (all: readonly Diagnostic[]): number =>
      codes(all).filter(code => code === 'placeholder-left').length;
    const found = await diagnosticsOf(document, all => left(all) === 87);
    assert.equal(found[0]!.source, 'handoff');
  });

  it('appear in an untitled document and go away when it is repaired', async () => {
    const editor = await openText(spoilt('STATUS: Approved', 'STATUS: Aproved'));
    const found = await diagnosticsOf(editor.document, all => codes(all).includes('header-status-unknown'));
    const { range } = found.find(d => codeOf(d) === 'header-status-unknown')!;
    assert.equal(editor.document.getText(range), 'Aproved');
    await editor.edit(builder => builder.replace(range, 'Approved'));
    await diagnosticsOf(editor.document, all => !codes(all).includes('header-status-unknown'));
  });

  it('come from PostgreSQL’s own parser, too', async () => {
    // No reader of tokens minds the missing comma.
    const { document } = await openText(
      spoilt('UUID PRIMARY KEY DEFAULT gen_random_uuid(),', 'UUID PRIMARY KEY DEFAULT gen_random_uuid()'),
    );
    await diagnosticsOf(document, all =>
      all.some(d => codeOf(d) === 'sql-syntax' && /at or near/.test(d.message)),
    );
  });

  it('are none in a complete specification', async () => {
    const { document } = await openText(complete);
    await until(async () => (await settled(document.uri)) === 0, 'no problems');
  });

  it('never appear on ordinary Markdown', async () => {
    const { document } = await openFile('README.md');
    const other = await openText(seed);
    // The specification was opened later: once it has its problems the README would have had them, too.
    await diagnosticsOf(other.document);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
  });

  it('follow a file that is renamed', async () => {
    const { document } = await openFile('tech-007.md');
    await diagnosticsOf(document, all => codes(all).includes('header-status-unknown'));
    const renamed = Uri.joinPath(document.uri, '../renamed.md');
    const edit = new WorkspaceEdit();
    edit.renameFile(document.uri, renamed);
    assert.ok(await workspace.applyEdit(edit));
    const moved = await window.showTextDocument(renamed);
    await diagnosticsOf(moved.document, all => codes(all).includes('header-status-unknown'));
    await until(() => languages.getDiagnostics(document.uri).length === 0, 'no problems under the old name');
    const back = new WorkspaceEdit();
    back.renameFile(renamed, document.uri);
    assert.ok(await workspace.applyEdit(back));
  });

  it('keep up with edits in quick succession', async () => {
    const editor = await openText(complete);
    for (let i = 0; i < 20; i++) {
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      await editor.edit(builder => builder.insert(end, `\nLine ${i}`));
    }
    await editor.edit(builder => builder.replace(new Range(0, 0, 1, 0), '# [Feature Name]\n'));
    const found = await diagnosticsOf(editor.document, all => codes(all).includes('placeholder-left'));
    assert.equal(found[0]!.range.start.line, 0);
  });
});

async function settled(uri: Uri): Promise<number> {
  await new Promise(resolve => setTimeout(resolve, 500));
  return languages.getDiagnostics(uri).length;
}

describe('two folders', () => {
  it('are both served', async () => {
    for (const [file, folder] of [
      ['tech-007.md', 'first'],
      ['tech-008.md', 'second'],
    ] as const) {
      const { document } = await openFile(file, folder);
      await diagnosticsOf(document, all => codes(all).includes('header-status-unknown'));
    }
  });
});
