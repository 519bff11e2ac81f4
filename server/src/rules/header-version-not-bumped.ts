/** A text that was changed since the last commit, under the version that it had. */

import { committedSpec, isRewritten, isSameVersion, writtenStatus } from '../spec/committed.ts';
import { leadingEntries, spanInValue, withoutRemark } from '../spec/header-values.ts';
import { replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { gate, type Repair, specRule } from './rule.ts';

const text = (status: string, version: string, content: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ${status}\nVERSION: ${version}\n\`\`\`\n\n## Overview\n\n${content}\n`;

export const headerVersionNotBumped = specRule({
  id: 'header-version-not-bumped',
  title: 'Changed under the same version',
  why: 'Who has read version 1.0 believes to know what it says; a change under the same number reaches nobody.',
  severity: gate({ 'In Review': 'info' }),
  asksGit: 'text',
  examples: [
    {
      bad: text('Approved', '‹1.0›', 'Results are kept for 60 days.'),
      good: text('Approved', '1.1', 'Results are kept for 60 days.'),
      committed: { text: text('Approved', '1.0', 'Results are kept for 30 days.') },
    },
    {
      bad: text('In Review', '‹0.3.1› (second round)', '- [ ] Results are kept'),
      good: text('Approved', '0.3.1', '- [x] Results  are shown'),
      committed: { text: text('In Review', 'v0.3.1', '- [ ] Results are shown') },
    },
    {
      bad: text('Implementation', '‹2›', 'Results are kept.'),
      good: text('Implementation', '', 'Results are kept.'),
      committed: { text: text('Approved', '2', 'Results are shown.') },
    },
  ],
  *check(spec, _, { committed }) {
    const [entry] = leadingEntries(spec, 'version');
    if (!committed || !entry) return;
    const before = committedSpec(committed, spec.template);
    // A draft has no readers yet.
    if ((writtenStatus(before)?.place ?? 0) < 1 || !isSameVersion(spec, before)) return;
    if (!isRewritten(spec, before)) return;
    const written = withoutRemark(entry.value);
    const span = spanInValue(spec, entry, written);
    yield {
      span,
      message: `Unexpected ${entry.field.key} '${written}' as in the last commit, whose text is another, expected a new one`,
      suggestions: higher(written).map(version => bump(version, span)),
    };
  },
});

const bump = (version: string, span: Span): Repair => ({
  title: `Replace with \`${version}\``,
  edits: [replace(span, version)],
});

/** The next versions, the nearest first. */
function higher(version: string): string[] {
  const match = /^(v?)(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/i.exec(version);
  if (!match) return [];
  const lead = match[1]!;
  const [major, minor = 0] = [Number(match[2]), Number(match[3] ?? 0)];
  if (match[4] === undefined) return [`${lead}${major}.${minor + 1}`, `${lead}${major + 1}.0`];
  const patch = `${lead}${major}.${minor}.${Number(match[4]) + 1}`;
  return [patch, `${lead}${major}.${minor + 1}.0`, `${lead}${major + 1}.0.0`];
}
