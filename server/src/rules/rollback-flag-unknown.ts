/** A rollback that switches a flag that does not exist. */

import { flagKey, flagsOf } from '../spec/flag.ts';
import { isSureGuess } from '../spec/guess.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { cellOf, rowsOf } from '../spec/rows.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import { type Finding, offer, specRule } from './rule.ts';

const flags =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| search_save | Saving | OFF | 1% → 100% |\n| search_mail | Mail | OFF | 1% → 100% |\n\n### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n';

export const rollbackFlagUnknown = specRule({
  id: 'rollback-flag-unknown',
  title: 'Rollback of an unknown flag',
  why: 'A flag that does not exist cannot be switched off, and that is noticed at the worst moment.',
  severity: 'error',
  reads: ['flags', 'rollback'],
  examples: [
    {
      bad: `${flags}| 5xx above 2% | Disable ‹search_svae›; searches stay | Ana |\n| Lag | Turn off the flag \`‹price_alerts›\` | Ana |\n`,
      good: `${flags}| 5xx above 2% | Disable \`search_save\`, restore price_alert | Ana |\n| Lag | Disable \`search-mail\` and disable daily_digest job | Ana |\n| Lost | Disable feature flag | Ana |\n`,
    },
  ],
  *check(spec) {
    const known = flagsOf(spec).map(({ flag }) => flag.name);
    if (known.length === 0 || known.length > maxFlags || known.length < rowCount(spec)) return;
    for (const { section, origin } of sectionsOfKind(spec, 'rollback'))
      for (const row of rowsOf(section)) {
        const action = row.isOpen ? undefined : cellOf(row, 'action');
        for (const { name, span } of action ? switchedIn(action.raw) : []) {
          const finding = check(name, shift(span, action!.span.start + origin), known);
          if (finding) yield finding;
        }
      }
  },
});

// Each name is compared with all of them.
const maxFlags = 300;

/** Rows of flags, also those left open: what they will be called is not known. */
const rowCount = (spec: Spec): number =>
  sectionsOfKind(spec, 'flags').flatMap(({ section }) =>
    rowsOf(section).filter(r => r.table.kind === 'flags'),
  ).length;

function check(name: string, span: Span, known: readonly string[]): Finding | undefined {
  const keys = known.map(flagKey);
  const key = flagKey(name);
  // `excursion_alerts` may stand for all flags whose names begin so.
  if (keys.some(k => k === key || k.startsWith(`${key} `))) return undefined;
  const near = nearest(name, known);
  if (near !== undefined)
    return {
      span,
      message: `Unexpected flag '${name}', did you mean '${near}'?`,
      ...offer({ title: `Replace with \`${near}\``, edits: [replace(span, near)] }, isSureGuess(name, near)),
    };
  return {
    span,
    message: `Unexpected flag '${name}', expected one of the feature flags: ${known.join(', ')}`,
  };
}

// The name must look like one: two words or more in snake or kebab case.
const switched =
  /\b(?:disable|deactivate|(?:turn|switch|take) (?:off|back)|turn|switch|take|flag|flip|toggle)s? (?:(?:the|feature|flag|toggle) ){0,3}`?([a-z0-9]+(?:[_-][a-z0-9]+)+)`?/gi;
const otherThing =
  /^[`\s]*(?:jobs?|workers?|crons?|endpoints?|tables?|triggers?|ind(?:ex|exes)|queues?|topics?|consumers?|services?|alerts?|rules?|columns?|views?|pipelines?|schedulers?|containers?|instances?|pods?|cache)\b/i;

function* switchedIn(text: string): Generator<{ name: string; span: Span }> {
  for (const match of text.matchAll(switched)) {
    const name = match[1]!;
    const end = match.index + match[0].replace(/`$/, '').length;
    if (name.includes('-') && !/`|flag|toggle/i.test(match[0])) continue;
    if (!otherThing.test(text.slice(end, end + 40))) yield { name, span: { start: end - name.length, end } };
  }
}
