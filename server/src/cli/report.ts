/** Reports: problems of files as text for people, as JSON in ESLint's shape, and as other programs want them. */

import type { Document } from '../blocks/document.ts';
import { positionAt } from '../blocks/position.ts';
import type { Problem } from '../lint/check.ts';
import { detached } from '../text/memo.ts';
import { toGithub } from './formats/github.ts';
import { toGitlab } from './formats/gitlab.ts';
import { toJunit } from './formats/junit.ts';
import { toMarkdown } from './formats/markdown.ts';
import { toSarif } from './formats/sarif.ts';

export type Format = 'pretty' | 'json' | 'jsonl' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';

export interface Message {
  readonly ruleId: string;
  readonly severity: Problem['severity'];
  readonly message: string;
  /** Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FileResult {
  readonly filePath: string;
  readonly messages: readonly Message[];
}

export interface ReportOptions {
  readonly colours: boolean;
  /** How many files were looked at, specifications or not. */
  readonly files: number;
  /** Of this program. */
  readonly version: string;
}

export function toFileResult(filePath: string, document: Document, problems: readonly Problem[]): FileResult {
  return {
    filePath,
    messages: problems.map(({ rule, severity, message, span }) => {
      const start = positionAt(document, span.start);
      const end = positionAt(document, span.end);
      return {
        ruleId: rule.id,
        severity,
        message: detached(message),
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      };
    }),
  };
}

export const formats: Readonly<
  Record<Format, (results: readonly FileResult[], options: ReportOptions) => string>
> = {
  pretty,
  json: results => `${JSON.stringify(results, null, 2)}\n`,
  jsonl: results =>
    results.flatMap(r => r.messages.map(m => `${JSON.stringify({ filePath: r.filePath, ...m })}\n`)).join(''),
  sarif: (results, { version }) => toSarif(results, version),
  junit: toJunit,
  github: toGithub,
  gitlab: toGitlab,
  markdown: toMarkdown,
};

const colourOf = { error: 31, warning: 33, info: 36, hint: 90 } as const;

function pretty(results: readonly FileResult[], { colours, files }: ReportOptions): string {
  const paint = (text: string, code: number): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = results
    .filter(r => r.messages.length > 0)
    .map(({ filePath, messages }) => {
      const places = messages.map(m => `${m.line}:${m.column}`);
      const width = Math.max(...places.map(p => p.length));
      const lines = messages.map((m, i) => {
        const level = paint(m.severity.padEnd(7), colourOf[m.severity]);
        return `  ${places[i]!.padStart(width)}  ${level}  ${m.message}  ${paint(m.ruleId, 90)}`;
      });
      return `${paint(filePath, 4)}\n${lines.join('\n')}\n`;
    });
  return [...blocks, `${summary(results, files)}\n`].join('\n');
}

function summary(results: readonly FileResult[], files: number): string {
  const all = results.flatMap(r => r.messages);
  const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const specs = `${counted(results.length, 'specification')} in ${counted(files, 'file')}`;
  if (all.length === 0) return `No problems in ${specs}.`;
  const levels = (['error', 'warning', 'info', 'hint'] as const)
    .map(level => ({ level, n: all.filter(m => m.severity === level).length }))
    .filter(({ n }) => n > 0)
    .map(({ level, n }) => (level === 'info' ? `${n} info` : counted(n, level)));
  return `${counted(all.length, 'problem')} (${levels.join(', ')}) in ${specs}.`;
}
