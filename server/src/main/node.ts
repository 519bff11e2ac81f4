/** The language server under Node.js: `--stdio`, `--node-ipc`, `--socket=N` or `--pipe=NAME`. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { createManners } from '../lsp/manners.ts';
import { serve } from '../lsp/server.ts';
import { diskHost } from './disk.ts';
import { builtInTemplate } from './template.ts';

const connection = createConnection(ProposedFeatures.all, createManners());
serve(connection, { builtIn: builtInTemplate, host: diskHost, version });
// With IPC there is no stream whose end would tell that the parent is gone.
process.on('disconnect', () => process.exit(1));
connection.listen();
