/** What is asked of the whole workspace: symbols, lenses, and links that follow renamed files. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slotLenses, useLenses } from '../../../server/src/features/lenses.ts';
import { concerned, linkEdits } from '../../../server/src/features/link-updates.ts';
import { scoreOf, workspaceSymbols } from '../../../server/src/features/workspace-symbols.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { own } from '../../documents.ts';
import { seed, specOf } from '../../engine.ts';
import { at, libraryOf } from '../../library.ts';

const refunds = own.find(d => d.name.startsWith('tech-041'))!.text;

describe('workspace symbols', () => {
  const { entries } = libraryOf({ 'tech-041.md': refunds, 'prd-208.md': '# PRD-208: Refund approvals\n' });
  const names = (query: string): string[] => workspaceSymbols(entries, query).map(s => s.name);

  it('find what is defined by letters in their order', () => {
    assert.equal(names('TECH-041')[0], 'TECH-041 Refund approvals');
    assert.equal(names('prd208')[0], 'PRD-208: Refund approvals');
    assert.equal(names('refcasdec')[0], 'refund_case_decision');
    assert.ok(names('post decisions').includes('POST /api/v1/refund-cases/{caseId}/decisions'));
    assert.deepEqual(names('zzz'), []);
  });
  it('put names that begin so first', () => {
    assert.ok(scoreOf('refund_case', 'refund')! > scoreOf('the_refund', 'refund')!);
    assert.ok(scoreOf('the_refund', 'refund')! > scoreOf('r_e_f_u_n_d', 'refund')!);
    assert.ok(scoreOf('savedSearch', 'ss')! > scoreOf('assess', 'ss')! - 1000);
    assert.equal(scoreOf('abc', 'cb'), undefined);
  });
  it('are at most 200', () => {
    const texts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, refunds]));
    assert.equal(workspaceSymbols(libraryOf(texts).entries, 'r').length, 200);
  });
});

describe('lenses', () => {
  it('count the open slots of each main section', () => {
    const lenses = slotLenses(specOf(seed));
    const [first] = lenses;
    assert.equal(seed.slice(first!.span.start, first!.span.end), 'Document Header');
    assert.equal(first!.title, '8 slots open');
    assert.equal(seed.slice(first!.slot!.start, first!.slot!.end), '[Feature Name]');
    assert.deepEqual(slotLenses(specOf(refunds)), []);
    assert.deepEqual(slotLenses(specOf('# Notes\n\n[Feature Name]\n')), []);
  });
  it('count the specifications that use what is defined', () => {
    const other = refunds
      .replace('SPEC ID: TECH-041', 'SPEC ID: TECH-050')
      .replace(
        '### New Endpoints',
        '### Modified Endpoints\n\nSee TECH-041.\n\n#### `GET /api/v1/refund-cases/{id}`\n\n### New Endpoints',
      );
    const library = libraryOf({ 'a.md': refunds, 'b.md': other });
    const lenses = useLenses(specOf(refunds), at('a.md'), library);
    const titles = lenses.map(l => `${refunds.slice(l.span.start, l.span.end)}: ${l.title}`);
    assert.ok(titles.includes('TECH-041: used in 1 spec'), titles.join('\n'));
    assert.deepEqual(useLenses(specOf(refunds), at('a.md'), libraryOf({ 'a.md': refunds })), []);
  });
});

describe('links that follow renamed files', () => {
  const header = '```\nFEATURE: a\nSPEC ID: TECH-1\nPRD REF: PRD-1\nSTATUS: Draft\n```\n\n## Overview\n\n';
  const moved = (path: string, text: string, moves: Record<string, string>): string => {
    const list = Object.entries(moves).map(([from, to]) => ({ from: at(from), to: at(to) }));
    return applyEdits(header + text, linkEdits(specOf(header + text), at(path), list)).slice(header.length);
  };

  it('get the new path, written as before', () => {
    assert.equal(
      moved(
        'docs/a.md',
        '[x](b.md#top) [y](./b.md) ![z](<../img/p.png>) [w](https://x.y/b.md) `[x](b.md)`\n',
        {
          'docs/b.md': 'docs/sub/new name.md',
          img: 'pictures',
        },
      ),
      '[x](sub/new%20name.md#top) [y](./sub/new%20name.md) ![z](<../pictures/p.png>) [w](https://x.y/b.md) `[x](b.md)`\n',
    );
  });
  it('lead to the same files when the document itself moves', () => {
    assert.equal(
      moved('docs/a.md', '[x](b.md) [y](../README.md?raw=1) [self](a.md) [z](sub/c.md)\n', {
        'docs/a.md': 'docs/sub/a.md',
      }),
      '[x](../b.md) [y](../../README.md?raw=1) [self](a.md) [z](c.md)\n',
    );
    // Together with what they lead to.
    assert.equal(
      moved('docs/a.md', '[x](b.md) [y](../c.md)\n', { docs: 'papers' }),
      '[x](b.md) [y](../c.md)\n',
    );
  });
  it('concern only documents that lead there or move', () => {
    const library = libraryOf({ 'a.md': `${header}[x](img/p.png)\n`, 'b.md': `${header}[x](q.png)\n` });
    assert.deepEqual(concerned(library, [{ from: at('img'), to: at('pictures') }]), [at('a.md')]);
    assert.deepEqual(concerned(library, [{ from: at('b.md'), to: at('c.md') }]), [at('b.md')]);
  });
});
