/** Starts the headless VS Code's server on this machine only, and installs packaged extensions into it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { headlessServerScript } from './headless-build.ts';
import { runProgram } from './programs.ts';

export interface HeadlessServerOptions {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** A free port when absent. */
  readonly port?: number;
  /** Workspace trust is off unless a caller tests it. */
  readonly workspaceTrust?: boolean;
}

export interface HeadlessServer {
  readonly url: string;
  readonly dispose: () => void;
}

const startTimeout = 60_000;

export async function startHeadlessServer(options: HeadlessServerOptions): Promise<HeadlessServer> {
  const server = spawn(process.execPath, [await headlessServerScript(), ...serverArguments(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that the extension hosts it starts end with it.
    detached: true,
  });
  const dispose = (): void => endGroup(server);
  process.once('exit', dispose);
  try {
    return { url: await servedUrl(server), dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

export async function installVsix(vsix: string, options: HeadlessServerOptions): Promise<void> {
  const script = await headlessServerScript();
  await runProgram(process.execPath, [
    script,
    ...folderArguments(options),
    '--accept-server-license-terms',
    '--install-extension',
    vsix,
    '--force',
  ]);
}

function serverArguments(options: HeadlessServerOptions): readonly string[] {
  return [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without this driver the page ignores its payload.
    '--enable-smoke-test-driver',
    '--telemetry-level=off',
    ...folderArguments(options),
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

function folderArguments({ userDataDir, extensionsDir }: HeadlessServerOptions): readonly string[] {
  return [
    `--user-data-dir=${userDataDir}`,
    `--server-data-dir=${join(userDataDir, 'server')}`,
    `--extensions-dir=${extensionsDir}`,
  ];
}

function servedUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string): void => reject(new Error(`The headless VS Code ${why}:\n${printed}`));
    const timer = setTimeout(fail, startTimeout, 'did not start in time');
    const read = (chunk: Buffer): void => {
      printed += chunk;
      const port = /Web UI available at \S+?:(\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('exit', code => fail(`ended with ${code} before it was ready`));
  });
}

function endGroup(server: ChildProcess): void {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  try {
    process.kill(-server.pid, 'SIGTERM');
  } catch {
    // Already gone.
  }
}
