/** A STATUS that lies before the one of the last commit, under the same version. */

import { committedSpec, isSameVersion, writtenStatus } from '../spec/committed.ts';
import { leadingEntries, spanInValue } from '../spec/header-values.ts';
import { specRule } from './rule.ts';

const header = (status: string, version: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ${status}\nVERSION: ${version}\n\`\`\``;

export const headerStatusBackwards = specRule({
  id: 'header-status-backwards',
  title: 'Status went back',
  why: 'Whoever builds from an approved version is not told that it is a draft again; a new version tells them.',
  severity: 'info',
  asksGit: 'text',
  examples: [
    {
      bad: header('‹Draft›', '1.0'),
      good: header('Draft', '1.1'),
      committed: { text: header('Approved', '1.0') },
    },
    {
      bad: header('‹In Review› (again)', '0.9'),
      good: header('Approved', '0.9'),
      committed: { text: header('Approved (by all)', 'v0.9') },
    },
  ],
  *check(spec, _, { committed }) {
    const [entry] = leadingEntries(spec, 'status');
    const now = entry && writtenStatus(spec);
    if (!committed || !now) return;
    const before = committedSpec(committed, spec.template);
    const old = writtenStatus(before);
    if (!old || now.place >= old.place || !isSameVersion(spec, before)) return;
    yield {
      span: spanInValue(spec, entry, now.value),
      message: `Unexpected ${entry.field.key} '${now.value}' after '${old.value}' in the last commit, expected a new version with it`,
    };
  },
});
