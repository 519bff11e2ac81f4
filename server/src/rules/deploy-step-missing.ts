/** A deployment without a step for what the specification says is to be deployed. */

import { deploymentStepsIn } from '../spec/deployment.ts';
import { flagKey, flagsOf } from '../spec/flag.ts';
import { headingSpan, sectionsOfKind } from '../spec/place.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { type Span, shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const flags =
  '### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| search_save | Saving | OFF | 1% → 100% |\n\n';
const migration =
  '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261116_add_saved_search`\n\n```sql\n-- Up\nCREATE TABLE saved_search (id UUID PRIMARY KEY);\n```\n\n';

export const deployStepMissing = specRule({
  id: 'deploy-step-missing',
  title: 'Deployment lacks a step',
  why: 'What has no step in the sequence is deployed when somebody happens to think of it.',
  severity: 'info',
  reads: ['deployment', 'flags', 'migration'],
  examples: [
    {
      bad: `${migration}## Rollout Plan\n\n${flags}### ‹Deployment Sequence›\n1. Database migration\n2. Backend deployment\n`,
      good: `${migration}## Rollout Plan\n\n${flags}### Deployment Sequence\n1. \`20261116_add_saved_search\`\n2. Backend deployment\n3. search_save from 1% to 100%\n`,
    },
    {
      bad: `${migration}## Rollout Plan\n\n### ‹Deployment Sequence›\n1. Backend deployment\n2. Frontend deployment\n`,
      good: `${migration}## Rollout Plan\n\n### Deployment Sequence\n1. Schema first\n2. Backend deployment\n`,
    },
  ],
  *check(spec) {
    const [placed, ...more] = sectionsOfKind(spec, 'deployment');
    const steps = placed ? deploymentStepsIn(placed.section) : [];
    const span = placed && headingSpan(placed.section);
    // A sequence in other words than these says nothing about what it leaves out.
    if (!placed || !span || more.length > 0 || steps.length < 2 || !steps.some(s => s.kind)) return;
    const said = placed.section.text.slice(placed.section.part.start, placed.section.part.end);
    for (const { what, at, message } of wanted(spec, said))
      yield {
        span: shift(span, placed.origin),
        message: `No step for ${what}, expected one in the sequence`,
        related: [{ span: at, message }],
      };
  },
});

interface Wanted {
  readonly what: string;
  readonly at: Span;
  readonly message: string;
}

function* wanted(spec: Spec, said: string): Generator<Wanted> {
  const flag = flagsOf(spec).find(({ flag: { default: state } }) => state && !state.isOn);
  const keys = flagKey(said);
  const isNamed = flagsOf(spec).some(f => keys.includes(flagKey(f.flag.name)));
  if (flag && !isNamed && !/\bflags?\b|\btoggles?\b|roll-?\s?out|\d\s?%/i.test(said))
    yield {
      what: `the flag '${flag.flag.name}'`,
      at: shift(flag.flag.nameSpan, flag.placed.origin),
      message: 'The flag that is to be switched on',
    };
  const migration = sectionsOfKind(spec, 'migration').find(isReal);
  const at = migration && headingSpan(migration.section);
  if (at && !/migrat|\bschema\b|\bdatabase\b|\bddl\b|\bsql\b|\d{8,14}_/i.test(said))
    yield { what: 'the database migration', at: shift(at, migration.origin), message: 'The migration' };
}

/** True for a migration that is not the template's. */
const isReal = ({ section: { fences, part, template, text } }: PlacedSection): boolean => {
  const own = text.slice(part.start, part.end);
  return fences.length > 0 && ![...template.samples].some(sample => own.includes(sample));
};
