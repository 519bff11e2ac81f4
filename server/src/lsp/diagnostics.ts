/** Diagnostics: pulled with result ids by clients that can, pushed to those that cannot. */

import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Problem } from '../lint/check.ts';
import type { OpenDocument } from '../service/service.ts';
import { workspaceIdentifier } from './capabilities.ts';
import { type Context, type Feature, toRange } from './context.ts';
import { sendStatus } from './handoff.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the page of each rule is. */
const manual = 'https://github.com/handoff-spec/handoff-spec/blob/main/docs/rules';

export const diagnostics: Feature = {
  register(context) {
    context.connection.languages.diagnostics.on(async ({ identifier, textDocument, previousResultId }) => {
      if (identifier === workspaceIdentifier) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      await context.settled(textDocument.uri);
      const { open, problems } = await lookAt(context, textDocument.uri);
      if (!open) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const items = toDiagnostics(context, open, problems);
      const resultId = fingerprint(items);
      context.told.set(open.uri, items);
      return previousResultId === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    });
  },
};

/** A document with its problems, those that can be told soon where the client can be told of the others later. */
const lookAt = (
  { checking, client, service }: Context,
  uri: string,
): Promise<{ open?: OpenDocument | undefined; problems: readonly Problem[] }> =>
  new Promise(resolve =>
    checking.look(uri, (open, glance) =>
      client.refreshesDiagnostics
        ? resolve({ open, problems: glance?.problems ?? [] })
        : resolve({ open, problems: service.get(uri)?.problems ?? [] }),
    ),
  );

/** Sends the diagnostics of a document to a client that does not pull them. */
export function pushDiagnostics(context: Context, uri: string): void {
  if (context.client.pullsDiagnostics) return;
  context.checking.look(uri, (open, glance) => {
    const items = open && glance ? toDiagnostics(context, open, glance.problems) : [];
    if (glance && !glance.isComplete) context.told.set(uri, items);
    send(context, { uri, version: open?.version }, items);
  });
}

/** Tells the client what else was found, if anything was. */
export function completeDiagnostics(context: Context, open: OpenDocument): void {
  const { client, connection, told } = context;
  const items = toDiagnostics(context, open, open.problems);
  if (JSON.stringify(items) === JSON.stringify(told.get(open.uri))) return;
  told.set(open.uri, items);
  if (!client.pullsDiagnostics) send(context, open, items);
  else if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
}

const send = (
  { connection }: Context,
  { uri, version }: { readonly uri: string; readonly version: number | undefined },
  diagnostics: Diagnostic[],
): void =>
  void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });

/** Brings those up to date that other documents made others than they were. */
export function refreshStale(context: Context): void {
  const uris = context.service.stale();
  if (uris.length === 0) return;
  if (context.client.refreshesDiagnostics) context.connection.languages.diagnostics.refresh();
  for (const uri of uris) pushDiagnostics(context, uri);
  for (const uri of uris) sendStatus(context, uri);
}

/** Brings the diagnostics of all open documents up to date, when they changed without an edit. */
export function refreshDiagnostics(context: Context): void {
  const { client, connection, service } = context;
  if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  for (const uri of service.uris) pushDiagnostics(context, uri);
}

const toDiagnostics = (context: Context, open: OpenDocument, problems: readonly Problem[]): Diagnostic[] =>
  problems.map(problem => toDiagnostic(context, open, problem));

export function toDiagnostic(
  context: Pick<Context, 'client' | 'service'>,
  open: Pick<OpenDocument, 'uri' | 'document'>,
  problem: Problem,
): Diagnostic {
  const { rule, severity, message, tag, related } = problem;
  const { linksCodes, relatesPlaces } = context.client;
  return {
    range: toRange(context, open, problem.span),
    severity: severities[severity],
    source: 'handoff',
    code: rule.id,
    ...(linksCodes ? { codeDescription: { href: `${manual}/${rule.id}.md` } } : {}),
    message,
    ...(tag ? { tags: [tags[tag]] } : {}),
    ...(relatesPlaces && related && related.length > 0
      ? {
          relatedInformation: related.map(r => ({
            location: { uri: r.uri ?? open.uri, range: r.range ?? toRange(context, open, r.span) },
            message: r.message,
          })),
        }
      : {}),
  };
}

/** FNV-1a over UTF-16 units, enough to tell one answer from the next. */
export function fingerprint(items: readonly Diagnostic[]): string {
  const text = JSON.stringify(items);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}.${hash >>> 0}`;
}
