/** PostgreSQL's parser under Node.js, loaded when it is first asked for. */

import { setFlagsFromString } from 'node:v8';
import type { PgParser } from '../notations/sql/syntax.ts';
import { createPostgresParser } from './postgres-parser.ts';

let loaded: Promise<PgParser> | undefined;

/** The parser, loaded once. In a bundle `libpg-query.wasm` is looked for beside it. Rejects where it cannot be loaded. */
export function loadPostgresParser(): Promise<PgParser> {
  loaded ??= load();
  return loaded;
}

function load(): Promise<PgParser> {
  // One function of the parser is so large that V8 would take 600 MB and seconds to optimise it.
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--no-wasm-tier-up');
  return createPostgresParser();
}
