/** Components of pictures and rows, and which names mean the same. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  componentsIn,
  isExternal,
  isSameComponent,
  names,
  nearestComponent,
} from '../../../server/src/spec/component.ts';
import { seed, specOf } from '../../engine.ts';

const picture =
  '## System Context\n\n### Affected Systems\n\n```\n┌─────────────────┐\n│  Cluster        │\n│  ┌───────────┐  │   ┌───────┐\n│  │ Web (new) ├──┼──▶│  API  │\n│  └───────────┘  │   └───────┘\n└─────────────────┘\n```\n\n';
const rows =
  '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| `web` | New | Lists |\n| - | New | Nothing |\n';

describe('components', () => {
  it('reads boxes, frames and rows', () => {
    const { drawn, listed, isWhole, hasOpenRow } = componentsIn(specOf(picture + rows, { force: true }));
    assert.deepEqual(
      drawn.map(({ name, frames, isFrame }) => [name, frames.join(), isFrame]),
      [
        ['Cluster', '', true],
        ['Web (new)', 'Cluster', false],
        ['API', '', false],
      ],
    );
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['web'],
    );
    assert.ok(isWhole && !hasOpenRow);
  });

  it('is not sure of pictures beside images and other notations', () => {
    for (const other of ['![More](more.png)\n\n', '```mermaid\ngraph TD\n  a --> b\n```\n\n'])
      assert.equal(componentsIn(specOf(picture + other + rows, { force: true })).isWhole, false);
  });

  it('leaves out what is the template’s', () => {
    const { drawn, listed, hasOpenRow, isWhole } = componentsIn(specOf(seed));
    assert.deepEqual([drawn.length, listed.length, hasOpenRow, isWhole], [0, 0, true, false]);
  });

  it('compares names by words', () => {
    assert.ok(isSameComponent('Refund API', 'refund-api (v2)'));
    assert.ok(isSameComponent('RefundApi', 'Refund API'));
    assert.ok(isSameComponent('Refund Database', 'Database'));
    assert.ok(!isSameComponent('Refund API', 'Refund Worker'));
    assert.ok(!isSameComponent('', 'Refund'));
    assert.ok(names('Web, API', 'API'));
    assert.equal(nearestComponent('Saerch API', ['Search API', 'Web']), 'Search API');
    assert.equal(nearestComponent('Mail', ['Search API', 'Web']), undefined);
    assert.ok(isExternal('Letters (3rd party)') && !isExternal('Extern'));
  });
});
