/** Completion requests. */

import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { offsetAt } from '../blocks/position.ts';
import { completionsAt } from '../features/completion/completion.ts';
import type { Completion } from '../features/completion/item.ts';
import type { OpenDocument } from '../service/service.ts';
import { type Context, type Feature, toEdits, toRange } from './context.ts';

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  section: CompletionItemKind.Module,
  row: CompletionItemKind.Struct,
  drawing: CompletionItemKind.Snippet,
  document: CompletionItemKind.File,
} as const;

export const completion: Feature = {
  register(context) {
    context.connection.onCompletion(({ textDocument, position, context: trigger }) => {
      const { service, client } = context;
      const open = service.get(textDocument.uri);
      if (!open) return [];
      const offset = offsetAt(open.document, position, service.encoding);
      const typed = trigger?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      return completionsAt(open.spec, offset, { surroundings: service.surroundings(), typed })
        .filter(item => client.knowsSnippets || !item.isSnippet)
        .map((item, i) => toItem(context, open, { item, i }));
    });
  },
};

function toItem(
  context: Context,
  open: OpenDocument,
  { item, i }: { item: Completion; i: number },
): CompletionItem {
  return {
    label: item.label,
    kind: kinds[item.kind],
    sortText: String(i).padStart(4, '0'),
    ...(i === 0 ? { preselect: true } : {}),
    textEdit: { range: toRange(context, open, item.span), newText: item.newText },
    ...(item.others?.length ? { additionalTextEdits: toEdits(context, open, item.others) } : {}),
    insertTextFormat: item.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Drawings and tables must keep their blanks whatever the editor indents with.
    insertTextMode: InsertTextMode.asIs,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
    ...(item.documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: item.documentation } }),
  };
}
