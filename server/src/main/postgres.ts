/** PostgreSQL's parser under Node.js: a WebAssembly module, loaded when it is first asked for. */

import { setFlagsFromString } from 'node:v8';
import type { PgParser, SqlFault } from '../notations/sql/syntax.ts';
import { detached } from '../text/memo.ts';

let loaded: Promise<PgParser> | undefined;

/**
 * The parser, loaded once. In a bundle `libpg-query.wasm` is looked for beside it.
 * Rejects where it cannot be loaded; a crash later makes it silent, not wrong.
 */
export function loadPostgresParser(): Promise<PgParser> {
  loaded ??= load();
  return loaded;
}

interface Module {
  loadModule(): Promise<void>;
  parseSync(sql: string): unknown;
}

async function load(): Promise<PgParser> {
  // One function of the parser is so large that V8 would take 600 MB and seconds to optimise it.
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--no-wasm-tier-up');
  const imported: Module & { readonly default?: Module } = await import('libpg-query');
  const module = imported.default ?? imported;
  await module.loadModule();
  return toParser(module);
}

/** Statements whose answer is remembered: a migration repeats those of its entity, and a keystroke changes one. */
const maxKnown = 2000;

function toParser(module: Module): PgParser {
  let known = new Map<string, SqlFault | undefined>();
  const parse = parserOf(module);
  return {
    parse(sql) {
      if (known.has(sql)) return known.get(sql);
      if (known.size >= maxKnown) known = new Map();
      const fault = parse(sql);
      known.set(detached(sql), fault);
      return fault;
    },
  };
}

function parserOf(module: Module): PgParser['parse'] {
  let isBroken = false;
  return sql => {
    if (isBroken || sql === '') return undefined;
    try {
      module.parseSync(sql);
      return undefined;
    } catch (error) {
      const details = detailsOf(error);
      // What is no error of the text is a crash, and no later answer can be trusted.
      if (!details) isBroken = true;
      return details && { message: details.message, cursor: details.cursorPosition };
    }
  };
}

interface Details {
  readonly message: string;
  readonly cursorPosition: number;
}

const detailsOf = (error: unknown): Details | undefined =>
  typeof error === 'object' && error !== null && 'sqlDetails' in error
    ? (error.sqlDetails as Details | undefined)
    : undefined;
