/** The language server under Node.js: `--stdio`, `--node-ipc`, `--socket=N` or `--pipe=NAME`. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { serve } from '../lsp/server.ts';
import { diskHost } from './disk.ts';
import { builtInTemplate } from './template.ts';

const connection = createConnection(ProposedFeatures.all);
serve(connection, { template: builtInTemplate, host: diskHost, version });
connection.listen();
