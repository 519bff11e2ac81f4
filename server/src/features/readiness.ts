/** Readiness: what stands between a specification and a later STATUS, section by section. */

import { positionAt } from '../blocks/position.ts';
import type { Problem } from '../lint/check.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { stripMarkup, valueKey } from '../template/key.ts';
import type { Template } from '../template/template.ts';

export interface Readiness {
  /** The document's own STATUS, if it has a known one. */
  readonly status?: string;
  /** The STATUS that it is judged by. */
  readonly next: string;
  /** Sections that hold something back, in document order. */
  readonly sections: readonly UnreadySection[];
}

export interface UnreadySection {
  /** Words of the heading; empty for what stands before the first one. */
  readonly title: string;
  /** Line of the heading, from 0. */
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** The values of STATUS in the order of the template. */
export const statusesOf = ({ header }: Template): readonly string[] =>
  header?.fields.find(f => f.type === 'status')?.values ?? [];

/** The STATUS of the template that a text means, in any letter case. */
export const statusNamed = (template: Template, text: string): string | undefined =>
  statusesOf(template).find(status => valueKey(status) === valueKey(text));

/** The STATUS that comes behind the document's own, or its own where none does; undefined if the template has none. */
export function nextStatus({ template, status }: Spec): string | undefined {
  const statuses = statusesOf(template);
  const at = Math.max(0, statuses.indexOf(status ?? ''));
  return statuses[Math.min(at + 1, statuses.length - 1)];
}

/** The specification as it will be read when its STATUS is another. */
export const atStatus = (spec: Spec, status: string): Spec => ({ ...spec, status });

/** What blocks a STATUS: the warnings and errors among the problems that `atStatus` has. */
export function readinessOf(spec: Spec, problems: readonly Problem[], next: string): Readiness {
  const blocking = problems.filter(p => p.severity === 'error' || p.severity === 'warning');
  const bySection = new Map<PlacedSection | undefined, Problem[]>();
  let index = -1;
  for (const problem of [...blocking].sort((a, b) => a.span.start - b.span.start)) {
    while (index + 1 < spec.sections.length && spec.sections[index + 1]!.start <= problem.span.start) index++;
    const section = spec.sections[index];
    const known = bySection.get(section);
    if (known) known.push(problem);
    else bySection.set(section, [problem]);
  }
  const sections = [...bySection].map(([section, own]) => toSection(spec, section, own));
  return { ...(spec.status === undefined ? {} : { status: spec.status }), next, sections };
}

const toSection = (
  { document }: Spec,
  placed: PlacedSection | undefined,
  problems: readonly Problem[],
): UnreadySection => ({
  title: placed?.section.part.heading ? stripMarkup(placed.section.part.title) : '',
  line: placed ? positionAt(document, placed.start).line : 0,
  problems,
});

/** How many findings hold a specification back. */
export const countOf = ({ sections }: Readiness): number =>
  sections.reduce((count, { problems }) => count + problems.length, 0);

/** The same as Markdown, for people; lines count from 1. */
export function toMarkdown({ document }: Spec, readiness: Readiness): string {
  const { next, sections, status } = readiness;
  const count = countOf(readiness);
  const now = status === undefined ? '' : ` Its STATUS is ${status}.`;
  const head = `# Ready for ${next}?\n\n`;
  if (count === 0) return `${head}Yes, nothing stands in the way.${now}\n`;
  const findings = `${count} ${count === 1 ? 'finding stands' : 'findings stand'} in the way.`;
  const parts = sections.map(({ title, line, problems }) => {
    const items = problems.map(({ span, severity, message, rule }) => {
      const at = positionAt(document, span.start).line + 1;
      return `- Line ${at}, ${severity}: ${escaped(message)} (\`${rule.id}\`)`;
    });
    return `## ${title === '' ? `Line ${line + 1}` : escaped(title)}\n\n${items.join('\n')}\n`;
  });
  return `${head}Not yet: ${findings}${now}\n\n${parts.join('\n')}`;
}

/** What Markdown would take for marks, code left as it is. */
const escaped = (text: string): string =>
  text.replace(/`[^`]*`|[<>*_[\]\\]/g, piece => (piece.length > 1 ? piece : `\\${piece}`));
