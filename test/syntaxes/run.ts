/**
 * Runs the assertions of this folder on the injection over Markdown grammars: the small one beside this file, VS Code's own where
 * `.vscode-test` holds a VS Code, and those named on the command line.
 */

import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { ConsoleFullReporter } from 'vscode-tmgrammar-test/dist/unit/reporter.js';

const root = join(import.meta.dirname, '../..');
const real = globSync(
  '.vscode-test/{headless/**,*}/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json',
  {
    cwd: root,
    exclude: path => path.endsWith('/.git'),
  },
);
const bases = [
  join(import.meta.dirname, 'markdown-base.tmLanguage.json'),
  ...real.sort().map(path => join(root, path)),
  ...process.argv.slice(2),
];
const tests = globSync('*.md', { cwd: import.meta.dirname }).sort();

let failed = 0;
let checked = 0;
for (const base of bases) {
  console.log(`Markdown grammar: ${relative(root, base)}`);
  const registry = toRegistry(base);
  const reporter = new ConsoleFullReporter();
  for (const test of tests) {
    const testCase = parseGrammarTestCase(readFileSync(join(import.meta.dirname, test), 'utf8'));
    const failures = await runGrammarTestCase(registry, testCase);
    reporter.reportTestResult(test, testCase, failures);
    failed += failures.length;
    checked += testCase.assertions.length;
  }
}
if (tests.length === 0 || checked === 0) throw new Error('no grammar tests found');
console.log(`${checked} lines checked over ${bases.length} Markdown grammars, ${failed} failures`);
process.exitCode = failed ? 1 : 0;

/** Grammars of embedded languages are empty, but there: Markdown drops the fence of a language whose grammar is missing. */
function toRegistry(base: string) {
  const markdown = readFileSync(base, 'utf8');
  const injection = join(root, 'syntaxes/handoff.injection.tmLanguage.json');
  const embedded = new Set(
    [...markdown.matchAll(/"include":\s*"((?:source|text)\.[^"#]+)/g)].map(([, name]) => name!),
  );
  return createRegistryFromGrammars([
    { grammar: { scopeName: 'text.html.markdown', path: base }, content: markdown },
    {
      grammar: { scopeName: 'markdown.handoff.injection', path: injection, injectTo: ['text.html.markdown'] },
      content: readFileSync(injection, 'utf8'),
    },
    ...[...embedded]
      .filter(name => name !== 'text.html.markdown')
      .map(scopeName => ({
        grammar: { scopeName, path: `${scopeName}.json` },
        content: JSON.stringify({ scopeName, patterns: [{ match: '(?!)' }] }),
      })),
  ]);
}
