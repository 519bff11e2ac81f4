/** Puts mocha's test functions in place, in Node and in a web worker alike, before any test file is read. */
import 'mocha/mocha.js';

/** Set by the bundler: only tests whose full name holds this text run; empty for all. */
declare const testFilter: string;

const defaults = { ui: 'bdd', reporter: 'spec', timeout: 30_000, slow: 2_000 } as const;

mocha.setup({ ...defaults, ...(testFilter === '' ? {} : { fgrep: testFilter }) });

/** Runs what was read; the runner of the tests looks for the line with the counts. */
export async function run(): Promise<void> {
  const { passes, failures } = await runTests();
  console.log(`${passes} passed, ${failures} failed`);
  if (failures > 0) throw new Error(`${failures} in-editor tests failed.`);
  if (passes === 0) throw new Error('No in-editor test ran.');
}

function runTests(): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    // The browser build's own `run` reads `location`, which Node does not have.
    const runner = Mocha.prototype.run.call(mocha, () => {
      if (runner.stats === undefined) reject(new Error('mocha counted no tests.'));
      else resolve(runner.stats);
    });
  });
}
