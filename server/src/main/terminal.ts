/** The terminal of this process: what it can show, and the line that says how far a long run is. */

import type { Terminal } from '../cli/machine.ts';

type Env = Readonly<Record<string, string | undefined>>;
interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface OwnTerminal extends Terminal {
  /** To be called before anything else is written: the progress line makes room. */
  makeRoom(): void;
}

/** Shorter runs need no progress. */
const patience = 700;
const pause = 100;

/** What standard output and standard error can do in this environment. */
export function createTerminal(env: Env, out: Stream, err: Stream): OwnTerminal {
  const started = Date.now();
  let last = 0;
  let isShown = false;
  const makeRoom = (): void => {
    if (isShown) err.write('\r\u001b[K');
    isShown = false;
  };
  return {
    colours: hasColours(env, out),
    links: hasLinks(env, out),
    makeRoom,
    clear() {
      makeRoom();
      // The window only: what was there before stays in the history.
      if (out.isTTY) out.write('\u001b[H\u001b[J');
    },
    progress(done, all) {
      const now = Date.now();
      if (done === all) return makeRoom();
      if (err.isTTY !== true || now - started < patience || now - last < pause) return;
      last = now;
      isShown = true;
      err.write(`\r\u001b[Khandoff: ${done} of ${all} files`);
    },
  };
}

/** `FORCE_COLOR` and `NO_COLOR` (no-color.org) decide, in this order; else whether it is a terminal that is not dumb. */
export function hasColours(env: Env, { isTTY }: Pick<Stream, 'isTTY'>): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isTTY === true && env['TERM'] !== 'dumb';
}

/** `FORCE_HYPERLINK` decides; else whether it is a terminal that says that it knows them, and no log of a CI. */
export function hasLinks(env: Env, { isTTY }: Pick<Stream, 'isTTY'>): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (isTTY !== true || env['CI'] || env['TERM'] === 'dumb') return false;
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'].includes(env['TERM_PROGRAM'] ?? '') ||
    env['WT_SESSION'] !== undefined ||
    env['KONSOLE_VERSION'] !== undefined ||
    /^(?:xterm-kitty|alacritty|foot|xterm-ghostty)/.test(env['TERM'] ?? '') ||
    Number(env['VTE_VERSION'] ?? 0) >= 5000
  );
}
