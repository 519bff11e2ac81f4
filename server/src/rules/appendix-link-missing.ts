/** A part of the appendix that leads to no artefact. */

import { headingSpan } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { trimSpan } from '../text/span.ts';
import { gate, type Repair, sectionRule } from './rule.ts';

export const appendixLinkMissing = sectionRule({
  id: 'appendix-link-missing',
  title: 'Appendix without a link',
  why: 'The appendix is where others look for the artefact itself; a sentence about it cannot be opened.',
  severity: gate({ 'In Review': 'info', Approved: 'warning', Complete: 'error' }),
  kinds: ['artefact', 'decisions'],
  examples: [
    {
      bad: '## Appendix\n\n### ‹A: API Schema (OpenAPI)›\n\nSee the repository of the team.\n\n### ‹B: Database ERD›\n\n`docs/erd.mmd`\n',
      good: '## Appendix\n\n### A: API Schema (OpenAPI)\n\n[The API](api.yaml)\n\n### B: Database ERD\n\n```mermaid\nerDiagram\n```\n\n### C: Sequence Diagrams\n\nN/A, one call only\n\n### D: ADR\n\n- https://adr.example.com/17\n',
    },
    {
      bad: '## Appendix\n\n### ‹C: Sequence Diagrams›\n\n`[flow](x.mmd)`\n',
      good: '## Appendix\n\n### A: API Schema (OpenAPI)\n[Link to OpenAPI spec]\n\n### B: Database ERD\n\n![entities][1]\n\n[1]: erd.svg\n\n### C: Sequence Diagrams\n\n### D: ADR\n\nNone: nothing had to be decided.\n',
    },
  ],
  *check(section) {
    const { part, content, fences, tables, placeholders } = section;
    const span = headingSpan(section);
    if (!span || content !== 'filled' || placeholders.length > 0) return;
    if (fences.length + tables.length > 0 || part.blocks.some(b => b.kind === 'html')) return;
    const text = section.text.slice(part.heading!.span.end, part.end);
    if (address.test(text) || leads.test(text.replace(/`[^`]{0,500}`/g, ''))) return;
    const path = lonePath(section);
    yield {
      span,
      message: `No link in '${section.slot?.title ?? part.title}', expected one to the artefact`,
      suggestions: path ? [path] : [],
    };
  },
});

// Inline or by reference.
const leads = /\]\s?[([]|^ {0,3}\[[^[\]\r\n]{1,300}\]:/m;
const address = /<[a-z]+:|\b(?:https?|ftp|file):\/\/|\bwww\./i;

/** Makes a link of a path that stands alone. */
function lonePath({ part, text }: Section): Repair | undefined {
  const [block, ...others] = part.blocks.filter(b => b.kind !== 'break');
  if (block?.kind !== 'paragraph' || others.length > 0) return undefined;
  const span = trimSpan(text, block.span);
  const path = /^`?((?:[\w.-]+\/)*[\w-][\w.-]*\.[A-Za-z0-9]{2,8})`?$/.exec(
    text.slice(span.start, span.end),
  )?.[1];
  if (path === undefined) return undefined;
  return { title: 'Make it a link', edits: [replace(span, `[${part.title.trim()}](${path})`)] };
}
