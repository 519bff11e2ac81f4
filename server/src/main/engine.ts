/** The engine under Node.js, a bundle of its own: it is loaded once `initialize` is answered. */

import type { Connection, InitializeParams } from 'vscode-languageserver';
import { serve } from '../lsp/server.ts';
import { diskHost } from './disk.ts';
import { builtInTemplate } from './template.ts';

export const serveFromDisk = (connection: Connection, params: InitializeParams): void =>
  serve(connection, params, { builtIn: builtInTemplate, host: diskHost });
