/** What VS Code loads in the browser's worker host to run the in-editor tests. */
import './everywhere.ts';

export { run } from './mocha.ts';
