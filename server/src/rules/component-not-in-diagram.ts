/** A row of components that the picture does not show. */

import {
  type Components,
  componentsIn,
  type ListedComponent,
  names,
  nearestComponent,
} from '../spec/component.ts';
import { renameDrawn } from '../spec/redraw.ts';
import { cellOf } from '../spec/rows.ts';
import { replace } from '../text/edit.ts';
import { shift, textOf } from '../text/span.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

const picture =
  '## System Context\n\n### Affected Systems\n\n```\n┌──────────┐     ┌──────────────┐\n│   Web    │────▶│  Search API  │\n└──────────┘     └──────────────┘\n```\n\n';
const head =
  '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Web | New | Button |\n';

export const componentNotInDiagram = specRule({
  id: 'component-not-in-diagram',
  title: 'Component missing in the picture',
  why: 'A component that the picture does not show has no visible neighbours, and its calls are forgotten.',
  severity: 'info',
  reads: ['component changes', 'components', 'service', 'services'],
  examples: [
    {
      bad: `${picture}${head}| ‹Search Worker› | New | Nightly |\n`,
      good: `${picture}${head}| search-api (v2) | Modify | Saves |\n| Old Worker | Deprecate | Goes away |\n`,
    },
    {
      bad: `${picture}${head}| ‹Saerch API› | New | Saves |\n`,
      good: `${picture}![The jobs](jobs.png)\n\n${head}| Search Worker | New | Nightly |\n`,
    },
  ],
  *check(spec) {
    const components = componentsIn(spec);
    if (!components.isWhole) return;
    for (const listed of components.listed)
      if (!isDrawn(listed, components)) {
        const finding = notDrawn(listed, components);
        if (finding) yield finding;
      }
  },
});

const isDrawn = ({ name }: ListedComponent, { drawn }: Components): boolean =>
  drawn.some(node => names(name, node.name));

/** The picture shows what will be. */
const isLeaving = ({ row }: ListedComponent): boolean =>
  /deprecat|remov|delet|retire|decommission|drop/i.test(cellOf(row, 'change type')?.text ?? '');

function notDrawn(listed: ListedComponent, { drawn, listed: all }: Components): Finding | undefined {
  const span = shift(listed.cell.span, listed.placed.origin);
  const free = drawn.filter(node => !all.some(other => names(other.name, node.name)));
  const near = nearestComponent(
    listed.name,
    free.map(({ name }) => name),
  );
  const node = free.find(({ name }) => name === near);
  if (!node && isLeaving(listed)) return undefined;
  if (!node) return { span, message: `Unexpected component '${listed.name}', expected it in the picture` };
  const { text } = node.placed.section;
  const suggestions: Repair[] = [
    { title: `Rename to \`${node.name}\``, edits: [replaceName(listed, node.name)] },
  ];
  const [only] = node.spans;
  const edit = only && node.spans.length === 1 ? renameDrawn(text, only, listed.name) : undefined;
  if (edit)
    suggestions.push({
      title: `Rename \`${node.name}\` in the picture to \`${listed.name}\``,
      edits: [{ ...edit, span: shift(edit.span, node.placed.origin) }],
    });
  return {
    span,
    message: `Unexpected component '${listed.name}', did you mean '${node.name}'?`,
    related: node.spans
      .slice(0, 1)
      .map(s => ({ span: shift(s, node.placed.origin), message: `'${node.name}' in the picture` })),
    suggestions,
  };
}

/** The name without the marks around it. */
function replaceName({ name, cell, placed }: ListedComponent, newName: string): Repair['edits'][number] {
  const at = textOf(placed.section.text, cell.span).indexOf(name);
  const start = cell.span.start + Math.max(0, at);
  const end = at < 0 ? cell.span.end : start + name.length;
  return replace(shift({ start, end }, placed.origin), newName);
}
