/** Breaks the header against what was committed: version, status and date that did not move, or moved back. */

import { headerEntry } from '../../server/src/spec/header.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { type Edit, replace } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import { is, put } from './break.ts';
import type { Breaker, Mutant } from './mutant.ts';

export const headerMutants: Breaker = function* (text) {
  const spec = specOf(text);
  const [version, status, date] = ['VERSION', 'STATUS', 'DATE'].map(key => headerEntry(spec.header, key)!);
  if (!version || !status || !date) return;
  for (const low of ['0.1', '0.9', 'v0.4', '0.9.3', '0.12'])
    yield pair(is(`version ${low} of an approved one`, 'header-version-below-one'), [
      replace(status.valueSpan, 'Approved'),
      replace(version.valueSpan, low),
    ]);
  const { values } = status.field!;
  const place = values.indexOf(spec.status ?? '');
  for (const earlier of values.slice(0, place))
    yield {
      ...put(is(`status back to ${earlier}`, 'header-status-backwards'), status.valueSpan, earlier),
      committed: { text },
    };
  const approved = `${text.slice(0, status.valueSpan.start)}Approved${text.slice(status.valueSpan.end)}`;
  for (const old of ['2026-01-31', '2025-12-31'])
    yield {
      ...pair(is(`date ${old} before the last commit`, 'header-date-older-than-commit'), [
        replace(status.valueSpan, 'Approved'),
        replace(date.valueSpan, old),
      ]),
      committed: { text: approved, date: date.value },
    };
  if (place > 0) yield* rewritten(spec, text, version.valueSpan);
};

/** A word of every fourth section replaced. */
function* rewritten(spec: Spec, text: string, version: Span): Generator<Mutant> {
  for (const [i, { start, end }] of spec.sections.entries()) {
    if (i % 4 !== 0 || start < version.end) continue;
    const behind = text.indexOf('\n', start);
    const word = /[a-z]{5,}/.exec(text.slice(behind, end));
    if (behind < 0 || !word) continue;
    const from = behind + word.index;
    const name = `'${word[0]}' changed under the same version`;
    yield {
      ...put(is(name, 'header-version-not-bumped'), { start: from, end: from + word[0].length }, 'otherwise'),
      span: version,
      committed: { text },
    };
  }
}

/** Two edits of the header; the finding is expected at the later one. */
function pair(of: ReturnType<typeof is>, edits: readonly Edit[]): Mutant {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  // The rule speaks of the one that was given last.
  const own = edits.at(-1)!;
  const before = sorted.filter(e => e.span.start < own.span.start);
  const by = before.reduce((n, e) => n + e.newText.length - (e.span.end - e.span.start), 0);
  const start = own.span.start + by;
  return { ...of, edits: sorted, span: { start, end: start + own.newText.length } };
}
