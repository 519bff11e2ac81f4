/** A row with fewer or more cells than its table has columns. */

import type { Row, Table } from '../blocks/block.ts';
import type { Section } from '../spec/section.ts';
import { stripMarkup } from '../template/key.ts';
import { insertAt } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

export const tableRowWidth = sectionRule({
  id: 'table-row-width',
  title: 'Row too short or too long',
  why: 'Surplus cells vanish when the table is shown, and behind a missing one every value stands in the wrong column.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    {
      bad: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n‹| Errors above 5% | Flag off |›',
      good: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | |',
    },
    {
      bad: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | Ana | ‹done |›',
      good: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | Ana, done |',
    },
    {
      bad: '### Limits\n\nName | Value\n---|---\nname | ‹`a|b`›\n‹size |›',
      good: '### Limits\n\nName | Value\n---|---\nname | `a\\|b`\nsize | 1',
    },
    {
      bad: '### Limits\n\n| Name | Value |\n|---|---|\n| size | 1 |\n‹The limits hold for all.›\n',
      good: '### Limits\n\n| Name | Value |\n|---|---|\n| size | 1 |\n\nThe limits hold for all.\n',
    },
  ],
  *check(section) {
    for (const { table } of section.tables) {
      const width = table.header.cells.length;
      for (const [i, row] of table.rows.entries()) {
        if (row.cells.length === width || isNoRow(section, row)) continue;
        if (row.cells.length < width && isText(section, table.header, row)) {
          yield textBelow(section, table, i);
          break;
        }
        yield row.cells.length < width ? tooShort(section, table, row) : tooLong(section, table, row);
      }
    }
  },
});

/** Pipes alone, or the end of a `:::` container. */
const isNoRow = ({ text }: Section, { span }: Row): boolean =>
  /^(?:[|\s]*|:{3,})$/.test(text.slice(span.start, span.end));

const isText = ({ text }: Section, header: Row, { span }: Row): boolean =>
  text.charAt(header.span.start) === '|' && !text.slice(span.start, span.end).includes('|');

/** A line without any pipe right below a table is a row of it, though nobody meant one. */
function textBelow({ text }: Section, { rows }: Table, index: number): Finding {
  const { span } = rows[index]!;
  const behind = rows.slice(index + 1).map(r => text.slice(r.span.start, r.span.end));
  const isSafe = behind.every(line => !line.includes('|')) || /^[\s|:-]+$/.test(behind[1] ?? '');
  const atLineStart = span.start === 0 || /[\r\n]/.test(text.charAt(span.start - 1));
  return {
    span,
    message: 'Unexpected text as a row of the table above, expected a blank line before it',
    ...(isSafe && atLineStart
      ? { fix: { title: 'Insert a blank line', edits: [insertAt(span.start, lineEndOf(text))] } }
      : {}),
  };
}

function tooShort({ text }: Section, { header }: Table, row: Row): Finding {
  const names = header.cells
    .slice(row.cells.length)
    .map(c => `'${stripMarkup(text.slice(c.span.start, c.span.end))}'`);
  const closed = /(?:^|[^\\])\|$/.test(text.slice(row.span.start, row.span.end));
  return {
    span: row.span,
    message: `Row has ${row.cells.length} of ${header.cells.length} cells: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing`,
    fix: {
      title: names.length === 1 ? 'Append an empty cell' : 'Append empty cells',
      edits: [insertAt(row.span.end, `${closed ? '' : ' |'}${' |'.repeat(names.length)}`)],
    },
  };
}

function tooLong(section: Section, { header }: Table, row: Row): Finding {
  const { text } = section;
  const width = header.cells.length;
  const pipes = pipesInCode(text, row.span);
  const [pipe] = pipes;
  if (pipe && pipes.length === row.cells.length - width)
    return {
      span: pipe.code,
      message: `Row has ${row.cells.length} cells, expected ${width}: the \`|\` inside code begins a new one`,
      fix: { title: 'Escape as `\\|`', edits: pipes.map(({ at }) => insertAt(at, '\\')) },
    };
  const span = { start: row.cells[width]!.span.start, end: row.span.end };
  const dropped = text.slice(span.start, row.cells.at(-1)!.span.end).trim();
  return {
    span: span.start < span.end ? span : row.span,
    message: `Row has ${row.cells.length} cells, expected ${width}${dropped === '' ? '' : `: '${dropped}' is dropped when rendered`}`,
  };
}

/** Unescaped pipes between two equal runs of backticks. */
function pipesInCode(text: string, { start, end }: Span): { at: number; code: Span }[] {
  const found: { at: number; code: Span }[] = [];
  const runs = [...text.slice(start, end).matchAll(/`+/g)];
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i]!;
    let j = i + 1;
    while (j < runs.length && runs[j]![0].length !== open[0].length) j++;
    if (j >= runs.length) continue;
    const code = { start: start + open.index, end: start + runs[j]!.index + runs[j]![0].length };
    for (let at = code.start; at < code.end; at++)
      if (text.charAt(at) === '\\') at++;
      else if (text.charAt(at) === '|') found.push({ at, code });
    i = j;
  }
  return found;
}
