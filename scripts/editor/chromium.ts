/** The browser that shows the headless VS Code: found, or installed where that is allowed. */
import { execFileSync } from 'node:child_process';
import { findProgram, runProgram } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** DejaVu holds the box-drawing characters that specifications draw with. */
const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'];

export async function chromiumExecutable(): Promise<string> {
  const found = process.env['CHROMIUM_PATH'] ?? findProgram(...names);
  if (found !== undefined) return found;
  await installChromium();
  const installed = findProgram(...names);
  if (installed === undefined)
    throw new Error(`apt-get installed Chromium, but none of ${names} is on the PATH.`);
  return installed;
}

async function installChromium(): Promise<void> {
  const elevated = elevation();
  const apt = findProgram('apt-get');
  if (apt === undefined || elevated === undefined) throw new Error(advice());
  process.stderr.write('Installing Chromium with apt-get: the headless VS Code is shown in it.\n');
  const [program = apt, ...before] = [...elevated, apt];
  await runProgram(program, [...before, 'update', '-qq']);
  await runProgram(program, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** What to put before a command that only root may run; undefined when this user may not. */
function elevation(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  if (sudo === undefined) return undefined;
  try {
    execFileSync(sudo, ['-n', 'true'], { stdio: 'ignore' });
    return [sudo, '-n'];
  } catch {
    return undefined;
  }
}

function advice(): string {
  return (
    'The in-editor tests need Chromium or Chrome. Install one, e.g.\n' +
    `  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}\n` +
    'or set CHROMIUM_PATH to a browser that is already there.'
  );
}
