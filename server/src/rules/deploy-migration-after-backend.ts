/** A migration that is deployed behind the backend that needs it. */

import { type DeploymentStep, deploymentStepsIn } from '../spec/deployment.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { textOf } from '../text/span.ts';
import { type Repair, sectionRule } from './rule.ts';

const head = '## Rollout Plan\n\n### Deployment Sequence\n';

export const deployMigrationAfterBackend = sectionRule({
  id: 'deploy-migration-after-backend',
  title: 'Migration behind the backend',
  why: 'Code that is deployed before its tables fails from the first request on; only what removes a column comes last.',
  severity: 'info',
  kinds: ['deployment'],
  examples: [
    {
      bad: `${head}1. Backend deployment of the Search API\n2. ‹Database migration \`20261116_add_saved_search\`›\n3. Full rollout\n`,
      good: `${head}1. Database migration\n2. Backend deployment\n3. Data migration in batches\n4. Database migration that drops the old column\n`,
    },
    {
      bad: `${head}1. Feature flag off\n2. Backend deployment\n3. Frontend deployment\n4. ‹Schema changes›\n`,
      good: `${head}1. Backend deployment together with the database migration\n2. Database migration of the archive\n`,
    },
  ],
  *check(section) {
    const steps = deploymentStepsIn(section);
    const from = steps.findIndex(step => step.kind === 'backend');
    if (from < 0 || steps.slice(0, from).some(step => step.kind !== 'flag' && step.kind !== 'frontend'))
      return;
    const to = steps.findIndex((step, i) => i > from && step.kind === 'migration');
    const late = steps[to];
    if (!late || late.isRemoval) return;
    const moved = steps.slice(from, to + 1);
    yield {
      span: late.span,
      message: 'Unexpected database migration behind the backend deployment, expected it before',
      related: [{ span: steps[from]!.span, message: 'The backend is deployed here' }],
      suggestions: moved.some(step => step.isLong) ? [] : [moveUp(section, moved)],
    };
  },
});

/** The last step becomes the first of these; numbers and line ends stay where they are. */
function moveUp({ text }: Section, steps: readonly DeploymentStep[]): Repair {
  return {
    title: 'Move the migration before the backend',
    edits: steps.map((step, i) => replace(step.span, textOf(text, steps.at(i - 1)!.span))),
  };
}
