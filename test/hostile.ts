/** Hostile and unlucky Markdown, of any size: what makes parsers slow, deep or large. */

export interface Hostile {
  readonly name: string;
  /** A text of about that many UTF-16 units. */
  readonly make: (size: number) => string;
}

const times = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));
const lines = (line: (i: number) => string) => (size: number) => {
  const out: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const text = line(i);
    out.push(text);
    length += text.length + 1;
  }
  return out.join('\n');
};
const staircase = (step: string, leaf: string) => (size: number) => {
  const depth = Math.floor(Math.sqrt((2 * size) / step.length));
  return Array.from({ length: depth }, (_, i) => step.repeat(i) + leaf).join('\n');
};
const framed = (before: string, piece: string, behind: string) => (size: number) =>
  before + times(piece)(size) + behind;

const kinds: Readonly<Record<string, (size: number) => string>> = {
  'quote-nest': times('>'),
  'quote-nest-spaced': times('> '),
  'quote-staircase': staircase('> ', 'a'),
  'list-nest-one-line': times('- '),
  'list-nest-ordered-one-line': times('1. '),
  'list-nest-indented': staircase('  ', '- a'),
  'list-nest-fence': staircase('  ', '- ```'),
  'list-nest-blank-lines': staircase('  ', '- a\n'),
  'quote-list-mixed': times('> - '),
  'quote-table': lines(() => '> | a | b |\n> |---|---|\n> | 1 | 2 |\n'),
  'footnote-nest': times('[^a]: '),
  'star-list-or-rule': times('* '),
  'emphasis-run': times('*'),
  'emphasis-pairs': times('*a* '),
  'emphasis-openers': times('*a '),
  'emphasis-closers': times('a* '),
  'emphasis-mismatched': times('*a_ '),
  'underscore-run': times('_a'),
  strike: times('~~a'),
  'bold-labels': lines(i => `**Label ${i}**:`),
  'bold-label-line': times('**a**: '),
  'bold-open': times('**a'),
  'bold-blank': framed('**a', ' ', '**:'),
  brackets: times('['),
  'brackets-close': times(']'),
  'brackets-nest': size => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'link-nest': times('[a]('),
  'image-nest': times('!['),
  'link-open-paren': framed('[a](', '(', ''),
  'link-angle': times('[a](<b'),
  'link-title': times('[a](b "c'),
  'link-many': times('[a](b) '),
  'link-blanks': framed('[a](', ' ', ')'),
  references: lines(i => `[r${i}]: /u\n`),
  'references-used': times('[a][b] '),
  'definition-repeated': lines(() => '[a]: b'),
  autolinks: times('http://a_b.c_d '),
  'backtick-lengths': lines(i => '`'.repeat((i % 300) + 1)),
  'backtick-line': times('`a'),
  'fences-open-close': lines(() => '```'),
  'fence-unclosed': framed('```\n', 'a\n', ''),
  'tilde-unclosed': framed('~~~\n', '# a\n', ''),
  'html-comment-unclosed': times('<!--'),
  'html-comment-lines': lines(() => '<!-- a'),
  'html-pi': times('<?'),
  'html-cdata': times('<![CDATA['),
  'html-declaration': times('<!A '),
  'html-details': lines(() => '<details>\n\n</details>\n'),
  'html-attributes': framed('<a', ' a="b"', ''),
  'html-open': times('<a '),
  escapes: times('\\'),
  'line-letters': times('a'),
  'line-blanks': framed('a', ' ', 'b'),
  'line-tabs': framed('a', '\t', 'b'),
  'lines-paragraph': lines(() => 'word word'),
  'lines-paragraphs': lines(() => 'word\n'),
  'lines-blank': times('\n'),
  'lines-headings': lines(i => `# H${i}`),
  'lines-headings-same': lines(() => '## Security'),
  'lines-headings-near': lines(i => `### Secrity ${i % 7}`),
  'heading-blanks': framed('# a', ' ', 'b'),
  'heading-hashes': framed('# a ', '#', ''),
  'heading-braces': framed('# ', '{#a', ''),
  'heading-parens': framed('# a', ' (', ')'),
  setext: lines(() => 'a\n==='),
  'lines-list': lines(() => '- a'),
  'lines-tasks': lines(() => '- [ ] a'),
  'lines-list-loose': lines(() => '- a\n'),
  'table-rows': framed('| a | b |\n|---|---|\n', '| 1 | 2 |\n', ''),
  'table-columns': size => {
    const n = Math.floor(size / 9);
    return `${'|a'.repeat(n)}|\n${'|---'.repeat(n)}|\n${'|b'.repeat(n)}|`;
  },
  'table-square': size => {
    const n = Math.floor(Math.sqrt(size / 3));
    return `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${`${'|b'.repeat(n)}|\n`.repeat(n)}`;
  },
  'table-header-candidates': lines(() => '| a'),
  'table-many': lines(i => `| a${i} | b |\n|---|---|\n| 1 | 2 |\n`),
  'table-pipes': times('|'),
  'table-blank-cells': times('| '),
  'table-delimiters': lines(() => '|---|---|'),
  'char-nul': times('\u0000'),
  'char-cr': times('a\r'),
  'char-surrogates': times('\ud800'),
  'char-emoji': times('🙂 '),
  'char-bom': times('\ufeff'),
  'frontmatter-unclosed': framed('---\n', 'a: b\n', ''),
  'frontmatter-rules': lines(() => '---'),
  'colon-line': times('a: '),
  'header-lines': lines(i => `STATUS: Draft ${i}`),
  'header-pipes': framed('> **STATUS**: a', ' | **DATE**: b', ''),
  'json-deep': framed('```json\n', '[', '\n```\n'),
  'spec-placeholders': times('[Feature Name] '),
  'spec-endpoints': framed(
    '## API Specification\n\n### New Endpoints\n\n',
    '#### `GET /a/b`\n\n**Purpose**: x\n\n',
    '',
  ),
  'spec-sections-repeated': lines(() => '## Overview\n\n### Feature Summary\n\nx\n'),
  'spec-questions': framed(
    '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n',
    '| a? | b | 2026-01-01 | Open |\n',
    '',
  ),
  'spec-todo': times('TODO: TBD '),
  'choice-list': times('New/Modify/Deprecate/'),
  dates: times('2026-13-45 '),
};

export const hostile: readonly Hostile[] = Object.entries(kinds).map(([name, make]) => ({ name, make }));
