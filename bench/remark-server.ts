/** remark-language-server 3.0 in effect: `unified-language-server` with its seven names, remark-gfm and remark-lint recommended. */

import { setDefaultHighWaterMark } from 'node:stream';
import { loadPeer } from './peers.ts';

// Its engine writes a report to a stream that nobody reads, and waits for ever once that stream is full.
setDefaultHighWaterMark(false, 2 ** 30);

const [{ createUnifiedLanguageServer }, { remark }, gfm, recommended] = (await Promise.all(
  ['unified-language-server', 'remark', 'remark-gfm', 'remark-preset-lint-recommended'].map(loadPeer),
)) as [
  { createUnifiedLanguageServer: (options: object) => void },
  { remark: unknown },
  { default: unknown },
  { default: unknown },
];

createUnifiedLanguageServer({
  configurationSection: 'remark',
  ignoreName: '.remarkignore',
  packageField: 'remarkConfig',
  pluginPrefix: 'remark',
  processorName: 'remark',
  processorSpecifier: 'remark',
  defaultProcessor: remark,
  rcName: '.remarkrc',
  plugins: [gfm.default, recommended.default],
});
