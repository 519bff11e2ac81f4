/** The editor opens and answers: if this fails, look at the harness before the extension. */
import { type Diagnostic, languages } from 'vscode';
import { diagnosticsOf, openFile, openText, type Predicate, until } from './editor.ts';

describe('the editor', () => {
  it('opens Markdown text and answers for diagnostics', async () => {
    const { document } = await openText('# A note\n\nNothing to check here.\n');
    const none: Predicate<readonly Diagnostic[]> = found => found.length === 0;
    await diagnosticsOf(document, none);
    await until(() => Array.isArray(languages.getDiagnostics()), 'a list of diagnostics');
  });

  it('opens a file of the workspace', async () => {
    const { document } = await openFile('note.md');
    await until(() => document.languageId === 'markdown', 'a Markdown document');
  });
});
