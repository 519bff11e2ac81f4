/** What VS Code loads to run the in-editor tests. */
import { runTests } from './mocha.ts';
import './smoke.test.ts';
import './diagnostics.test.ts';
import './quick-fixes.test.ts';
import './writing.test.ts';
import './preview.test.ts';
import './names.test.ts';
import './drawing.test.ts';
import './workspace.test.ts';

export async function run(): Promise<void> {
  const { passes, failures } = await runTests();
  console.log(`${passes} passed, ${failures} failed`);
  if (failures > 0) throw new Error(`${failures} in-editor tests failed.`);
  if (passes === 0) throw new Error('No in-editor test ran.');
}
