/** `handoff/readiness` of the built server. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { seed } from '../engine.ts';
import { type Session, startSession } from './session.ts';

const uri = 'file:///project/spec.md';
let session: Session;
before(async () => {
  session = await startSession();
  await session.open(uri, seed);
});
after(async () => assert.equal(await session.close(), 0));

const ask = (params: protocol.ReadinessParams): Promise<protocol.ReadinessResult> =>
  session.connection.sendRequest(protocol.readiness, params);

it('says what blocks the next STATUS, with places', async () => {
  const { next, status, statuses, version, sections, markdown } = await ask({ uri });
  assert.equal(next, 'In Review');
  assert.equal(status, undefined);
  assert.deepEqual(statuses, ['Draft', 'In Review', 'Approved', 'Implementation', 'Complete']);
  assert.equal(version, 1);
  const problems = sections.flatMap(s => s.problems);
  assert.equal(problems.filter(p => p.ruleId === 'placeholder-left').length, 87);
  const { range, severity } = problems[0]!;
  assert.equal(severity, 'warning');
  assert.equal(
    seed.split('\n')[range.start.line]!.slice(range.start.character, range.end.character),
    '[Feature Name]',
  );
  assert.match(markdown, /^# Ready for In Review\?/);
});

it('judges by another STATUS on demand, and leaves the diagnostics alone', async () => {
  const { next, sections } = await ask({ uri, status: 'Approved' });
  assert.equal(next, 'Approved');
  assert.equal(sections[0]!.problems[0]!.severity, 'error');
  const { diagnostics } = await session.published(uri, 1);
  assert.ok(diagnostics.every(d => d.code !== 'placeholder-left' || d.severity === 3));
});

it('is empty for documents that are no specification or not open', async () => {
  const readme = 'file:///project/readme.md';
  await session.open(readme, '# Readme\n');
  for (const other of [readme, 'file:///project/none.md']) {
    const { statuses, sections, next } = await ask({ uri: other });
    assert.deepEqual({ statuses, sections, next }, { statuses: [], sections: [], next: '' });
  }
});
