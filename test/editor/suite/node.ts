/** What VS Code loads in Node's extension host to run the in-editor tests: there are processes, and the Markdown preview is beside us. */
import './everywhere.ts';
import './server-process.test.ts';
import './preview.test.ts';

export { run } from './mocha.ts';
