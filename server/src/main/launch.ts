/** The program that starts the language server: it sets Node up before anything large is loaded. */

import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Since Node 22.8; the next start finds the bundle compiled.
nodeModule.enableCompileCache?.();
// What a keystroke leaves behind is small: a nursery that doubles with every burst and a heap that doubles before it is
// swept only hold memory, and helpers for so little cost more than they save.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');
setFlagsFromString('--no-parallel-scavenge');
require('./server.main.js');
