/** What an in-editor test does with the editor: open, type, wait, accept, repair. */
import {
  type CodeAction,
  type CompletionList,
  commands,
  type Diagnostic,
  languages,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';

export type Predicate<T> = (value: T) => boolean;

const patience = 15_000;
const pause = 50;

export async function openText(content: string, language = 'markdown'): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ content, language }));
}

/** A file by its path below the first workspace folder, or below the one named by `folder`. */
export async function openFile(name: string, folder?: string): Promise<TextEditor> {
  const found = (workspace.workspaceFolders ?? []).find(each => folder === undefined || each.name === folder);
  if (found === undefined) throw new Error(`No workspace folder ${folder ?? ''} is open.`);
  return window.showTextDocument(Uri.joinPath(found.uri, name));
}

export async function until(
  condition: () => boolean | PromiseLike<boolean>,
  what: string,
  timeout = patience,
): Promise<void> {
  await eventually(async () => ((await condition()) ? true : undefined), what, timeout);
}

/** Waits for diagnostics that satisfy the predicate; without one, for any at all. */
export async function diagnosticsOf(
  document: TextDocument,
  predicate: Predicate<readonly Diagnostic[]> = found => found.length > 0,
  timeout = patience,
): Promise<readonly Diagnostic[]> {
  const wanted = () => {
    const found = languages.getDiagnostics(document.uri);
    return predicate(found) ? found : undefined;
  };
  const seen = () => JSON.stringify(languages.getDiagnostics(document.uri).map(each => each.message));
  return eventually(wanted, () => `diagnostics that satisfy ${predicate}; there are ${seen()}`, timeout);
}

/** Types as a user does, character by character, so that trigger characters and auto-closing work. */
export async function typeKeys(text: string): Promise<void> {
  for (const character of text) await commands.executeCommand('type', { text: character });
}

/** Opens the suggestion list at the cursor, which must offer `label` if given, and accepts the selected entry. */
export async function acceptSuggestion(
  editor: TextEditor,
  label?: string,
  timeout = patience,
): Promise<void> {
  const { document } = editor;
  await until(() => offers(editor, label), `a suggestion ${label ?? ''}`, timeout);
  const { version } = document;
  await commands.executeCommand('editor.action.triggerSuggest');
  // No API tells whether the list is visible; accepting does nothing until it is.
  const accepted = async () => {
    await commands.executeCommand('acceptSelectedSuggestion');
    return document.version !== version;
  };
  await until(accepted, `the suggestion ${label ?? ''} in the text`, timeout);
}

/** Applies the first code action at the position whose title matches. */
export async function applyCodeAction(
  document: TextDocument,
  title: RegExp,
  position: Position,
  timeout = patience,
): Promise<CodeAction> {
  const action = await eventually(
    async () => (await codeActionsAt(document, position)).find(each => title.test(each.title)),
    async () => `${title}; there are ${(await codeActionsAt(document, position)).map(each => each.title)}`,
    timeout,
  );
  if (action.edit !== undefined && !(await workspace.applyEdit(action.edit)))
    throw new Error(`The edit of ${action.title} could not be applied.`);
  if (action.command !== undefined)
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  return action;
}

export async function codeActionsAt(
  document: TextDocument,
  position: Position,
): Promise<readonly CodeAction[]> {
  const range = new Range(position, position);
  // The last argument asks the editor to resolve that many actions, so that lazy edits are present.
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    undefined,
    50,
  );
}

async function offers({ document, selection }: TextEditor, label: string | undefined): Promise<boolean> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  const labels = items.map(item => (typeof item.label === 'string' ? item.label : item.label.label));
  return label === undefined ? labels.length > 0 : labels.includes(label);
}

async function eventually<T>(
  attempt: () => T | undefined | PromiseLike<T | undefined>,
  what: string | (() => string | PromiseLike<string>),
  timeout: number,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const value = await attempt();
    if (value !== undefined) return value;
    if (Date.now() > deadline) break;
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  throw new Error(`Waited ${timeout} ms for ${typeof what === 'string' ? what : await what()}`);
}
