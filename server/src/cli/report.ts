/** Reports: problems of files as text for people, as JSON in ESLint's shape, and as other programs want them; written file by file. */

import type { Message } from '../service/api-types.ts';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { junit } from './formats/junit.ts';
import { createList } from './formats/list.ts';
import { markdown } from './formats/markdown.ts';
import { pretty } from './formats/pretty.ts';
import { sarif } from './formats/sarif.ts';

export type Format = 'pretty' | 'json' | 'jsonl' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';

export type { Message } from '../service/api-types.ts';

export interface FileResult {
  readonly filePath: string;
  readonly messages: readonly Message[];
}

export interface ReportOptions {
  readonly colours: boolean;
  readonly links: boolean;
  /** Of this program. */
  readonly version: string;
  uriOf(path: string): string;
}

export interface Totals {
  /** How many files were looked at, specifications or not. */
  readonly files: number;
}

/** A report that grows with each file, so that long ones need no memory. Each part is text to write out. */
export interface Reporter {
  head(): string;
  file(result: FileResult): string;
  end(totals: Totals): string;
}

export const formats: Readonly<Record<Format, (options: ReportOptions) => Reporter>> = {
  pretty,
  json,
  jsonl: () => ({
    head: () => '',
    file: ({ filePath, messages }) => messages.map(m => `${JSON.stringify({ filePath, ...m })}\n`).join(''),
    end: () => '',
  }),
  sarif,
  junit,
  github,
  gitlab,
  markdown,
};

function json(): Reporter {
  const list = createList('  ');
  return {
    head: () => '[',
    file: result => list.more([result]),
    end: () => (list.isEmpty() ? ']\n' : '\n]\n'),
  };
}
