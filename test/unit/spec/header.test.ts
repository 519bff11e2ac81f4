/** The header in every form that real documents use: which entries are read, and where their values stand. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HeaderEntry } from '../../../server/src/spec/header.ts';
import { specOf } from '../../engine.ts';
import { readMarks, writeMarks } from '../../marks.ts';

const entriesOf = (text: string): HeaderEntry[] => {
  const { header } = specOf(text);
  return header ? [header.block, ...header.others].flatMap(b => b.entries) : [];
};

/** Reads a text with the values of known fields marked, and says what they mean, by field. */
function assertValues(marked: string, values: Readonly<Record<string, string>>): void {
  const { text } = readMarks(marked);
  const known = entriesOf(text).filter(e => e.field);
  assert.equal(
    writeMarks(
      text,
      known.map(e => e.valueSpan),
    ),
    marked,
  );
  assert.deepEqual(Object.fromEntries(known.map(e => [e.field!.key, e.value])), values);
}

describe('forms of a header', () => {
  const filled = { FEATURE: 'Saved searches', 'SPEC ID': 'TECH-001', STATUS: 'Draft' };

  it('a fence', () => {
    assertValues('```\nFEATURE: ‹Saved searches›\nSPEC ID:   ‹TECH-001›  \nSTATUS: ‹Draft›\n```\n', filled);
    assertValues('~~~yaml\nfeature: ‹"Saved searches"›\nspec-id: ‹TECH-001›\nstatus: ‹Draft›\n~~~\n', filled);
  });

  it('a fence under its heading', () => {
    assertValues(
      '# X\n\n## Preamble\n\n```\nFeature: ‹Saved searches›\nSpec ID: ‹TECH-001›\nStatus: ‹Draft›\n```\n',
      filled,
    );
  });

  it('front matter', () => {
    assertValues(
      "---\nfeature: ‹'Saved searches'›\nspec_id: ‹TECH-001›\nstatus: ‹Draft›\n---\n\n# X\n",
      filled,
    );
  });

  it('bold lines, the colon inside or outside, with hard breaks', () => {
    assertValues('**Feature:** ‹Saved searches›  \n**Spec ID**: ‹TECH-001›  \n**Status:** ‹Draft›\n', filled);
  });

  it('plain lines', () => {
    assertValues('# X\n\nFeature: ‹Saved searches›\nSpec ID: ‹TECH-001›\nStatus: ‹Draft›\n', filled);
  });

  it('bullets, with links and other keys', () => {
    assertValues(
      '- Feature: ‹Saved searches›\n- Epic: SRCH-4\n* **Spec ID**: ‹[TECH-001](https://example.com/TECH-001)›\n+ Status: ‹[Draft](/README.md#draft)›\n',
      filled,
    );
  });

  it('a table, with a header row and without one', () => {
    assertValues(
      '| Field | Value |\n|---|---|\n| **Feature** | ‹Saved searches› |\n| Spec ID | ‹TECH-001› |\n| Status |‹Draft›|\n',
      filled,
    );
    assertValues(
      '| Feature | ‹Saved searches› |\n|---|---|\n| `Spec ID` | ‹`TECH-001`› |\n| **Status:** | ‹**Draft**› |\n',
      filled,
    );
  });

  it('a quote, several keys on a line', () => {
    assertValues('> **Feature**: ‹Saved searches›\n> Spec ID: ‹TECH-001› | Status: ‹**Draft**›\n', filled);
  });
});

describe('values of a header', () => {
  it('keep pictographs and emphasis out of what they mean', () => {
    assertValues('- Feature: ‹Saved searches›\n- Spec ID: ‹TECH-001›\n- Status: ‹✅ **Approved**›\n', {
      FEATURE: 'Saved searches',
      'SPEC ID': 'TECH-001',
      STATUS: 'Approved',
    });
  });

  it('mean a status in any letter case, whatever remark stands behind it', () => {
    const statusOf = (status: string): string | undefined =>
      specOf(`\`\`\`\nFEATURE: x\nSPEC ID: TECH-001\nSTATUS: ${status}\n\`\`\`\n`).status;
    assert.equal(statusOf('in review'), 'In Review');
    assert.equal(statusOf('APPROVED (v2)'), 'Approved');
    assert.equal(statusOf('Complete - live since May'), 'Complete');
    assert.equal(statusOf('ready'), undefined);
    assert.equal(statusOf('[Draft/In Review/Approved/Implementation/Complete]'), undefined);
    assert.equal(statusOf('Draft/In Review/Approved/Implementation/Complete'), undefined);
  });

  it('are empty spans where nothing stands', () => {
    const text = '```\nFEATURE: \nSPEC ID:\nSTATUS: Draft\n```\n';
    const [feature, id] = entriesOf(text);
    const [behindBlank, behindColon] = [text.indexOf('FEATURE: ') + 9, text.indexOf('SPEC ID:') + 8];
    assert.deepEqual(feature?.valueSpan, { start: behindBlank, end: behindBlank });
    assert.deepEqual(id?.valueSpan, { start: behindColon, end: behindColon });
    assert.deepEqual([feature?.value, id?.value], ['', '']);
  });
});

describe('surroundings of a header', () => {
  it('CRLF and lone CR', () => {
    for (const lineEnd of ['\r\n', '\r'])
      assertValues(
        '# X\n\n```\nFEATURE: ‹Saved searches›\nSPEC ID: ‹TECH-001›\nSTATUS: ‹Draft›\n```\n'.replaceAll(
          '\n',
          lineEnd,
        ),
        { FEATURE: 'Saved searches', 'SPEC ID': 'TECH-001', STATUS: 'Draft' },
      );
  });

  it('a byte order mark', () => {
    const values = { FEATURE: 'Saved searches', 'SPEC ID': 'TECH-001', STATUS: 'Draft' };
    assertValues('\ufeff---\nfeature: ‹Saved searches›\nspec id: ‹TECH-001›\nstatus: ‹Draft›\n---\n', values);
    assertValues('\ufeff```\nFEATURE: ‹Saved searches›\nSPEC ID: ‹TECH-001›\nSTATUS: ‹Draft›\n```\n', values);
    assertValues(
      '\ufeff**Feature:** ‹Saved searches›\n**Spec ID:** ‹TECH-001›\n**Status:** ‹Draft›\n',
      values,
    );
  });

  it('two blocks: the fuller leads, the other adds what it lacks', () => {
    const { header, status } = specOf(
      '---\nfeature: Saved searches\nspec id: TECH-001\nversion: 1.0\n---\n\n# X\n\n```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-02-10\nSTATUS: Approved\n```\n',
    );
    assert.equal(header?.block.form, 'fence');
    assert.deepEqual(
      header?.others.map(b => b.form),
      ['frontmatter'],
    );
    assert.equal(status, 'Approved');
  });

  it('lines of a sample deep in the document are no header', () => {
    assert.deepEqual(
      entriesOf('# X\n\n## Overview\n\nText.\n\n```\nDate: 2026-02-10\nStatus: open\n```\n'),
      [],
    );
    assert.deepEqual(entriesOf('# X\n\nAuthor: Ana\n'), []);
  });
});
