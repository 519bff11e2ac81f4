/** GitLab's code quality report: a JSON list of issues with fingerprints. */

import type { Reporter } from '../reporter.ts';
import { createFingerprints } from './fingerprint.ts';
import { createList } from './list.ts';

const severities = { error: 'major', warning: 'minor', info: 'info', hint: 'info' } as const;

export function gitlab(): Reporter {
  const list = createList('  ');
  const fingerprints = createFingerprints();
  return {
    head: () => '[',
    file(result) {
      const own = fingerprints(result);
      const path = result.filePath.replaceAll('\\', '/');
      return list.more(
        result.messages.map((m, i) => ({
          description: m.message,
          check_name: m.ruleId,
          fingerprint: own[i],
          severity: severities[m.severity],
          location: {
            path,
            positions: {
              begin: { line: m.line, column: m.column },
              end: { line: m.endLine, column: m.endColumn },
            },
          },
        })),
      );
    },
    end: () => (list.isEmpty() ? ']\n' : '\n]\n'),
  };
}
