/** Opens the headless VS Code in a browser page that nobody sees. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumExecutable } from './chromium.ts';

export interface HeadlessPageOptions {
  /** Where the server answers. */
  readonly url: string;
  /** A folder or a `.code-workspace` file to open. */
  readonly workspace?: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
  /** A file to show, with the cursor where line and column (from 1) say. */
  readonly show?: { readonly file: string; readonly line: number; readonly column: number };
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What the browser says the user prefers. */
  readonly colorScheme?: 'light' | 'dark';
  /** Sees the page before it is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface HeadlessPage {
  readonly page: Page;
  readonly browser: Browser;
}

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openHeadlessPage(options: HeadlessPageOptions): Promise<HeadlessPage> {
  const browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    args: browserArguments,
    handleSIGINT: false,
  });
  try {
    const { viewport = { width: 1280, height: 800 }, colorScheme = 'light' } = options;
    const page = await browser.newPage({ viewport, colorScheme });
    await options.prepare?.(page);
    await page.goto(headlessAddress(options));
    return { page, browser };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export function headlessAddress(options: HeadlessPageOptions): string {
  const address = new URL(options.url);
  const { workspace } = options;
  if (workspace !== undefined)
    address.searchParams.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  const payload = payloadOf(options, address.host);
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

function payloadOf(options: HeadlessPageOptions, host: string): readonly (readonly [string, string])[] {
  const payload: [string, string][] = [];
  const { extensionDevelopmentPath, extensionTestsPath, show } = options;
  const served = (path: string): string => `vscode-remote://${host}${path}`;
  if (extensionDevelopmentPath !== undefined)
    payload.push(['extensionDevelopmentPath', served(extensionDevelopmentPath)]);
  if (extensionTestsPath !== undefined) payload.push(['extensionTestsPath', served(extensionTestsPath)]);
  if (show !== undefined)
    payload.push(['openFile', served(`${show.file}:${show.line}:${show.column}`)], ['gotoLineMode', 'true']);
  return payload;
}
