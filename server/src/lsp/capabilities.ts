/** Capabilities: what the server can do for a client, told before anything is loaded that can do it. */

import {
  CodeActionKind,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Encoding } from '../blocks/position.ts';

/** What the client said about itself. */
export interface ClientFacts {
  readonly params: InitializeParams;
  readonly pullsDiagnostics: boolean;
  /** It pulls them again when told to. */
  readonly refreshesDiagnostics: boolean;
  /** It shows where a rule is explained. */
  readonly linksCodes: boolean;
  /** It shows the other places that a diagnostic is about. */
  readonly relatesPlaces: boolean;
  readonly knowsSnippets: boolean;
  readonly versionsEdits: boolean;
  /** It can ask why a finding is suppressed. */
  readonly asksReasons: boolean;
  /** It can show places in other files and go to open slots from a code lens. */
  readonly followsLenses: boolean;
  /** It lists and reads the files of folders that are not on this machine's disk. */
  readonly servesFiles: boolean;
  /** False for a workspace whose owner the user does not trust yet. */
  readonly isTrusted: boolean;
  /** It reads PostgreSQL's parser for a server that cannot. */
  readonly servesParser: boolean;
  /** It has an outline and links of its own for Markdown. */
  readonly hasOutline: boolean;
}

/** Under this name files that are not open are reported; documents that are have their own. */
export const workspaceIdentifier = 'handoff-workspace';

/** Actions that write what can be derived from the rest. */
export const generateKind = `${CodeActionKind.RefactorRewrite}.handoff`;
export const fixAllKind = `${CodeActionKind.SourceFixAll}.handoff`;
/** All crooked drawings at once, on saving too. */
export const straightenKind = `${CodeActionKind.Source}.straighten.handoff`;

/** Characters after which a client should ask. Blanks are among them, because values follow them in every slot. */
const triggerCharacters = ['#', ':', '|', ' ', '`', '"'];

const anyFile: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**/*', matches: 'file' } }, { pattern: { glob: '**/*', matches: 'folder' } }],
};

/** The answer to `initialize` (LSP 3.18). */
export const initializeResult = (client: ClientFacts, version: string): InitializeResult => ({
  serverInfo: { name: 'handoff-language-server', version },
  capabilities: {
    positionEncoding: encodingOf(client.params),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, generateKind, fixAllKind, straightenKind],
    },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.params.capabilities.textDocument?.rename?.prepareSupport
      ? { prepareProvider: true }
      : true,
    workspaceSymbolProvider: true,
    codeLensProvider: { resolveProvider: false },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: anyFile, didRename: anyFile, didDelete: anyFile },
    },
    ...ofDiagnostics(client),
    // VS Code has an outline for every Markdown file.
    ...(client.hasOutline ? {} : { documentSymbolProvider: true }),
  },
});

const ofDiagnostics = ({ pullsDiagnostics }: ClientFacts): ServerCapabilities =>
  pullsDiagnostics
    ? {
        diagnosticProvider: {
          identifier: 'handoff',
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      }
    : {};

export function factsOf(params: InitializeParams): ClientFacts {
  const { textDocument, workspace } = params.capabilities;
  const options = (params.initializationOptions ?? {}) as {
    documentSymbols?: unknown;
    asksReasons?: unknown;
    followsLenses?: unknown;
    servesFiles?: unknown;
    isTrusted?: unknown;
    servesParser?: unknown;
  };
  return {
    params,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    linksCodes: shows(params, 'codeDescriptionSupport'),
    relatesPlaces: shows(params, 'relatedInformation'),
    knowsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    asksReasons: options.asksReasons === true,
    followsLenses: options.followsLenses === true,
    servesFiles: options.servesFiles === true,
    isTrusted: options.isTrusted !== false,
    servesParser: options.servesParser === true,
    hasOutline: options.documentSymbols === false,
  };
}

/** What a client shows of a diagnostic; since LSP 3.18 it may say so where it says that it pulls them. */
const shows = (
  { capabilities: { textDocument } }: InitializeParams,
  what: 'codeDescriptionSupport' | 'relatedInformation',
): boolean => textDocument?.publishDiagnostics?.[what] === true || textDocument?.diagnostic?.[what] === true;

/** The first encoding the client offers that is not worse than what it must support anyway: UTF-16. */
export function encodingOf({ capabilities }: InitializeParams): Encoding {
  const offered = capabilities.general?.positionEncodings ?? [];
  if (offered.length === 0 || offered.includes(PositionEncodingKind.UTF16)) return 'utf-16';
  return offered.includes(PositionEncodingKind.UTF8)
    ? 'utf-8'
    : offered.includes(PositionEncodingKind.UTF32)
      ? 'utf-32'
      : 'utf-16';
}
