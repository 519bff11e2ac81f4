/** People: who a specification says is responsible. */

import { headerEntry } from './header.ts';
import { cellTexts } from './section.ts';
import type { Spec } from './spec.ts';

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
  return [...new Set(names.filter(n => /\p{L}{2}/u.test(n) && !n.includes('[')))];
}
