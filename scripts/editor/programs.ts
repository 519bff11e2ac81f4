/** Finds programs on the PATH and runs them, with the Node of this process first. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export function findProgram(...names: readonly string[]): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const places = (process.env['PATH'] ?? '').split(delimiter).filter(place => place !== '');
  for (const name of names)
    for (const place of places)
      for (const ending of endings) {
        const program = join(place, name + ending);
        if (isExecutable(program)) return program;
      }
  return undefined;
}

/** Standard output of the child goes to standard error, so that a caller's own output stays clean. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', process.stderr, process.stderr],
      env: pinnedEnvironment(),
      shell: program.endsWith('.cmd'),
      ...options,
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`\`${[program, ...args].join(' ')}\` ended with ${code ?? signal}`));
    });
  });
}

/** A script started from npm, or npm itself, must meet this Node and not an older one further down the PATH. */
export function pinnedEnvironment(): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
