/** Code action requests: quick fixes, what can be generated, and `source.fixAll.handoff` for fixing on save. */

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { spanOf } from '../blocks/position.ts';
import { generatedAt } from '../features/generate/generate.ts';
import { actionsAt, fixAll } from '../features/repairs.ts';
import type { OpenDocument } from '../service/service.ts';
import { type Context, type Feature, toWorkspaceEdit } from './context.ts';
import { toDiagnostic } from './diagnostics.ts';

const generateKind = `${CodeActionKind.RefactorRewrite}.handoff`;
const fixAllKind = `${CodeActionKind.SourceFixAll}.handoff`;

export const codeAction: Feature = {
  capability: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, generateKind, fixAllKind] },
  }),
  register(context) {
    context.connection.onCodeAction(params => {
      const open = context.service.get(params.textDocument.uri);
      if (!open) return [];
      return [
        ...quickFixes(context, open, params),
        ...generated(context, open, params),
        ...sourceActions(context, open, params),
      ];
    });
  },
};

/** True if the client asks for this kind or one above it, or for all. */
const wants = ({ context: { only } }: CodeActionParams, kind: string): boolean =>
  only === undefined || only.some(o => kind === o || kind.startsWith(`${o}.`));

function quickFixes(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (!wants(params, CodeActionKind.QuickFix)) return [];
  const at = spanOf(open.document, params.range, context.service.encoding);
  return actionsAt(open.spec, open.problems, at).map(({ title, edits, problem, isPreferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    ...(problem ? { diagnostics: [toDiagnostic(context, open, problem)] } : {}),
    ...(isPreferred ? { isPreferred } : {}),
    edit: toWorkspaceEdit(context, open, edits),
  }));
}

function generated(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (!wants(params, generateKind)) return [];
  const at = spanOf(open.document, params.range, context.service.encoding);
  return generatedAt(open.spec, at).map(({ title, edits }) => ({
    title,
    kind: generateKind,
    edit: toWorkspaceEdit(context, open, edits),
  }));
}

/** Only when asked for by name: nobody wants it in the light bulb's list. */
function sourceActions(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (params.context.only === undefined || !wants(params, fixAllKind)) return [];
  const edits = fixAll(open.problems);
  if (edits.length === 0) return [];
  return [
    { title: 'Fix all handoff problems', kind: fixAllKind, edit: toWorkspaceEdit(context, open, edits) },
  ];
}
