/** Keys: what remains of a heading, a label, a column or a header key once numbering, decoration and letter case are taken away. */

import { memoText } from '../text/memo.ts';

const numbering =
  /^(?:(?:§\s*)?\d+(?:\.\d+)*[.):]?(?=\s)|[IVXLC]+[.):](?=\s)|[A-Z][.):](?=\s)|(?:section|part|phase|chapter)\s+\d+\s*[.:)–—-]?(?=\s|$))\s*/i;
// Emoji with what may follow them: variation selector, joiner, keycap, skin tone.
const pictographs = /\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|\u{20e3}|[\u{1f3fb}-\u{1f3ff}]/gu;

/** Inline Markdown without its marks and comments: `**[Data](#x)** \`id\`` becomes `Data id`. */
export function stripMarkup(inline: string): string {
  if (!/[[\]*_`<{\\~]/.test(inline)) return inline.trim();
  return inline
    .replace(/<!--[^<>]*-->/g, '')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .trimEnd()
    .replace(/\{\s*[#.:][^{}]*\}$/, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*~]+/g, '')
    .replace(/(^|\s)_+(?=\S)|(?<=\S)_+(?=\s|$)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

/** Key by which a heading is recognised; empty if nothing but decoration is left. */
export const headingKey = memoText(toHeadingKey);

function toHeadingKey(inline: string): string {
  const text = stripMarkup(inline).replace(pictographs, '').trim().replace(numbering, '');
  const bare = text
    .trimEnd()
    .replace(/[([（【][^()[\]（）【】]*[)\]）】]$/, '')
    .trimEnd();
  return wordKey(bare === '' ? text : bare);
}

/** Key of a column, label or header key: lower case, one blank between words, no colon at its end. */
export const wordKey = memoText(toWordKey);

function toWordKey(text: string): string {
  return stripMarkup(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/&/g, 'and')
    .trim()
    .replace(/[\s:：.]{1,20}$/, '');
}

/** Key of a value: like a word's, with hyphens and underscores kept apart from nothing else. */
export const valueKey = memoText(toValueKey);

function toValueKey(text: string): string {
  return stripMarkup(text).toLowerCase().replace(/\s+/g, ' ').trim();
}
