/** The language server in a web worker. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { listen } from '../lsp/lifecycle.ts';
import { serve } from '../lsp/server.ts';
import type { Host } from '../service/host.ts';
import { builtInTemplate } from './template.ts';

declare const self: DedicatedWorkerGlobalScope;
interface DedicatedWorkerGlobalScope {
  postMessage(message: unknown): void;
}

const host: Host = {
  today() {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
  later: (task, milliseconds = 0) => void setTimeout(task, milliseconds),
};

const scope = self as never;
listen(
  options => createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), options),
  { version, serve: (connection, params) => serve(connection, params, { builtIn: builtInTemplate, host }) },
);
