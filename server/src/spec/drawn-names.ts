/** Names for new drawings: the components and states that a specification has, drawn or not. */

import { cellTexts } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** Names of the rows of the tables that stand beside a drawing, such as the components beside their picture. */
export function componentsOf(spec: Spec): string[] {
  const picture = spec.sections.find(s => s.node.slot?.kind === 'components');
  const beside = picture?.parent?.children ?? spec.sections;
  const names: string[] = [];
  for (const { section } of beside)
    for (const table of section.tables)
      for (const [i, column] of table.columns.entries())
        if (column.slot?.isKey && /component/i.test(column.name)) names.push(...cellTexts(section, table, i));
  return [...new Set(names.filter(n => n !== '' && !n.includes('[')))];
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
  return [...new Set(names.filter(n => /^[\p{L}][\p{L}\p{N} _-]{0,30}$/u.test(n)))];
}

const ownText = ({ section }: PlacedSection): string =>
  section.text.slice(section.part.start, section.part.end);
