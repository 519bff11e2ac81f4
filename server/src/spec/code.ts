/** Code: the fences and code spans of a section, and what in them is neither text in quotes nor a remark. */

import { contentEnd } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { eachProse } from './prose.ts';
import type { Section } from './section.ts';

/** A stretch of code. Its span is within the section's chunk. */
export interface Code {
  readonly span: Span;
  /** As long as in the document, with texts in quotes and remarks blanked out. */
  readonly bare: string;
  readonly isFence: boolean;
}

const languages =
  /^(?:json[c5]?|sql|p(?:ostgre|lpg|g)sql|mysql|ya?ml|toml|ini|js|jsx|ts|tsx|javascript|typescript|https?|rest|bash|sh|shell|zsh|console|python|py|go|java|kotlin|rust|ruby|csharp|cs|c|cpp|php|graphql|proto|protobuf|hcl|terraform|xml|html|css|promql|dockerfile|swift)$/;

/** Code spans of the text, and fences in a language of which code is written; drawings and plain text are none. */
export const codeIn: (section: Section) => readonly Code[] = memo(section => {
  const fences = section.fences
    .filter(({ fence }) => languages.test(fence.language))
    .map(({ fence }) => toCode(section, fence.content, true));
  return [...fences, ...codeSpansIn(section).map(span => toCode(section, span, false))];
});

const toCode = ({ text }: Section, span: Span, isFence: boolean): Code => ({
  span,
  bare: withoutTexts(text.slice(span.start, span.end)),
  isFence,
});

/** The code spans of a section's prose, the marks around them included. */
function codeSpansIn(section: Section): Span[] {
  const { part, text } = section;
  if (!text.slice(part.start, part.end).includes('`')) return [];
  const spans: Span[] = [];
  for (const { start, text: prose } of eachProse(section)) {
    let from = -1;
    let length = 0;
    // What prose blanks out begins with marks in the document only where it is code.
    for (const { 0: run, index } of text.slice(start, start + prose.length).matchAll(/`+/g)) {
      if (from >= 0 && run.length === length) {
        spans.push({ start: start + from, end: start + index + run.length });
        from = -1;
      } else if (from < 0 && prose.charAt(index) !== '`') {
        from = index;
        length = run.length;
      }
    }
  }
  return spans;
}

/** Code with what stands in quotes on one line, and remarks, blanked out. */
function withoutTexts(code: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < code.length; ) {
    const end = quoteEnd(code, at) ?? remarkEnd(code, at);
    if (end === undefined) at++;
    else {
      out += code.slice(from, at) + code.slice(at, end).replace(/[^\r\n]/g, ' ');
      from = at = end;
    }
  }
  return out + code.slice(from);
}

// No text in quotes is longer.
const maxText = 1000;

/** Behind the quote that closes the one at `at`, if it is on the same line. */
function quoteEnd(code: string, at: number): number | undefined {
  const quote = code[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const limit = Math.min(code.length, at + maxText);
  for (let i = at + 1; i < limit; i++) {
    const char = code[i];
    if (char === quote) return i + 1;
    if (char === '\n' || char === '\r') return undefined;
    if (char === '\\') i++;
  }
  return undefined;
}

/** Behind the remark that begins at `at`: to the end of the line, or of all code where a block is not closed. */
function remarkEnd(code: string, at: number): number | undefined {
  if (code.startsWith('/*', at)) {
    const close = code.indexOf('*/', at + 2);
    return close < 0 ? code.length : close + 2;
  }
  const isRemark = code[at] === '#' || code.startsWith('--', at) || code.startsWith('//', at);
  return isRemark ? contentEnd(code, at) : undefined;
}
