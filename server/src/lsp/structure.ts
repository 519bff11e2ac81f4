/** Requests about structure: folding, selection ranges, document symbols, document links. */

import {
  type DocumentSymbol,
  FoldingRangeKind,
  type SelectionRange,
  SymbolKind,
} from 'vscode-languageserver';
import { offsetAt, positionAt } from '../blocks/position.ts';
import { foldsOf } from '../features/folding.ts';
import { type Link, linksOf } from '../features/links.ts';
import { selectionsAt } from '../features/selection.ts';
import { type SectionSymbol, symbolsOf } from '../features/symbols.ts';
import { idsOf } from '../library/library.ts';
import type { OpenDocument } from '../service/service.ts';
import { resolveUri } from '../text/uri.ts';
import { type Context, type Feature, toRange } from './context.ts';

export const folding: Feature = {
  register({ connection, service }) {
    connection.onFoldingRanges(({ textDocument }) => {
      const open = service.get(textDocument.uri);
      return open ? foldsOf(open.spec).map(fold => ({ ...fold, kind: FoldingRangeKind.Region })) : [];
    });
  },
};

export const selection: Feature = {
  register(context) {
    const { connection, service } = context;
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const open = service.get(textDocument.uri);
      if (!open) return null;
      return positions.map(position => {
        const spans = selectionsAt(open.spec, offsetAt(open.document, position, service.encoding));
        let range: SelectionRange | undefined;
        for (const span of spans.reverse())
          range = { range: toRange(context, open, span), ...(range ? { parent: range } : {}) };
        return range ?? { range: { start: position, end: position } };
      });
    });
  },
};

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  endpoint: SymbolKind.Method,
  entity: SymbolKind.Struct,
  migration: SymbolKind.Event,
  service: SymbolKind.Interface,
  states: SymbolKind.Enum,
};

/** Only for clients without an outline of their own: VS Code has one for every Markdown file. */
export const symbols: Feature = {
  register(context) {
    context.connection.onDocumentSymbol(({ textDocument }) => {
      const open = context.service.get(textDocument.uri);
      return open ? symbolsOf(open.spec).map(s => toSymbol(context, open, s)) : [];
    });
  },
};

const toSymbol = (context: Context, open: OpenDocument, symbol: SectionSymbol): DocumentSymbol => ({
  name: symbol.name,
  kind: symbolKinds[symbol.kind] ?? SymbolKind.String,
  range: toRange(context, open, symbol.span),
  selectionRange: toRange(context, open, symbol.nameSpan),
  children: symbol.children.map(child => toSymbol(context, open, child)),
});

export const links: Feature = {
  register(context) {
    const { connection, service, client } = context;
    connection.onDocumentLinks(({ textDocument }) => {
      const open = service.get(textDocument.uri);
      if (!open) return [];
      const places = idsOf(service.library);
      return linksOf(open.spec, new Set(places.keys())).flatMap(link => {
        // A client with links of its own for Markdown needs only what it cannot know.
        if (client.hasOutline && !('id' in link.target)) return [];
        const target = targetOf(context, open, { link, places });
        return target === undefined ? [] : [{ range: toRange(context, open, link.span), target }];
      });
    });
  },
};

function targetOf(
  { service }: Context,
  open: OpenDocument,
  { link, places }: { link: Link; places: ReadonlyMap<string, string> },
): string | undefined {
  const { target } = link;
  if ('id' in target) return places.get(target.id);
  if ('path' in target) return resolveUri(open.uri, target.path);
  const { line } = positionAt(open.document, target.offset, service.encoding);
  return `${open.uri}#L${line + 1}`;
}
