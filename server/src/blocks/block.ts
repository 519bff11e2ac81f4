/** Blocks: the top-level pieces of a Markdown text. All spans count from the start of the chunk that holds the block. */

import type { Span } from '../text/span.ts';

interface Placed {
  /** From the first character, indentation included, to the end of the last line's content. */
  readonly span: Span;
}

export interface Heading extends Placed {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly level: number;
  /** The inline content, marks and surrounding blanks left out. */
  readonly content: Span;
  /** Underlined with `===` or `---` instead of led by `#`. */
  readonly setext: boolean;
}

export interface Fence extends Placed {
  readonly kind: 'fence';
  /** The opening marks, such as three backticks. */
  readonly marks: string;
  /** Columns before the opening marks. */
  readonly indent: number;
  readonly info: Span;
  /** First word of the info string, lower case. */
  readonly language: string;
  /** The lines between the marks, the last line's end included. */
  readonly content: Span;
  readonly closed: boolean;
}

export interface Cell {
  /** Content without surrounding blanks; empty cells have an empty span where the content would start. */
  readonly span: Span;
}

export interface Row extends Placed {
  readonly cells: readonly Cell[];
}

export interface Table extends Placed {
  readonly kind: 'table';
  readonly header: Row;
  readonly delimiter: Row;
  readonly rows: readonly Row[];
}

export interface Plain extends Placed {
  readonly kind: 'paragraph' | 'break' | 'html' | 'code' | 'list' | 'quote' | 'footnote';
}

export interface FrontMatter extends Placed {
  readonly kind: 'frontmatter';
  /** The lines between the two `---`. */
  readonly content: Span;
}

export type Block = Heading | Fence | Table | Plain | FrontMatter;
