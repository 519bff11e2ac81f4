/** Markdown: a table for each file, for comments and job summaries. */

import type { Reporter } from '../reporter.ts';
import { manualOf } from './names.ts';

export function markdown(): Reporter {
  let count = 0;
  return {
    head: () => '',
    file({ filePath, messages }) {
      if (messages.length === 0) return '';
      const rows = messages.map(
        m =>
          `| ${m.line}:${m.column} | ${m.severity} | ${cell(m.message)} | [${m.ruleId}](${manualOf(m.ruleId)}) |`,
      );
      const gap = count++ === 0 ? '' : '\n';
      return `${gap}### ${cell(filePath)}\n\n| Line | Level | Problem | Rule |\n|---:|---|---|---|\n${rows.join('\n')}\n`;
    },
    end: () => (count === 0 ? 'No problems.\n' : ''),
  };
}

const cell = (text: string): string => text.replace(/[\\|<>[\]*_]/g, '\\$&').replace(/\s+/g, ' ');
