/** SARIF 2.1.0 (OASIS): for code scanning. */

import { rules } from '../../rules/index.ts';
import type { FileResult, Message } from '../report.ts';
import { manualOf, toUriPath } from './names.ts';

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** One run; lines and columns from 1, columns in UTF-16 units. */
export function toSarif(results: readonly FileResult[], version: string): string {
  const used = new Set(results.flatMap(r => r.messages.map(m => m.ruleId)));
  const known = rules.filter(r => used.has(r.id));
  const index = new Map(known.map((rule, i) => [rule.id, i]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'handoff',
            version,
            informationUri: 'https://github.com/handoff-spec/handoff-spec',
            rules: known.map(({ id, title, why }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: why },
              helpUri: manualOf(id),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ filePath, messages }) =>
          messages.map(m => ({
            ruleId: m.ruleId,
            ruleIndex: index.get(m.ruleId) ?? -1,
            level: levels[m.severity],
            message: { text: m.message },
            locations: [locationOf(filePath, m)],
          })),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const locationOf = (filePath: string, { line, column, endLine, endColumn }: Message): object => ({
  physicalLocation: {
    artifactLocation: { uri: toUriPath(filePath) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
});
