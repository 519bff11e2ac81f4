/** Workspace symbol requests. */

import { SymbolKind } from 'vscode-languageserver';
import { workspaceSymbols as symbolsFor } from '../features/workspace-symbols.ts';
import { type DefinitionKind, rangeOfMention } from '../library/mention.ts';
import type { Feature } from './context.ts';

const kinds: Readonly<Record<DefinitionKind, SymbolKind>> = {
  specification: SymbolKind.File,
  requirements: SymbolKind.File,
  requirement: SymbolKind.String,
  decision: SymbolKind.File,
  endpoint: SymbolKind.Method,
  table: SymbolKind.Struct,
  migration: SymbolKind.Constructor,
  event: SymbolKind.Event,
  flag: SymbolKind.Boolean,
  metric: SymbolKind.Number,
  term: SymbolKind.Class,
};

export const workspaceSymbols: Feature = {
  register({ connection, service }) {
    connection.onWorkspaceSymbol(({ query }) =>
      symbolsFor(service.library.entries, query).map(({ name, kind, container, mention }) => ({
        name,
        kind: kinds[kind],
        ...(container === '' ? {} : { containerName: container }),
        location: { uri: mention.uri, range: rangeOfMention(mention) },
      })),
    );
  },
};
