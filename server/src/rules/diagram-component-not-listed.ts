/** A component of the picture that has no row beside it. */

import {
  type Components,
  componentsIn,
  type DrawnComponent,
  isExternal,
  names,
  nearestComponent,
} from '../spec/component.ts';
import { newRow } from '../spec/new-row.ts';
import { sectionsOfKind } from '../spec/place.ts';
import type { Spec } from '../spec/spec.ts';
import { shift } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

const none = '## Integration Points\n\n### External Services\n\nNone, nothing leaves the data centre.\n\n';
const head =
  '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Web | New | Button |\n';
const picture = (web: string, api: string): string =>
  `## System Context\n\n### Affected Systems\n\n\`\`\`\n┌──────────┐     ┌──────────────┐\n│   ${web}    │────▶│  ${api}  │\n└──────────┘     └──────────────┘\n\`\`\`\n\n`;

export const diagramComponentNotListed = specRule({
  id: 'diagram-component-not-listed',
  title: 'Component without a row',
  why: 'For every part of the picture a team has to know whether it is new, changes or goes away.',
  severity: 'info',
  reads: ['component changes', 'components', 'service', 'services'],
  examples: [
    {
      bad: `${picture('Web', '‹Search API›')}${head}\n${none}`,
      good: `${picture('Web', 'Search API')}${head}| \`search-api\` | Modify | Saves |\n`,
    },
    {
      bad: `${picture('Web', '‹Search API›')}${head}| Worker | New | Nightly |\n\n${none}`,
      good: `${picture('Web', 'Mail Relay')}${head}\n## Integration Points\n\n### External Services\n\n#### Mail Relay\n\n**Purpose**: Sends\n`,
    },
  ],
  *check(spec) {
    const components = componentsIn(spec);
    const { drawn, listed, hasOpenRow } = components;
    // Without a word on the services outside, a box may be one of them.
    if (hasOpenRow || listed.length === 0 || !components.areServicesTold) return;
    const free = drawn.filter(node => !isKnown(node, components));
    // A table that names few of the boxes names what changes, not everything.
    if (free.length * 2 > drawn.length) return;
    for (const node of free) {
      const span = node.spans[0];
      if (!span) continue;
      const repair = addition(spec, node);
      yield {
        span: shift(span, node.placed.origin),
        message: `Unexpected component '${node.name}' in the picture, expected a row that says what changes in it`,
        ...(repair ? { fix: repair } : {}),
      };
    }
  },
});

/** It has a row or a section, is drawn around or within one that has, or is somebody who only uses the system. */
function isKnown({ name, frames, isFrame }: DrawnComponent, { listed, services }: Components): boolean {
  if (isFrame || isExternal(name) || person.test(name) || name.length > 60 || !/\p{L}/u.test(name))
    return true;
  if ([name, ...frames].some(own => listed.some(row => names(row.name, own)))) return true;
  if (services.some(service => names(service, name))) return true;
  // A misspelt name is reported at the row.
  return (
    nearestComponent(
      name,
      listed.map(row => row.name),
    ) !== undefined
  );
}

const person = /\b(?:users?|clients?|customers?|admins?|operators?|browsers?|people|person|actors?)\b/i;

/** A row like the template's, with the name in it. */
function addition(spec: Spec, { name }: DrawnComponent): Repair | undefined {
  for (const kind of ['component changes', 'components'])
    for (const { section, origin } of sectionsOfKind(spec, kind))
      for (const table of section.tables) {
        const sample = table.slot?.rows[0];
        if (table.kind !== 'components' || !table.slot || !sample) continue;
        const cells = new Map(
          table.slot.columns.map((column, i) => [column.role, column.isKey ? name : (sample[i] ?? '')]),
        );
        const edit = newRow(section, table, { cells });
        return {
          title: `Add a row for '${name}'`,
          edits: [{ ...edit, span: shift(edit.span, origin) }],
          scaffold: true,
        };
      }
  return undefined;
}
