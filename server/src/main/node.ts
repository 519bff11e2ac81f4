/** The language server under Node.js: `--stdio`, `--node-ipc`, `--socket=N` or `--pipe=NAME`. */

import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { listen } from '../lsp/lifecycle.ts';
import type * as Engine from './engine.ts';

// The engine takes the protocol's library from here, so that there is one.
export * from 'vscode-languageserver';

listen(options => createConnection(ProposedFeatures.all, options), {
  version,
  serve(connection, params) {
    // What survives the loading makes the nursery grow, once: from 1 MB to 4, which hold two keystrokes or three.
    setFlagsFromString('--semi-space-growth-factor=4');
    const { serveFromDisk } = require('./server.engine.js') as typeof Engine;
    setFlagsFromString('--semi-space-growth-factor=1');
    serveFromDisk(connection, params);
  },
});
// With IPC there is no stream whose end would tell that the parent is gone.
process.on('disconnect', () => process.exit(1));
