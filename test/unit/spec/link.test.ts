/** Links, anchors, files and decisions as real specifications write them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decisionNumber, decisionsIn, fateOf } from '../../../server/src/spec/adr.ts';
import { handAnchorsOf } from '../../../server/src/spec/anchor.ts';
import { isSureGuess } from '../../../server/src/spec/guess.ts';
import { anchorsOf, linksOf } from '../../../server/src/spec/link.ts';
import { filePath, foundFile, writtenLike } from '../../../server/src/spec/target-file.ts';
import { specOf } from '../../engine.ts';
import { fakeFiles } from '../../files.ts';

const links = (text: string) =>
  linksOf(specOf(`# T\n\n${text}\n`, { force: true })).map(({ link }) => [link.path, link.anchor]);

describe('links', () => {
  it('with titles, angle brackets, queries and anchors', () => {
    assert.deepEqual(links('[a](b.md) [c](<d e.md> "t") ![f](g.svg?x=1#h) [i](#j) [k](https://l.m/n.md)'), [
      ['b.md', undefined],
      ['d e.md', undefined],
      ['g.svg', 'h'],
      [undefined, 'j'],
      [undefined, undefined],
    ]);
  });
  it('in cells and lists; not in code, comments and fences', () => {
    assert.deepEqual(
      links(
        '| a | b |\n|---|---|\n| [a](b.md) | `[c](d.md)` |\n\n- [e](f.md)\n\n<!-- [g](h.md) -->\n\n```\n[i](j.md)\n```',
      ),
      [
        ['f.md', undefined],
        ['b.md', undefined],
      ],
    );
  });
  it('spans are those of the target', () => {
    const text = '# T\n\nSee [a `b`](<c d.md#e>).\n';
    const [{ link, placed }] = linksOf(specOf(text, { force: true })) as [ReturnType<typeof linksOf>[number]];
    assert.equal(text.slice(placed.origin + link.span.start, placed.origin + link.span.end), 'c d.md#e');
  });
});

describe('anchors', () => {
  const anchors = (text: string): string[] => [...anchorsOf(specOf(text, { force: true })).keys()];
  it('as GitHub makes them, the second of a name with a number', () => {
    assert.deepEqual(anchors('# A `b_c` & D\n\n## Plan\n\n## Plan\n\n## Plan-1\n\n## [x](y)\n'), [
      'a-b_c--d',
      'plan',
      'plan-1',
      'plan-1-1',
      'x',
    ]);
  });
  it('written by hand, and headings inside of quotes', () => {
    const spec = specOf('# T\n\n<a name="One-Two"></a>\n\n> ## In a quote\n\n## X {#three}\n', {
      force: true,
    });
    assert.deepEqual([...handAnchorsOf(spec)], ['onetwo', 'inaquote', 'three']);
  });
});

describe('files', () => {
  const folder = fakeFiles(['docs/Open Api.yaml', 'docs', 'guide.md']);
  it('only what is certainly a file here', () => {
    for (const path of ['/root.md', 'x', 'a/{id}.md', 'C:/a.md', '<x>.md', 'a/...', '$HOME/a.md'])
      assert.equal(filePath(path), undefined, path);
    assert.equal(filePath('a%20b.md'), 'a b.md');
    assert.equal(filePath('100%.md'), '100%.md');
  });
  it('are there, are not, or have another letter case', () => {
    assert.deepEqual(foundFile('./guide.md', folder), { isThere: true });
    assert.deepEqual(foundFile('guide.html', folder), { isThere: true });
    assert.deepEqual(foundFile('docs/open api.yaml', folder), {
      isThere: false,
      cased: 'docs/Open Api.yaml',
    });
    assert.deepEqual(foundFile('docs/none.yaml', folder), { isThere: false });
  });
  it('are written as a link needs them', () => {
    assert.equal(writtenLike('a b (1).md', 'x.md'), 'a%20b%20%281%29.md');
    assert.equal(writtenLike('a.md', 'x.md'), 'a.md');
  });
  it('other digits are another file', () => {
    assert.equal(isSureGuess('tech-045-erd.mmd', 'tech-041-erd.mmd'), false);
    assert.equal(isSureGuess('tech-041-edr.mmd', 'tech-041-erd.mmd'), true);
  });
});

describe('decisions', () => {
  it('numbers of files', () => {
    const numbers = [
      'adr-017-x.md',
      '0017-x.md',
      'docs/ADR_17.md',
      'adr.md',
      '2024-01-01-note.txt',
      'x-17.md',
      '17.png',
    ];
    assert.deepEqual(numbers.map(decisionNumber), [17, 17, 17, undefined, 2024, undefined, undefined]);
  });
  it('named in text', () => {
    const [placed] = specOf(
      '# T\n\nADR-017, ADR 9, (ADR0023), `ADR-1`, ADR-2.1, XADR-3, ADR-NTK10002-001\n',
      {
        force: true,
      },
    ).sections;
    assert.deepEqual(
      decisionsIn(placed!.section).map(d => d.number),
      [17, 9, 23],
    );
  });
  it('fates', () => {
    assert.deepEqual(fateOf('# A\n\n## Status\n\nSuperseded by [ADR-23](x.md)\n'), {
      word: 'superseded',
      by: 23,
    });
    assert.deepEqual(fateOf('Status: ❌ Rejected\n'), { word: 'rejected' });
    assert.deepEqual(fateOf('| Status | Deprecated |\n'), { word: 'deprecated' });
    for (const head of [
      '# A\n',
      'Status: Accepted\n\nDeprecated things',
      '**Status**: Accepted, supersedes ADR-1',
      '',
    ])
      assert.equal(fateOf(head), undefined, head);
  });
});
