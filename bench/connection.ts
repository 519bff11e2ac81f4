/** A language server as a process: messages over its standard streams, with the time each one arrived, and its end. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Connection {
  readonly pid: number;
  /** When the process was asked for. */
  readonly started: number;
  readonly alive: boolean;
  /** The last words on standard error. */
  readonly complaints: string;
  /** Sends messages in one write, as a client that has them all at once. */
  send(...messages: readonly Message[]): void;
  kill(): Promise<void>;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcessWithoutNullStreams>();
// A bench that is interrupted leaves nobody behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** Starts a server; `receive` gets every message with the moment its last byte arrived. */
export function connect(
  command: Command,
  receive: (message: Message, at: number) => void,
  ended: (why: string) => void,
): Connection {
  const started = performance.now();
  const { cwd } = command;
  const child = spawn(command.file, command.args, {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...command.env },
  });
  running.add(child);
  let complaints = '';
  let alive = true;
  const gone = new Promise<void>(resolve => {
    const end = (why: string): void => {
      if (alive) ended(why);
      alive = false;
      running.delete(child);
      resolve();
    };
    child.once('error', error => end(error.message));
    child.once('exit', (code, signal) =>
      end(`it ended with ${signal ?? `code ${code}`}: ${complaints.trim()}`),
    );
  });
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-1000);
  });
  readMessages(child, receive);
  return {
    pid: child.pid ?? -1,
    started,
    get alive() {
      return alive;
    },
    get complaints() {
      return complaints;
    },
    send(...messages) {
      child.stdin.write(messages.map(toFrame).join(''));
    },
    async kill() {
      if (alive && child.pid !== undefined) child.kill('SIGKILL');
      await gone;
    },
  };
}

function toFrame(message: Message): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function readMessages(
  child: ChildProcessWithoutNullStreams,
  receive: (message: Message, at: number) => void,
): void {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    const at = performance.now();
    chunks.push(chunk);
    held += chunk.length;
    // A big answer comes in many chunks, which are joined once.
    if (held < wanted) return;
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    for (;;) {
      const frame = readFrame(rest);
      wanted = frame.wanted;
      if (frame.body === undefined) break;
      rest = rest.subarray(wanted);
      receive(JSON.parse(frame.body) as Message, at);
    }
    chunks = rest.length > 0 ? [rest] : [];
    held = rest.length;
  });
}

/** The first message of some bytes, and how many bytes it needs. */
function readFrame(bytes: Buffer): { wanted: number; body?: string } {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { wanted: bytes.length + 1 };
  const length = /Content-Length: (\d+)/i.exec(bytes.toString('latin1', 0, end));
  if (!length) throw new Error(`no Content-Length in ${JSON.stringify(bytes.toString('latin1', 0, 80))}`);
  const wanted = end + 4 + Number(length[1]);
  return bytes.length < wanted ? { wanted } : { wanted, body: bytes.toString('utf8', end + 4, wanted) };
}
