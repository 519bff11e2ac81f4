/** The tests that hold in Node's extension host and in the browser's alike. */
import './mocha.ts';
import './smoke.test.ts';
import './diagnostics.test.ts';
import './quick-fixes.test.ts';
import './writing.test.ts';
import './names.test.ts';
import './drawing.test.ts';
import './workspace.test.ts';
import './virtual.test.ts';
