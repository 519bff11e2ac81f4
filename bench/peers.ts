/** The peers: installed at the versions that `bench/package-lock.json` pins, apart from our own packages. */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bench, root } from './paths.ts';

const folder = join(bench, 'node_modules');

export const peerPath = (path: string): string => join(folder, path);

/** Loads a package of the bench. By name and untyped, because the type check must pass where no peer is installed. */
export async function loadPeer(name: string): Promise<Record<string, unknown>> {
  const require = createRequire(join(bench, 'package.json'));
  return (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>;
}

/** Installs what is not there yet; what it says if that fails. */
export function installPeers(): string | undefined {
  if (wanted().every(([name, version]) => installed(name) === version)) return undefined;
  process.stderr.write('installing the peers into bench/node_modules …\n');
  // Not `ci`: it wants binaries for other machines in the lock, too. All are optional, so that one that cannot be had stops no other.
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', args, { cwd: bench, encoding: 'utf8', timeout: 300_000 });
  return status === 0 ? undefined : `npm install failed: ${stderr.split('\n').slice(0, 3).join(' ')}`;
}

const wanted = (): [string, string][] => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  return Object.entries(optionalDependencies);
};

function installed(name: string, from = folder): string | undefined {
  const file = join(from, name, 'package.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    : undefined;
}

export interface Version {
  readonly name: string;
  readonly version: string;
}

/** Versions of everything that is measured; a peer that is not there says so. */
export function versions(): Version[] {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const own = join(root, 'node_modules');
  return [
    { name: 'handoff-spec', version: `${version}, commit ${commit()}` },
    ...['vscode-languageserver', 'esbuild'].map(name => ({
      name: `${name} (ours, echo)`,
      version: installed(name, own)!,
    })),
    ...wanted().map(([name, version]) => ({ name, version: installed(name) ?? `${version} **missing**` })),
    {
      name: 'remark-language-server',
      version: '**missing**: not in the registry; unified-language-server with its seven names stands for it',
    },
  ];
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'server', 'client', 'package.json') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
