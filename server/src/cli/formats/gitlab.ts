/** GitLab's code quality report: a JSON list of issues with fingerprints. */

import type { FileResult } from '../report.ts';

const severities = { error: 'major', warning: 'minor', info: 'info', hint: 'info' } as const;

export function toGitlab(results: readonly FileResult[]): string {
  const seen = new Map<string, number>();
  const issues = results.flatMap(({ filePath, messages }) =>
    messages.map(m => {
      // Free of the line, so that an issue stays the same when text above it changes.
      const key = `${filePath}\n${m.ruleId}\n${m.message}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return {
        description: m.message,
        check_name: m.ruleId,
        fingerprint: hashOf(`${key}\n${count}`),
        severity: severities[m.severity],
        location: {
          path: filePath.replaceAll('\\', '/'),
          positions: {
            begin: { line: m.line, column: m.column },
            end: { line: m.endLine, column: m.endColumn },
          },
        },
      };
    }),
  );
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/** 64 bits in hexadecimal: FNV-1a over UTF-16 units, twice with different offsets. */
function hashOf(text: string): string {
  const half = (offset: number): string => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x050c5d1f);
}
