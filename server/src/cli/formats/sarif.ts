/** SARIF 2.1.0 (OASIS): for code scanning. */

import type { Location, Log, ReportingDescriptor, Result, Run } from 'sarif';
import { rules } from '../../rules/index.ts';
import type { FileResult, Message, Reporter, ReportOptions } from '../reporter.ts';
import { createFingerprints } from './fingerprint.ts';
import { createList } from './list.ts';
import { manualOf, toUriPath } from './names.ts';

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

const envelope: Omit<Log, 'runs'> = {
  $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
  version: '2.1.0',
};

/** One run; lines and columns from 1, columns in UTF-16 units. The rules that were met stand at its end. */
export function sarif({ version }: ReportOptions): Reporter {
  const index = new Map<string, number>();
  const list = createList('        ');
  const fingerprints = createFingerprints();
  const indexOf = (rule: string): number => {
    const at = index.get(rule) ?? index.size;
    index.set(rule, at);
    return at;
  };
  return {
    head: () => `${JSON.stringify(envelope, null, 2).slice(0, -2)},\n  "runs": [\n    {\n      "results": [`,
    file(result) {
      const own = fingerprints(result);
      return list.more(
        result.messages.map((m, i) =>
          toResult(result, m, { index: indexOf(m.ruleId), fingerprint: own[i]! }),
        ),
      );
    },
    end() {
      const met = [...index.keys()].map(toDescriptor);
      const rest: Omit<Run, 'results'> = {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'handoff',
            version,
            informationUri: 'https://github.com/handoff-spec/handoff-spec',
            rules: met,
          },
        },
      };
      const text = JSON.stringify(rest, null, 2).slice(1, -2).replace(/^/gm, '    ').trimStart();
      return `${list.isEmpty() ? '' : '\n      '}],\n      ${text}\n    }\n  ]\n}\n`;
    },
  };
}

function toDescriptor(id: string): ReportingDescriptor {
  const rule = rules.find(r => r.id === id);
  return {
    id,
    ...(rule && { shortDescription: { text: rule.title }, fullDescription: { text: rule.why } }),
    helpUri: manualOf(id),
  };
}

const toResult = (
  { filePath }: FileResult,
  m: Message,
  { index, fingerprint }: { index: number; fingerprint: string },
): Result => ({
  ruleId: m.ruleId,
  ruleIndex: index,
  level: levels[m.severity],
  message: { text: m.message },
  locations: [locationOf(filePath, m)],
  ...(m.related && {
    relatedLocations: m.related.map((place, id) => ({
      id,
      message: { text: place.message },
      ...locationOf(place.filePath, place),
    })),
  }),
  partialFingerprints: { 'handoff/v1': fingerprint },
});

const locationOf = (
  filePath: string,
  { line, column, endLine, endColumn }: Pick<Message, 'line' | 'column' | 'endLine' | 'endColumn'>,
): Location => ({
  physicalLocation: {
    artifactLocation: { uri: toUriPath(filePath) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
});
