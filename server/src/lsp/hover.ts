/** Hover requests. */

import { MarkupKind } from 'vscode-languageserver';
import { offsetAt } from '../blocks/position.ts';
import { hoverAt } from '../features/hover.ts';
import { type Feature, toRange } from './context.ts';

export const hover: Feature = {
  register(context) {
    context.connection.onHover(({ textDocument, position }) => {
      const open = context.service.get(textDocument.uri);
      if (!open) return null;
      const offset = offsetAt(open.document, position, context.service.encoding);
      const found = hoverAt(open.spec, offset, open.problems);
      if (!found) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.text },
        range: toRange(context, open, found.span),
      };
    });
  },
};
