/** Runs an extension test run in the headless VS Code, from the arguments desktop VS Code would get. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openHeadlessPage } from '../../scripts/editor/headless-page.ts';
import { startHeadlessServer } from '../../scripts/editor/headless-server.ts';
import { isWorkbenchChatter } from './workbench-chatter.ts';

const timeLimit = Number(process.env['HANDOFF_EDITOR_TIMEOUT'] ?? 10 * 60) * 1000;
const quiet = process.env['HANDOFF_EDITOR_LOG'] !== 'all';

type LaunchArguments = ReturnType<typeof launchArguments>;
type Disposal = () => void | Promise<void>;

/** What was started, to be ended in reverse order whatever happens. */
const started: Disposal[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end(130));
setTimeout(() => {
  process.stderr.write(`The test run did not end within ${timeLimit / 1000} s.\n`);
  end(124);
}, timeLimit).unref();

try {
  await end(await runInPage(launchArguments(process.argv.slice(2))));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  await end(1);
}

async function runInPage(launch: LaunchArguments): Promise<number> {
  const userDataDir = launch['user-data-dir'] ?? (await temporaryFolder());
  const server = await startHeadlessServer({
    userDataDir,
    extensionsDir: launch['extensions-dir'] ?? join(userDataDir, 'extensions'),
    workspaceTrust: !launch['disable-workspace-trust'],
  });
  started.push(server.dispose);
  return new Promise((resolve, reject) => {
    const prepare = async (page: Page): Promise<void> => {
      await page.exposeFunction('codeAutomationLog', forward);
      await page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('The browser page crashed.')));
    };
    openHeadlessPage({ ...pageOptions(launch), url: server.url, prepare }).then(
      ({ browser }) => started.push(() => browser.close()),
      reject,
    );
  });
}

function launchArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    // Desktop-only switches arrive here too, and mean nothing to the headless build.
    strict: false,
    allowPositionals: true,
  });
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    'user-data-dir': text('user-data-dir'),
    'extensions-dir': text('extensions-dir'),
    'disable-workspace-trust': values['disable-workspace-trust'] === true,
    extensionDevelopmentPath: text('extensionDevelopmentPath'),
    extensionTestsPath: text('extensionTestsPath'),
    workspace: positionals[0],
  };
}

function pageOptions(launch: LaunchArguments) {
  const { workspace, extensionDevelopmentPath, extensionTestsPath } = launch;
  return {
    ...(workspace === undefined ? {} : { workspace }),
    ...(extensionDevelopmentPath === undefined ? {} : { extensionDevelopmentPath }),
    ...(extensionTestsPath === undefined ? {} : { extensionTestsPath }),
  };
}

function forward(type: string, args: unknown[]): void {
  const message = format(...args);
  if (quiet && isWorkbenchChatter(message)) return;
  const stream = type === 'error' ? process.stderr : process.stdout;
  stream.write(`${message}\n`);
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handoff-headless-'));
  started.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

async function end(code: number): Promise<never> {
  for (const dispose of started.splice(0).reverse())
    try {
      await dispose();
    } catch (error) {
      process.stderr.write(`${error}\n`);
    }
  process.exit(code);
}
