/** A virtual workspace: its files are in no file system of this machine, and only the editor can read them. */
import { strict as assert } from 'node:assert';
import {
  commands,
  type Diagnostic,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Location,
  type LocationLink,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { diagnosticsOf, until } from './editor.ts';
import { complete } from './specification.ts';

const scheme = 'handoff-memory';
const at = (path: string): Uri => Uri.from({ scheme, path });

const other = `# Payout reports

\`\`\`
FEATURE: Payout reports
SPEC ID: TECH-302
PRD REF: PRD-208
STATUS: Aproved
VERSION: 0.1
\`\`\`

## Overview

### Feature Summary
Builds on TECH-301.
`;

const files = new Map([
  ['/virtual/.handoff.json', '{ "rules": { "header-status-unknown": "off" } }\n'],
  ['/virtual/specs/tech-301.md', complete.replaceAll('TECH-041', 'TECH-301')],
  ['/virtual/specs/tech-302.md', other],
]);

/** Files that can be listed, read and written; nothing searches them for the editor. */
function createMemory(): FileSystemProvider {
  const changes = new EventEmitter<FileChangeEvent[]>();
  const isFolder = (path: string): boolean => [...files.keys()].some(name => name.startsWith(`${path}/`));
  return {
    onDidChangeFile: changes.event,
    watch: () => new Disposable(() => {}),
    stat({ path }) {
      const text = files.get(path);
      if (text === undefined && !isFolder(path)) throw FileSystemError.FileNotFound(path);
      const type = text === undefined ? FileType.Directory : FileType.File;
      return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
    },
    readDirectory({ path }) {
      const below = [...files.keys()].filter(name => name.startsWith(`${path}/`));
      const entries = below.map((name): [string, FileType] => {
        const [first, ...rest] = name.slice(path.length + 1).split('/');
        return [first!, rest.length > 0 ? FileType.Directory : FileType.File];
      });
      return [...new Map(entries)];
    },
    readFile({ path }) {
      const text = files.get(path);
      if (text === undefined) throw FileSystemError.FileNotFound(path);
      return new TextEncoder().encode(text);
    },
    writeFile: ({ path }, content) => void files.set(path, new TextDecoder().decode(content)),
    createDirectory: () => {},
    delete: ({ path }) => void files.delete(path),
    rename() {
      throw FileSystemError.NoPermissions();
    },
  };
}

const hasUnknownStatus = (found: readonly Diagnostic[]): boolean =>
  found.some(({ code }) => (typeof code === 'object' ? code.value : code) === 'header-status-unknown');

describe('a virtual workspace', function () {
  // Nothing searches it, which the editor finds out by waiting.
  this.timeout(60_000);

  let memory: Disposable;

  before(async () => {
    memory = workspace.registerFileSystemProvider(scheme, createMemory(), { isCaseSensitive: true });
    const count = workspace.workspaceFolders!.length;
    assert.ok(workspace.updateWorkspaceFolders(count, 0, { uri: at('/virtual'), name: 'virtual' }));
    await until(() => workspace.workspaceFolders!.length > count, 'the folder');
  });

  after(async () => {
    const count = workspace.workspaceFolders!.length;
    workspace.updateWorkspaceFolders(count - 1, 1);
    await until(() => workspace.workspaceFolders!.length < count, 'the folder to go');
    memory.dispose();
  });

  it('is read: a name leads to a file that is not open', async () => {
    const document = await workspace.openTextDocument(at('/virtual/specs/tech-302.md'));
    await window.showTextDocument(document, { preview: false });
    await until(
      async () => {
        const [found] = await commands.executeCommand<(Location | LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          document.positionAt(other.indexOf('TECH-301') + 1),
        );
        const uri = found === undefined ? undefined : 'uri' in found ? found.uri : found.targetUri;
        return uri?.toString() === at('/virtual/specs/tech-301.md').toString();
      },
      'a definition',
      45_000,
    );
  });

  it('has configuration files', async () => {
    const { document } = await window.showTextDocument(at('/virtual/specs/tech-302.md'), {
      preview: false,
    });
    await diagnosticsOf(document, found => found.length > 0 && !hasUnknownStatus(found));
    const editor = await window.showTextDocument(at('/virtual/.handoff.json'));
    await editor.edit(builder => builder.replace(new Range(0, 0, 1, 0), '{}\n'));
    await diagnosticsOf(document, hasUnknownStatus);
    await editor.document.save();
  });
});
