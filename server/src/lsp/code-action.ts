/** Code action requests: quick fixes, what can be generated, drawings, and the source actions for fixing on save. */

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { spanOf } from '../blocks/position.ts';
import { drawingActionsAt, straightenAll } from '../features/drawing/actions.ts';
import { generatedAt } from '../features/generate/generate.ts';
import { actionsAt, fixAll } from '../features/repairs.ts';
import { reasonMark, suppressionOf } from '../features/suppress.ts';
import type { OpenDocument } from '../service/service.ts';
import type { Edit } from '../text/edit.ts';
import { fixAllKind, generateKind, straightenKind } from './capabilities.ts';
import { type Context, type Feature, toEdits, toWorkspaceEdit } from './context.ts';
import { toDiagnostic } from './diagnostics.ts';
import { type SuppressionParams, suppressCommand } from './protocol.ts';

export const codeAction: Feature = {
  register(context) {
    context.connection.onCodeAction(params => {
      const open = context.service.get(params.textDocument.uri);
      if (!open) return [];
      return [
        ...quickFixes(context, open, params),
        ...generated(context, open, params),
        ...drawings(context, open, params),
        ...suppressions(context, open, params),
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

/** Our own client asks for the reason first; others insert the comment without one. */
function suppressions(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (!wants(params, CodeActionKind.QuickFix)) return [];
  const at = spanOf(open.document, params.range, context.service.encoding);
  const actions = new Map<string, CodeAction>();
  for (const problem of open.problems) {
    const title = `Suppress ${problem.rule.id} here`;
    if (problem.span.start > at.end || at.start > problem.span.end || actions.has(title)) continue;
    const edit = suppressionOf(open.spec, problem);
    if (!edit) continue;
    const diagnostics = [toDiagnostic(context, open, problem)];
    const what = context.client.asksReasons ? asked(context, open, edit) : unasked(context, open, edit);
    actions.set(title, { title, kind: CodeActionKind.QuickFix, diagnostics, ...what });
  }
  return [...actions.values()];
}

function asked(context: Context, open: OpenDocument, edit: Edit): Pick<CodeAction, 'command'> {
  const [textEdit] = toEdits(context, open, [edit]);
  const suppression: SuppressionParams = { uri: open.uri, version: open.version, edit: textEdit! };
  return { command: { title: 'Suppress', command: suppressCommand, arguments: [suppression] } };
}

function unasked(context: Context, open: OpenDocument, edit: Edit): Pick<CodeAction, 'edit'> {
  const bare = { ...edit, newText: edit.newText.replace(` -- ${reasonMark}`, '') };
  return { edit: toWorkspaceEdit(context, open, [bare]) };
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

/** Of kinds such as `refactor.rewrite.handoff.convert`, so that each can have a key of its own. */
function drawings(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (params.context.only?.every(only => isApart(only, generateKind))) return [];
  const at = spanOf(open.document, params.range, context.service.encoding);
  return drawingActionsAt(open.spec, at)
    .filter(
      ({ kind, refusal }) =>
        wants(params, `${generateKind}.${kind}`) && (!refusal || isDisabledShown(context)),
    )
    .map(({ title, kind, edits, refusal }) => ({
      title,
      kind: `${generateKind}.${kind}`,
      ...(refusal ? { disabled: { reason: refusal } } : { edit: toWorkspaceEdit(context, open, edits) }),
    }));
}

const isDisabledShown = ({ client }: Context): boolean =>
  client.params.capabilities.textDocument?.codeAction?.disabledSupport === true;

/** True if neither kind is above the other. */
const isApart = (a: string, b: string): boolean =>
  !`${a}.`.startsWith(`${b}.`) && !`${b}.`.startsWith(`${a}.`);

/** Only when asked for by name: nobody wants them in the light bulb's list. */
function sourceActions(context: Context, open: OpenDocument, params: CodeActionParams): CodeAction[] {
  if (params.context.only === undefined) return [];
  const all: readonly (readonly [kind: string, title: string, edits: () => Edit[]])[] = [
    [fixAllKind, 'Fix all handoff problems', () => fixAll(open.spec, open.problems)],
    [straightenKind, 'Straighten all drawings', () => straightenAll(open.spec)],
  ];
  return all.flatMap(([kind, title, read]): CodeAction[] => {
    const edits = wants(params, kind) ? read() : [];
    return edits.length > 0 ? [{ title, kind, edit: toWorkspaceEdit(context, open, edits) }] : [];
  });
}
