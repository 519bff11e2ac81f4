/** The check of regular expressions finds them all and tells slow ones from quick ones. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { faultOf, readPatterns } from '../../scripts/regular-expressions.ts';

it('literals, and what is built of texts and constants', () => {
  const code = `
interface A { readonly a: string }
const word = '[a-z]+';
const form = /x*/g;
const f = (a: A): RegExp[] => [
  new RegExp(\`^\${word} \${a.a}$\`, 'i'),
  RegExp(word + 'b'),
  new RegExp(\`(?:\${form.source})\`),
  new RegExp(a.a),
];`;
  assert.deepEqual(
    readPatterns(code).map(({ line, source, flags }) => `${line} /${source}/${flags}`),
    ['4 /x*/g', '6 /^[a-z]+ 2$/i', '7 /[a-z]+b/', '8 /(?:x*)/'],
  );
});

for (const source of ['^(?:a|a)*$', '\\s+$', '[^,]*,', '^a*a*$', '^(.*?)X+(.*?)$'])
  it(`${source} is slow`, async () => assert.notEqual(await faultOf({ source, flags: 'u' }), ''));

for (const source of ['^a+b$', '(?<!\\s)\\s+$', '(?:^|,)[^,]*,'])
  it(`${source} is quick`, async () => assert.equal(await faultOf({ source, flags: 'u' }), ''));
