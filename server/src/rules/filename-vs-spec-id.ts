/** A file that carries another identifier in its name than in its header. */

import { idKey } from '../library/mention.ts';
import { leadingEntries, spanInValue } from '../spec/header-values.ts';
import { idPattern } from '../template/fields.ts';
import { hasForm } from '../template/id.ts';
import { fileName } from '../text/uri.ts';
import { specRule } from './rule.ts';

const header = (id: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: ${id}\nPRD REF: PRD-226\nSTATUS: Draft\n\`\`\`\n`;

export const filenameVsSpecId = specRule({
  id: 'filename-vs-spec-id',
  title: 'File named after another identifier',
  why: 'Whoever looks for a specification by its identifier opens the wrong file, or a copy whose header nobody has changed yet.',
  severity: 'hint',
  acrossFiles: true,
  examples: [
    { bad: header('‹TECH-041›'), good: header('TECH-042'), path: 'tech_0042-saved-searches.md' },
    { bad: header('‹TECH-41›'), good: header('TECH-42'), path: '2026-10-TECH-42.md' },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const entry of leadingEntries(spec, 'id')) {
      const { placeholder, key } = entry.field;
      const source = idPattern(placeholder).source.slice(1, -1);
      if (!hasForm(placeholder) || !/\p{L}/u.test(source)) continue;
      const file = fileName(library.uri).replace(/[_ ]/g, '-');
      const named = new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu').exec(file)?.[0];
      if (named === undefined || idKey(named) === idKey(entry.value)) continue;
      yield {
        span: spanInValue(spec, entry, entry.value),
        message: `Unexpected ${key} '${entry.value}' in ${fileName(library.uri)}, expected that of the file's name or another name`,
      };
    }
  },
});
