/** Tests, flags and deployment steps as real specifications write them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploymentStepsIn } from '../../../server/src/spec/deployment.ts';
import { flagKey, flagsOf } from '../../../server/src/spec/flag.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import { piecesOf } from '../../../server/src/spec/system.ts';
import { loadTestsOf, tasksIn } from '../../../server/src/spec/test.ts';
import { seed, specOf } from '../../engine.ts';

const sectionOf = (text: string, kind: string) =>
  sectionsOfKind(specOf(text, { force: true }), kind)[0]!.section;

describe('tasks', () => {
  const tasks = (list: string) =>
    tasksIn(sectionOf(`## Testing Requirements\n\n### Unit Tests\n\n${list}`, 'unit tests'));
  it('component and coverage, with their places', () => {
    const text = '- [x] **Search API**: ≥ 85 %\n';
    const section = sectionOf(`## Testing Requirements\n\n### Unit Tests\n\n${text}`, 'unit tests');
    const [task] = tasksIn(section);
    assert.equal(task!.coverage!.value, 85);
    assert.equal(section.text.slice(task!.coverage!.span.start, task!.coverage!.span.end), '85 %');
    assert.equal(task!.subject!.text, '**Search API');
    assert.equal(task!.item.checked, true);
  });
  it('any bullet, any depth, no code', () => {
    assert.equal(tasks('* [ ] A: 1%\n  + [ ] B: 2%\n\n> - [ ] C: 3%\n\n```\n- [ ] D: 4%\n```\n').length, 3);
    assert.equal(tasks('- a\n\n  ```\n  - [ ] D: 4%\n  ```\n').length, 0);
  });
  it('the template says nothing', () => {
    const spec = specOf(seed);
    for (const kind of ['unit tests', 'integration tests', 'load tests'])
      assert.deepEqual(
        sectionsOfKind(spec, kind).flatMap(({ section }) => tasksIn(section)),
        [],
      );
    assert.deepEqual(loadTestsOf(spec), []);
    assert.deepEqual(flagsOf(spec), []);
  });
});

describe('load tests', () => {
  const read = (rows: string) =>
    loadTestsOf(
      specOf(
        `## Testing Requirements\n\n### Load Tests\n\n| Test | Target | Duration |\n|---|---|---|\n${rows}`,
        {
          force: true,
        },
      ),
    ).map(({ loadTest }) => [loadTest.level, loadTest.load?.quantity.value]);
  it('levels by their words, loads in any unit', () => {
    assert.deepEqual(
      read(
        '| Baseline | 600 req/min | 1 h |\n| Stress (2x) | 1.2k rps | 1 h |\n| Soak | 500 users | 8 h |\n',
      ),
      [
        ['baseline', 10],
        ['stress', 1200],
        [undefined, 500],
      ],
    );
  });
  it('several loads, upper bounds and words are no load', () => {
    assert.deepEqual(
      read(
        '| Ramp | 10 to 20 req/s, then 50 req/s | 1 h |\n| Stress baseline | < 5 req/s | 1 h |\n| Peak | 2x | 1 h |\n',
      ),
      [
        [undefined, undefined],
        [undefined, undefined],
        ['stress', undefined],
      ],
    );
  });
});

describe('flags', () => {
  const read = (row: string) =>
    flagsOf(
      specOf(
        `## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n${row}\n`,
        {
          force: true,
        },
      ),
    )[0]?.flag;
  it('name, default and steps', () => {
    const flag = read('| **`saved_search`** | x | Off (on in tests) | 1% -> 50% (2 days) -> 100% |')!;
    assert.equal(flag.name, 'saved_search');
    assert.equal(flag.isIdentifier, true);
    assert.deepEqual(
      flag.rollout!.steps.map(s => s.value),
      [1, 50, 100],
    );
    assert.equal(flag.rollout!.isPlain, true);
  });
  it('steps of different people are not plain', () => {
    assert.equal(read('| a | x | OFF | 10% of staff → 1% of all |')!.rollout!.isPlain, false);
    assert.equal(read('| a | x | ON | all at once |')!.rollout, undefined);
    assert.equal(read('| a | x | ON | 5% for 24h, then 100% |')!.rollout!.isPlain, true);
  });
  it('one default or none', () => {
    assert.equal(read('| a | x | ON | - |')!.default!.isOn, true);
    assert.equal(read('| a | x | disabled | - |')!.default, undefined);
    assert.equal(read('| ~~a~~ | x | ON | - |'), undefined);
  });
  it('spellings of one name', () => {
    assert.equal(flagKey('savedSearch'), flagKey('saved-search'));
    assert.equal(flagKey('SAVED_SEARCH'), flagKey('saved.search'));
    assert.notEqual(flagKey('saved_search'), flagKey('saved_searches'));
  });
});

describe('deployment steps', () => {
  const kinds = (list: string) =>
    deploymentStepsIn(sectionOf(`## Rollout Plan\n\n### Deployment Sequence\n\n${list}`, 'deployment')).map(
      s => s.kind,
    );
  it('what leads a step decides; two of a kind with a migration do not', () => {
    assert.deepEqual(
      kinds(
        '1. Database migration\n2. Backend deployment, flags off\n3) **Front-end** behind the flag\n4. Toggle `x`\n5. Migrate the data\n6. Backend with its database migration\n',
      ),
      ['migration', 'backend', 'frontend', 'flag', undefined, undefined],
    );
  });
  it('bullets and lines below are no steps', () => {
    assert.deepEqual(kinds('- Backend\n'), []);
    const [step] = deploymentStepsIn(
      sectionOf('## Rollout Plan\n\n### Deployment Sequence\n\n1. Backend\n   - API\n', 'deployment'),
    );
    assert.equal(step!.isLong, true);
  });
});

describe('systems of a cell', () => {
  it('are parted by commas, signs and words', () => {
    const section = sectionOf(
      '## Testing Requirements\n\n### Integration Tests\n\n| Scenario | Systems | Data Setup |\n|---|---|---|\n| a | `Web`, Search API + Job and DB | b |\n',
      'integration tests',
    );
    const start = section.text.indexOf('`Web`');
    const raw = '`Web`, Search API + Job and DB';
    const pieces = piecesOf(section, { span: { start, end: start + raw.length }, raw, text: raw });
    assert.deepEqual(
      pieces.map(p => p.text),
      ['Web', 'Search API', 'Job', 'DB'],
    );
    assert.equal(section.text.slice(pieces[3]!.span.start, pieces[3]!.span.end), 'DB');
  });
});
