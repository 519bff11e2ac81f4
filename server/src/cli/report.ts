/** Reports: problems of files as text for people, as JSON in ESLint's shape, and as other programs want them; written file by file. */

import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { junit } from './formats/junit.ts';
import { createList } from './formats/list.ts';
import { markdown } from './formats/markdown.ts';
import { pretty } from './formats/pretty.ts';
import { sarif } from './formats/sarif.ts';
import type { Reporter, ReportOptions } from './reporter.ts';

export type Format = 'pretty' | 'json' | 'jsonl' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';

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
