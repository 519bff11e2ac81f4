/** PostgreSQL's parser, a WebAssembly module: a statement in, its fault out. */

import type { PgModule, PgModuleOptions } from 'libpg-query/wasm/libpg-query.js';
import type { PgParser, SqlFault } from '../notations/sql/syntax.ts';
import { detached } from '../text/memo.ts';

/**
 * A new parser. Without options Node.js looks for `libpg-query.wasm` beside the script.
 * Rejects where it cannot be loaded; a crash later makes it silent, not wrong.
 */
export async function createPostgresParser(options?: PgModuleOptions): Promise<PgParser> {
  const { default: createModule } = await import('libpg-query/wasm/libpg-query.js');
  return toParser(await createModule(options));
}

/** Statements whose answer is remembered: a migration repeats those of its entity, and a keystroke changes one. */
const maxKnown = 2000;

function toParser(module: PgModule): PgParser {
  let known = new Map<string, SqlFault | undefined>();
  let isBroken = false;
  const parse = (sql: string): SqlFault | undefined => {
    if (isBroken || sql === '') return undefined;
    try {
      return faultOf(module, sql);
    } catch {
      // A crash: no later answer can be trusted.
      isBroken = true;
      return undefined;
    }
  };
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

/** Throws if the parser gives no answer. Where its structures have what, in bytes: `pg_query.h` of libpg_query, 32-bit pointers. */
function faultOf(module: PgModule, sql: string): SqlFault | undefined {
  const size = module.lengthBytesUTF8(sql) + 1;
  const text = module._malloc(size);
  let result = 0;
  try {
    module.stringToUTF8(sql, text, size);
    result = module._wasm_parse_query_raw(text);
    if (result === 0) throw new Error('PostgreSQL’s parser has no memory left.');
    const [tree, error] = [module.getValue(result, 'i32'), module.getValue(result + 8, 'i32')];
    if (error !== 0) return readError(module, error);
    if (tree === 0) throw new Error('PostgreSQL’s parser gave no tree.');
    return undefined;
  } finally {
    module._free(text);
    if (result !== 0) module._wasm_free_parse_result(result);
  }
}

function readError(module: PgModule, error: number): SqlFault {
  // From 1; 0 stands for no place.
  const position = module.getValue(error + 16, 'i32');
  return { message: module.UTF8ToString(module.getValue(error, 'i32')), cursor: Math.max(position - 1, 0) };
}
