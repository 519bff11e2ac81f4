/** The language servers that are measured: how each is started, and what its client must know. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from './connection.ts';
import { answerMarkdown } from './markdown-client.ts';
import { bench, work } from './paths.ts';
import { peerPath } from './peers.ts';

export type ServerName = 'ours' | 'ours, pulled' | 'echo' | 'rumdl' | 'remark' | 'vscode-markdown';

export interface Server {
  readonly name: ServerName;
  readonly title: string;
  readonly command: Command;
  /** The client asks for diagnostics instead of waiting for them. */
  readonly pulls: boolean;
  /** A request of the server's own; undefined for what the client does not know. */
  readonly answer?: (method: string, params: unknown) => Promise<unknown>;
  readonly initializationOptions?: unknown;
  /** Told with `workspace/didChangeConfiguration` and asked with `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Why it cannot be measured here. */
  readonly missing?: string;
}

/** Where servers run and their documents seem to be. */
export const workspace = join(work, 'workspace');
export const workspaceUri = pathToFileURL(workspace).href;

const node = (script: string, ...args: readonly string[]): Command => ({
  file: process.execPath,
  args: [script, ...args, '--stdio'],
  cwd: workspace,
});

export function allServers(): Server[] {
  const rumdl = peerPath('@rumdl/cli-linux-x64/rumdl');
  const markdown = peerPath('vscode-markdown-languageserver/dist/node/workerMain.js');
  const remark = peerPath('unified-language-server/index.js');
  const product = join(work, 'product/server.js');
  return [
    { name: 'ours', title: 'handoff-language-server', command: node(product), pulls: false },
    { name: 'ours, pulled', title: 'handoff-language-server, pulled', command: node(product), pulls: true },
    { name: 'echo', title: 'echo server', command: node(join(work, 'echo-server.js')), pulls: false },
    {
      name: 'rumdl',
      title: 'rumdl server',
      command: { file: rumdl, args: ['server', '--stdio', '--no-config'], cwd: workspace },
      pulls: true,
      ...missingUnless(rumdl, 'rumdl'),
    },
    {
      name: 'remark',
      title: 'unified-language-server, remark-lint recommended',
      command: node(join(bench, 'remark-server.ts')),
      pulls: false,
      settings: { remark: { requireConfig: false } },
      ...missingUnless(remark, 'unified-language-server'),
    },
    {
      name: 'vscode-markdown',
      title: 'vscode-markdown-languageserver',
      command: node(markdown),
      pulls: true,
      answer: answerMarkdown,
      initializationOptions: { markdownFileExtensions: ['md'] },
      settings: { markdown: markdownSettings },
      ...missingUnless(markdown, 'vscode-markdown-languageserver'),
    },
  ];
}

const missingUnless = (file: string, name: string): { missing?: string } =>
  existsSync(file) ? {} : { missing: `${name} could not be installed` };

/** Validation on: as shipped it is off, and the server would answer without reading. */
const markdownSettings = {
  suggest: { paths: { enabled: true } },
  occurrencesHighlight: { enabled: false },
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'hint' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
};
