/** Settings: what the client is asked for, and the template that they may name. */

import { documentText } from '../blocks/document.ts';
import { readConfiguration } from '../lint/configuration.ts';
import { readTemplate } from '../template/read.ts';
import type { Template } from '../template/template.ts';
import { resolveUri } from '../text/uri.ts';
import type { ProjectSettings } from './configuration.ts';
import type { Context } from './context.ts';
import { refreshDiagnostics } from './diagnostics.ts';
import { sendStatus } from './handoff.ts';

export interface Settings {
  apply(): Promise<void>;
  /** Applies them again whenever the client says that they are others. */
  register(): void;
  /** A document was saved: it may be a template. */
  saved(uri: string): void;
}

/** Applies the client's settings now and whenever they, or the template they name, change. */
export function createSettings(context: Context, projects: ProjectSettings): Settings {
  const { connection, service, client } = context;
  let own: { uri: string; text: string; template: Template } | undefined;

  const apply = async (): Promise<void> => {
    if (client.params.capabilities.workspace?.configuration !== true) return;
    const settings: unknown = await connection.workspace.getConfiguration('handoff');
    const found = await findTemplate(context, settings);
    // The same text is the same template: nothing read with it needs to be read again.
    if (found?.uri !== own?.uri || found?.text !== own?.text)
      own = found && { ...found, template: readTemplate(found.text, nameOf(found.uri)) };
    const isPreferredElse = context.preferences.update(settings);
    service.links.setLinked(context.preferences.diagnostics !== 'off');
    if (!service.configure(readConfiguration(settings), own?.template) && !isPreferredElse) return;
    await projects.renew();
    refreshDiagnostics(context);
    for (const uri of service.uris) sendStatus(context, uri);
  };

  return {
    apply,
    register() {
      connection.onDidChangeConfiguration(() => void apply());
    },
    saved(uri) {
      if (uri === own?.uri) void apply();
      else if (projects.isTemplate(uri)) void projects.renew().then(() => refreshDiagnostics(context));
    },
  };
}

/** The file that `handoff.template` names, inside the first workspace folder; what is open counts before what is on disk. */
async function findTemplate(
  { service, host, client, connection }: Context,
  settings: unknown,
): Promise<{ uri: string; text: string } | undefined> {
  const path = (settings as { template?: unknown } | null)?.template;
  if (typeof path !== 'string' || path === '') return undefined;
  const folder = client.params.workspaceFolders?.[0]?.uri;
  const uri = folder === undefined ? undefined : resolveUri(`${folder}/`, path);
  const isInside = uri?.startsWith(`${folder}/`) === true;
  const open = uri === undefined ? undefined : service.get(uri);
  const text = open ? documentText(open.document) : isInside ? await host.read?.(uri!) : undefined;
  if (uri !== undefined && text !== undefined) return { uri, text: text.replace(/\r\n?/g, '\n') };
  void connection.window.showWarningMessage(
    `handoff.template: there is no readable file '${path}' in the workspace; the built-in template is used.`,
  );
  return undefined;
}

const nameOf = (uri: string): string => uri.replace(/^.*\//, '').replace(/\.md$/i, '');
