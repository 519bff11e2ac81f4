/** The language server in a web worker. */

import type { Connection, InitializeParams } from 'vscode-languageserver';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { factsOf } from '../lsp/capabilities.ts';
import { listen } from '../lsp/lifecycle.ts';
import { type ParserModuleResult, parserModule } from '../lsp/protocol.ts';
import { serve } from '../lsp/server.ts';
import type { Host } from '../service/host.ts';
import { createPostgresParser } from './postgres-parser.ts';
import { builtInTemplate } from './template.ts';

declare const self: DedicatedWorkerGlobalScope;
interface DedicatedWorkerGlobalScope {
  postMessage(message: unknown): void;
}
declare namespace WebAssembly {
  class Module {}
  class Instance {
    constructor(module: Module, imports: object);
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}

const host: Host = {
  today() {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
  later: (task, milliseconds = 0) => void setTimeout(task, milliseconds),
};

/** A worker may not reach its own files: the client reads the parser for it. */
function hostOf(connection: Connection, params: InitializeParams): Host {
  if (!factsOf(params).servesParser) return host;
  const loadPostgres = async () => {
    const { bytes } = await connection.sendRequest<ParserModuleResult>(parserModule);
    const module = await WebAssembly.compile(bytes);
    return createPostgresParser({
      instantiateWasm: (imports, done) => done(new WebAssembly.Instance(module, imports)),
    });
  };
  return { ...host, loadPostgres };
}

const scope = self as never;
listen(
  options => createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), options),
  {
    version,
    serve: (connection, params) =>
      serve(connection, params, { builtIn: builtInTemplate, host: hostOf(connection, params) }),
  },
);
