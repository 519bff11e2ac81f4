/** Names: the people, components and states that a specification mentions. */

import { stripMarkup } from '../template/key.ts';
import { headerEntry } from './header.ts';
import { eachCell } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** People named in the header and in columns of owners, each once, in order. */
export function peopleOf(spec: Spec): string[] {
  const names: string[] = [];
  for (const field of spec.template.header?.fields ?? []) {
    const item = field.type === 'people' ? headerEntry(spec.header, field.key) : undefined;
    if (item && !item.isOpen) names.push(...item.value.split(/(?:(?<!\s)\s+)?(?:,|;|\band\b|&)\s*/));
  }
  for (const { section } of spec.sections)
    for (const table of section.tables)
      for (const [i, column] of table.columns.entries())
        if (/^owners?$/i.test(column.name)) {
          // The template's own sample cells name nobody.
          const samples = new Set(
            table.slot?.rows.map(row => row[table.slot!.columns.indexOf(column.slot!)]),
          );
          names.push(...cellTexts(section, table, i).filter(name => !samples.has(name)));
        }
  return unique(names.filter(n => /\p{L}{2}/u.test(n) && !n.includes('[')));
}

/** Names of the rows of the tables that stand beside a drawing, such as the components beside their picture. */
export function componentsOf(spec: Spec): string[] {
  const picture = spec.sections.find(s => s.node.slot?.kind === 'components');
  const beside = picture?.parent?.children ?? spec.sections;
  const names: string[] = [];
  for (const { section } of beside)
    for (const table of section.tables)
      for (const [i, column] of table.columns.entries())
        if (column.slot?.isKey && /component/i.test(column.name)) names.push(...cellTexts(section, table, i));
  return unique(names.filter(n => n !== '' && !n.includes('[')));
}

const listedStates = [
  /\bCHECK\s*\(\s*(?=\w*?stat(?:us|e))\w+\s+IN\s*\(([^()]*)\)/gi,
  /\bAS\s+ENUM\s*\(([^()]*)\)/gi,
  /\bStates?:\s*([^|\]\n]+)/g,
];

/** Names of states that DDL or a field description lists. */
export function statesOf(spec: Spec): string[] {
  const names: string[] = [];
  for (const placed of spec.sections) {
    const own = ownText(placed);
    for (const pattern of listedStates)
      for (const match of own.matchAll(pattern))
        names.push(...match[1]!.split(',').map(n => n.trim().replace(/^['"`]|['"`.]$/g, '')));
    if (names.length > 0) break;
  }
  return unique(names.filter(n => /^[\p{L}][\p{L}\p{N} _-]{0,30}$/u.test(n)));
}

const ownText = ({ section }: PlacedSection): string =>
  section.text.slice(section.part.start, section.part.end);

type Sectioned = PlacedSection['section'];

const cellTexts = (section: Sectioned, table: Sectioned['tables'][number], column: number): string[] =>
  [...eachCell(table, column)].map(({ span }) => stripMarkup(section.text.slice(span.start, span.end)));

const unique = (names: readonly string[]): string[] => [...new Set(names)];
