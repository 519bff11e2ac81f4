/** `npm start`: builds, prints the problems of the example specification and opens VS Code on `examples/`; `-- --no-open` stops before that. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { openEditor } from './editor.ts';

const root = join(import.meta.dirname, '..');
const example = 'examples/defects/saved-searches.md';

await buildAll();
process.stdout.write(`What the Problems panel will show for ${example}:\n\n`);
const { error } = spawnSync(process.execPath, ['dist/cli.js', 'check', example], {
  cwd: root,
  stdio: 'inherit',
});
if (error) throw error;
if (!process.argv.includes('--no-open')) {
  process.stdout.write('\nOpening VS Code on examples/ …\n');
  await openEditor(join(root, 'examples'));
}
