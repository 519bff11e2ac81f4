/** Hostile texts of every kind are answered, with findings or with silence, and the guards say what they left out. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf } from '../engine.ts';
import { hostile } from '../hostile.ts';

const header = '```\nFEATURE: a\nSPEC ID: TECH-1\nPRD REF: PRD-1\nSTATUS: Approved\n```\n\n';

describe('hostile texts', () => {
  for (const { name, make } of hostile)
    it(name, () => {
      const text = make(20_000);
      for (const prefix of ['', `${header}## Overview\n\n`])
        for (const { span } of problemsOf(prefix + text, { force: true }))
          assert.ok(0 <= span.start && span.end <= prefix.length + text.length);
    });
});

describe('guards', () => {
  const limits = (text: string): string[] =>
    problemsOf(text, { force: true })
      .filter(p => p.rule.id === 'document-limit')
      .map(p => p.message);

  it('deep nesting is left unread and said to be', () => {
    assert.match(limits(`${header}${'> '.repeat(5000)}\`\`\`\n`).join(), /nested deeper than 100 levels/);
  });
  it('a long list is left unread and said to be', () => {
    assert.match(
      limits(`${header}${'- `a`\n  ```\n  x\n  ```\n'.repeat(3000)}`).join(),
      /longer than 20000 characters/,
    );
  });
  it('too many sections cut the reading off', () => {
    assert.deepEqual(limits('# H\n'.repeat(20_010)), [
      'The document is too large: what follows is not checked',
    ]);
  });
  it('too many findings end with one that says so', () => {
    const found = problemsOf('[Feature Name] '.repeat(3000), { force: true });
    assert.equal(found.length, 2001);
    assert.match(found.at(-1)!.message, /More than 2000 problems/);
  });
});
