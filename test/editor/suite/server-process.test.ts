/** The server as a process of its own: it may die. */
import { execFile } from 'node:child_process';
import { Position } from 'vscode';
import { diagnosticsOf, openText, until } from './editor.ts';
import { seed } from './specification.ts';

describe('a server that dies', () => {
  it('is started again by the client', async function () {
    const pid = await serverProcess();
    // Its processes cannot be listed there.
    if (pid === undefined) this.skip();
    const editor = await openText(seed);
    await diagnosticsOf(editor.document);
    process.kill(pid, 'SIGKILL');
    await until(async () => ![undefined, pid].includes(await serverProcess()), 'another server');
    await editor.edit(builder => builder.insert(new Position(0, 0), 'x\n'));
    await diagnosticsOf(
      editor.document,
      found => found.length >= 87 && Math.min(...found.map(d => d.range.start.line)) > 11,
    );
  });
});

/** Process id of the language server, a child of this extension host; undefined on Windows. */
async function serverProcess(): Promise<number | undefined> {
  if (process.platform === 'win32') return undefined;
  const list = await new Promise<string>(resolve => {
    execFile('ps', ['-A', '-o', 'pid=,ppid=,args='], (_, stdout) => resolve(stdout));
  });
  const line = list
    .split('\n')
    .find(l => new RegExp(`^\\s*\\d+\\s+${process.pid}\\s.*dist/server\\.js`).test(l));
  return line === undefined ? undefined : Number.parseInt(line, 10);
}
