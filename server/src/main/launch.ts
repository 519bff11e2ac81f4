/** The program that starts the language server: it turns the compile cache on, where Node has one, before anything large is loaded. */

import * as nodeModule from 'node:module';

// Since Node 22.8; the next start finds the bundle compiled.
nodeModule.enableCompileCache?.();
require('./server.main.js');
