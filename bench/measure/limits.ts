/** Limits: what parsers need in process for one character, without a server: run in a process of their own. */

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Run, reason } from '../context.ts';
import { bench, work } from '../paths.ts';

export const limitNames = [
  'indexOf pass',
  'lezer, whole text',
  'lezer, one character',
  'tree-sitter, whole text',
  'tree-sitter, one character',
] as const;

export async function measureLimits(run: Run): Promise<void> {
  const { plan, samples, results } = run;
  mkdirSync(join(work, 'limits'), { recursive: true });
  for (const { name, text } of samples) {
    const file = join(work, 'limits', 'specification.md');
    writeFileSync(file, text);
    try {
      const args = [join(bench, 'limits-process.ts'), file, String(plan.quick ? 20 : 60)];
      const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 120_000 });
      const told = JSON.parse(stdout) as Record<string, number[] | string>;
      for (const [what, values] of Object.entries(told))
        if (typeof values === 'string') results.fail('limit', name, what, values);
        else results.add('limit', name, what, ...values);
    } catch (error) {
      for (const what of limitNames) results.fail('limit', name, what, reason(error));
    }
  }
  run.say('limits');
}
