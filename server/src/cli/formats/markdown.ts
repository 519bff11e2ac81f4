/** Markdown: a table for each file, for comments and job summaries. */

import type { FileResult } from '../report.ts';
import { manualOf } from './names.ts';

export function toMarkdown(results: readonly FileResult[]): string {
  const found = results.filter(r => r.messages.length > 0);
  if (found.length === 0) return 'No problems.\n';
  return found
    .map(({ filePath, messages }) => {
      const rows = messages.map(
        m =>
          `| ${m.line}:${m.column} | ${m.severity} | ${cell(m.message)} | [${m.ruleId}](${manualOf(m.ruleId)}) |`,
      );
      return `### ${cell(filePath)}\n\n| Line | Level | Problem | Rule |\n|---:|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

const cell = (text: string): string => text.replace(/[\\|<>[\]*_]/g, '\\$&').replace(/\s+/g, ' ');
