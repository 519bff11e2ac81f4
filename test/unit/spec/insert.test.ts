/** Inserting a missing section leaves what stands before it whole. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sectionEdits } from '../../../server/src/spec/insert.ts';
import { readTemplate } from '../../../server/src/template/read.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { specOf } from '../../engine.ts';

const template = readTemplate('# Plan\n\n## Goal\n\n## Steps\n\n## Risks\n\n[What may go wrong]\n', 'plan');

function filled(text: string): string {
  const spec = specOf(text, { template, force: true });
  return applyEdits(text, sectionEdits(spec, spec.missing));
}

it('behind a heading that is underlined', () => {
  const text = '# Plan\n\nGoal\n---\n\nFast.\n\nSteps\n---\n';
  assert.equal(filled(text), `${text}\n## Risks\n\n[What may go wrong]\n`);
});

it('before the break that ends the sections, in the line ends of the document', () => {
  const text = '# Plan\r\n\r\n## Goal\r\n\r\nFast.\r\n\r\n## Steps\r\n\r\nBuild.\r\n\r\n---\r\n';
  assert.equal(filled(text), text.replace('---', '## Risks\r\n\r\n[What may go wrong]\r\n\r\n---'));
});
