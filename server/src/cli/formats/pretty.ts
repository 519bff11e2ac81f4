/** Text for people: the problems of each file below its name, then how many there are. */

import type { FileResult, Message, Reporter, ReportOptions } from '../reporter.ts';
import { manualOf } from './names.ts';

const colourOf = { error: 31, warning: 33, info: 36, hint: 90 } as const;
const levels = ['error', 'warning', 'info', 'hint'] as const;

export function pretty({ colours, links, uriOf }: ReportOptions): Reporter {
  const paint = (text: string, code: number): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  // OSC 8, as terminals have agreed on it.
  const link = (text: string, uri: string): string =>
    links ? `\u001b]8;;${uri}\u001b\\${text}\u001b]8;;\u001b\\` : text;
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  let specifications = 0;
  const lineOf = (m: Message, width: number): string => {
    const place = `${m.line}:${m.column}`.padStart(width);
    const rule = link(paint(m.ruleId, 90), manualOf(m.ruleId));
    const others = (m.related ?? []).map(r => {
      const where = `${harmless(r.filePath)}:${r.line}:${r.column}`;
      return `  ${' '.repeat(width)}           ${harmless(r.message)}: ${paint(where, 90)}\n`;
    });
    const line = `  ${place}  ${paint(m.severity.padEnd(7), colourOf[m.severity])}  ${harmless(m.message)}  ${rule}\n`;
    return [line, ...others].join('');
  };
  return {
    head: () => '',
    file({ filePath, messages }: FileResult) {
      specifications++;
      for (const { severity } of messages) counts[severity]++;
      if (messages.length === 0) return '';
      const width = Math.max(...messages.map(m => `${m.line}:${m.column}`.length));
      const name = link(paint(harmless(filePath), 4), links ? uriOf(filePath) : '');
      return `${name}\n${messages.map(m => lineOf(m, width)).join('')}\n`;
    },
    end: ({ files }) =>
      `${summary(counts, `${counted(specifications, 'specification')} in ${counted(files, 'file')}`)}\n`,
  };
}

/** Control characters would command the terminal. */
const harmless = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

function summary(counts: Readonly<Record<Message['severity'], number>>, place: string): string {
  const parts = levels
    .filter(level => counts[level] > 0)
    .map(level => (level === 'info' ? `${counts.info} info` : counted(counts[level], level)));
  if (parts.length === 0) return `No problems in ${place}.`;
  const all = levels.reduce((sum, level) => sum + counts[level], 0);
  return `${counted(all, 'problem')} (${parts.join(', ')}) in ${place}.`;
}
