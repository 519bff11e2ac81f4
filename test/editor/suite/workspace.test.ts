/** The workspace: findings across files, symbols, lenses, and links that follow a renamed file. */
import { strict as assert } from 'node:assert';
import {
  type CodeLens,
  commands,
  type Diagnostic,
  languages,
  type SymbolInformation,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { diagnosticsOf, openFile, openText, until } from './editor.ts';
import { seed, spoilt } from './specification.ts';

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);
const isTwin = (found: readonly Diagnostic[]): boolean => found.some(d => codeOf(d) === 'spec-id-duplicate');

describe('the workspace', () => {
  it('shows an identifier that another file has, with its place, until it is another', async () => {
    const file = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'tech-061.md');
    const text = spoilt('SPEC ID: TECH-041', 'SPEC ID: TECH-007');
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const { document: other } = await openFile('tech-007.md');
    const { document } = await openFile('tech-061.md');
    const found = await diagnosticsOf(document, isTwin);
    const [place] = found.find(d => codeOf(d) === 'spec-id-duplicate')!.relatedInformation!;
    assert.match(place!.location.uri.path, /tech-007\.md$/);
    await diagnosticsOf(other, isTwin);
    const edit = new WorkspaceEdit();
    edit.insert(file, document.positionAt(text.indexOf('TECH-007') + 'TECH-'.length), '9');
    assert.ok(await workspace.applyEdit(edit));
    await diagnosticsOf(document, all => !isTwin(all));
    await document.save();
    await openFile('tech-007.md');
    await until(() => !isTwin(languages.getDiagnostics(other.uri)), 'no twin in the other file');
    await workspace.fs.delete(file);
  });

  it('is searched by identifier in all folders', async () => {
    await openFile('tech-007.md');
    for (const id of ['TECH-007', 'TECH-008'])
      await until(async () => {
        const found = await commands.executeCommand<SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          id.toLowerCase(),
        );
        return found.some(symbol => symbol.name.startsWith(id));
      }, `the symbol ${id}`);
  });

  it('counts open slots above the sections, and a click selects the first', async () => {
    const { document } = await openText(seed);
    let lens: CodeLens | undefined;
    await until(async () => {
      const found = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      lens = found.find(each => each.command?.title === '8 slots open');
      return lens !== undefined;
    }, 'the lens of the header');
    await commands.executeCommand(lens!.command!.command, ...(lens!.command!.arguments ?? []));
    const editor = window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), '[Feature Name]');
  });

  it('keeps links to a file that is renamed', async () => {
    const [folder] = workspace.workspaceFolders!;
    const at = (name: string): Uri => Uri.joinPath(folder!.uri, name);
    const text = spoilt('## Overview', 'See [seven](note.md).\n\n## Overview').replace(
      'TECH-041',
      'TECH-060',
    );
    await workspace.fs.writeFile(at('tech-060.md'), new TextEncoder().encode(text));
    const { document } = await openFile('tech-060.md');
    await diagnosticsOf(document);
    const rename = new WorkspaceEdit();
    rename.renameFile(at('note.md'), at('noted.md'));
    assert.ok(await workspace.applyEdit(rename));
    await until(() => document.getText().includes('[seven](noted.md)'), 'the new path in the link');
    const back = new WorkspaceEdit();
    back.renameFile(at('noted.md'), at('note.md'));
    assert.ok(await workspace.applyEdit(back));
    await document.save();
    await workspace.fs.delete(at('tech-060.md'));
  });
});
