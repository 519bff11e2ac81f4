/** The command line over several files: what one says is found in another, in every format that has a place for it. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { FileResult } from '../../server/src/cli/reporter.ts';
import { root } from '../engine.ts';

const refunds = readFileSync(join(root, 'examples/tech-041-refund-approvals.md'), 'utf8');

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-cli-'));
  writeFileSync(join(folder, 'a.md'), refunds);
  writeFileSync(
    join(folder, 'b.md'),
    refunds.replace('SPEC ID: TECH-041', 'SPEC ID: TECH-050').replace('PRD REF: PRD-208', 'PRD REF: PRD-209'),
  );
  writeFileSync(join(folder, 'PRD-208.md'), '# PRD-208: Refunds\n\n- **FR-1** One.\n- **FR-99** Another.\n');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): string =>
  spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'check', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;

it('two files are compared, and the other place is told', () => {
  const results: FileResult[] = JSON.parse(run('--format', 'json'));
  const of = (path: string, rule: string) =>
    results.find(r => r.filePath === path)!.messages.find(m => m.ruleId === rule);
  const flag = of('a.md', 'flag-reused')!;
  const [place] = flag.related!;
  assert.equal(place!.filePath, 'b.md');
  assert.deepEqual([place!.line, place!.column], [flag.line, flag.column]);
  assert.match(of('a.md', 'prd-requirement-uncovered')!.message, /^FR-99 of PRD-208 is named/);
  assert.ok(of('b.md', 'prd-ref-unresolved'));
  assert.match(run('--format', 'pretty'), /Used here as well: b\.md:\d+:\d+/);
  const sarif = JSON.parse(run('--format', 'sarif'));
  const result = sarif.runs[0].results.find((r: { ruleId: string }) => r.ruleId === 'flag-reused');
  assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, 'b.md');
});

it('one file alone is compared with nothing', () => {
  const [result]: FileResult[] = JSON.parse(run('--format', 'json', 'a.md'));
  assert.ok(result!.messages.every(m => m.related === undefined));
});
