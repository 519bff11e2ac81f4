/** Breaks links and the text itself: files, anchors, decisions, line ends, blanks, pipes and numbers. */

import { linksOf } from '../../server/src/spec/link.ts';
import { numberedListsIn } from '../../server/src/spec/numbered-list.ts';
import { headingSpan, sectionsOfKind } from '../../server/src/spec/place.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { nameOf } from '../../server/src/spec/target-file.ts';
import { type Span, shift, textOf } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import { is, put } from './break.ts';
import type { Breaker, Mutant } from './mutant.ts';

/** Every link broken, and one place of each kind of text. */
export const hygieneMutants: Breaker = function* (text) {
  const spec = specOf(text);
  yield* links(spec, text);
  yield* appendix(spec);
  yield* headings(spec, text);
  yield* tables(spec, text);
  yield* code(spec, text);
  yield* lines(spec, text);
};

function* links(spec: Spec, text: string): Generator<Mutant> {
  const seen = new Set<string>();
  for (const { placed, link } of linksOf(spec)) {
    if (link.path === undefined || seen.has(link.path)) continue;
    seen.add(link.path);
    const span = shift(link.span, placed.origin);
    const name = nameOf(link.path);
    const other = (to: string): string => link.href.replace(name, to);
    yield put(is(`${name} misspelt`, 'link-file-missing'), span, other(name.replace(/(.)\./, '$1$1.')));
    if (seen.size === 1)
      yield put(is(`${name} gone`, 'link-file-missing'), span, other('quite-another-name.pdf'));
    yield put(
      is(`${name} with a capital`, 'link-case-mismatch'),
      span,
      other(`${name[0]!.toUpperCase()}${name.slice(1)}`),
    );
    const decision = /ADR-\d+/.exec(link.label);
    const at = span.start - 2 - link.label.length + (decision?.index ?? 0);
    if (decision && textOf(text, { start: at, end: at + decision[0].length }) === decision[0])
      yield put(
        is(`${decision[0]} renumbered`, 'adr-not-found'),
        { start: at, end: at + decision[0].length },
        'ADR-909',
      );
  }
}

function* appendix(spec: Spec): Generator<Mutant> {
  if (spec.status === 'Draft') return;
  for (const kind of ['artefact', 'decisions'])
    for (const placed of sectionsOfKind(spec, kind)) {
      const [block] = placed.section.part.blocks;
      const heading = shift(headingSpan(placed.section)!, placed.origin);
      yield put(
        is(`no link in '${placed.section.part.title}'`, 'appendix-link-missing'),
        shift(block!.span, placed.origin),
        'See the repository.',
        heading,
      );
    }
}

function* headings(spec: Spec, text: string): Generator<Mutant> {
  for (const placed of spec.sections.filter(s => s.node.level === 2).slice(2, 4)) {
    const { heading } = placed.section.part;
    const span = shift(heading!.content, placed.origin);
    const title = textOf(text, span);
    yield put(is(`'${title}' closed with marks`, 'heading-style'), span, `${title} ##`);
    yield put(
      is(`'${title}' with blanks behind`, 'trailing-space'),
      { start: span.end, end: span.end },
      '  ',
    );
    if (title.includes(' '))
      yield put(is(`'${title}' does not break`, 'non-breaking-space'), span, title.replace(' ', '\u00a0'));
    const slug = title.toLowerCase().replace(/ /g, '-');
    const text2 = `\n\nSee [there](#${slug.replace(/.(.)$/, '$1')}).`;
    yield put(
      is(`link to '${title}' misspelt`, 'link-anchor-missing'),
      { start: span.end, end: span.end },
      text2,
    );
    const underlined = `${title}\n${'='.repeat(title.length)}`;
    yield put(
      is(`'${title}' underlined`, 'heading-style'),
      shift(heading!.span, placed.origin),
      underlined.replaceAll('=', '-'),
    );
  }
}

function* tables(spec: Spec, text: string): Generator<Mutant> {
  const rows = spec.sections.flatMap(({ section, origin }) =>
    section.tables
      .filter(({ table }) => table.rows.length > 2)
      .map(({ table }) => shift(table.rows[1]!.span, origin)),
  );
  for (const span of rows.filter(s => / {3}\|/.test(textOf(text, s))).slice(2, 5)) {
    const line = textOf(text, span);
    yield put(is('a row too narrow', 'table-alignment'), span, line.replace(/ {2}\|/, '|'));
    yield put(is('a row too wide', 'table-alignment'), span, line.replace(/ {2}\|/, '      |'));
  }
}

function* code(spec: Spec, text: string): Generator<Mutant> {
  const fences = spec.sections.flatMap(({ section, origin }) =>
    section.fences.map(({ fence }) => ({ language: fence.language, span: shift(fence.content, origin) })),
  );
  const at = (span: Span, part: string): Span => {
    const start = span.start + textOf(text, span).indexOf(part);
    return { start, end: start + part.length };
  };
  for (const { span } of fences.filter(f => f.language === 'json').slice(0, 1)) {
    const quote = at(span, '"');
    yield put(is('a typographic quote in JSON', 'smart-quotes-in-code'), quote, '“');
    yield put(is('a hard space in JSON', 'non-breaking-space'), at(span, '  '), '\u00a0 ');
  }
  for (const { span } of fences.filter(f => f.language === 'sql').slice(0, 1))
    yield put(is('a hard space in SQL', 'non-breaking-space'), at(span, ' '), '\u00a0');
}

function* lines(spec: Spec, text: string): Generator<Mutant> {
  yield put(is('no line end', 'final-newline'), { start: text.length - 1, end: text.length }, '', {
    start: text.length - 2,
    end: text.length - 1,
  });
  const start = text.indexOf('\n', Math.floor(text.length / 2));
  yield put(is('another line end', 'crlf-mixed'), { start, end: start + 1 }, '\r\n');
  for (const { section, origin } of spec.sections)
    for (const items of numberedListsIn(section))
      for (const { span, number, mark } of items.slice(1, 2))
        yield put(
          is(`number ${number} is ${number + 1}`, 'list-numbering'),
          shift(span, origin),
          `${number + 1}${mark}`,
        );
}
