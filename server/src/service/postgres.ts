/** PostgreSQL's parser: loaded once, a moment after the first document with SQL. */

import type { PgParser } from '../notations/sql/syntax.ts';
import type { Spec } from '../spec/spec.ts';
import { holdsSql } from '../spec/sql.ts';
import type { Host } from './host.ts';

export interface Postgres {
  /** Undefined until it is loaded. */
  readonly parser: PgParser | undefined;
  /** Has it loaded if the specification holds SQL. */
  askFor(spec: Spec): void;
}

/** Milliseconds until it is loaded, so that the first answer and the first keystrokes do not wait for it. */
const delay = 500;

export interface PostgresOptions {
  readonly host: Host;
  readonly onFault?: ((rule: string, error: unknown) => void) | undefined;
  readonly onLoaded?: (() => void) | undefined;
}

export function createPostgres({ host, onFault, onLoaded }: PostgresOptions): Postgres {
  let parser: PgParser | undefined;
  let isAsked = false;
  const load = async (): Promise<void> => {
    parser = await host.loadPostgres!();
    onLoaded?.();
  };
  return {
    get parser() {
      return parser;
    },
    askFor(spec) {
      if (isAsked || !host.loadPostgres || !holdsSql(spec)) return;
      isAsked = true;
      host.later(() => void load().catch((error: unknown) => onFault?.('sql-syntax', error)), delay);
    },
  };
}
