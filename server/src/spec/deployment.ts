/** Deployment: the steps of a numbered list, and what each certainly deploys. */

import { listMarker } from '../blocks/line.ts';
import { stripMarkup } from '../template/key.ts';
import { contentEnd, lineStarts } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section } from './section.ts';

export type StepKind = 'migration' | 'backend' | 'frontend' | 'flag';

/** A step. Spans are within the section's chunk. */
export interface DeploymentStep {
  /** What follows the number, up to the end of the line. */
  readonly span: Span;
  readonly text: string;
  /** Absent where the words name none or several, of which neither leads. */
  readonly kind?: StepKind;
  /** Something goes away in this step: an old column, a table. */
  readonly isRemoval: boolean;
  /** Lines below it belong to it, so that it cannot be moved by its line alone. */
  readonly isLong: boolean;
}

/** The steps of the numbered lists of a section, those left open are not among them. */
export const deploymentStepsIn: (section: Section) => readonly DeploymentStep[] = memo(section =>
  section.part.blocks
    .filter(({ kind }) => kind === 'list')
    .flatMap(({ span }) => readSteps(section, span))
    .filter(({ span }) => !holdsPlaceholder(section, span)),
);

function readSteps({ text }: Section, list: Span): DeploymentStep[] {
  const steps: { span: Span; isLong: boolean }[] = [];
  for (const offset of lineStarts(text.slice(list.start, list.end))) {
    const start = list.start + offset;
    const end = contentEnd(text, start);
    const marker = /^ {0,3}\d/.test(text.slice(start, start + 4))
      ? listMarker(text, start + /^ */.exec(text.slice(start, start + 4))![0].length, end)
      : undefined;
    const last = steps.at(-1);
    if (marker?.number !== undefined && !marker.empty) {
      const gap = /^[ \t]*/.exec(text.slice(marker.end, end))![0].length;
      steps.push({ span: { start: marker.end + gap, end }, isLong: false });
    } else if (last && text.slice(start, end).trim() !== '') last.isLong = true;
  }
  return steps.map(({ span, isLong }) => {
    const words = stripMarkup(text.slice(span.start, span.end));
    const kind = kindOf(words);
    return { span, text: words, ...(kind && { kind }), isRemoval: removal.test(words), isLong };
  });
}

const removal =
  /\b(?:drop|drops|dropped|remov\w*|delet\w*|clean\w*|contract\w*|old|legacy|retire\w*|after(?:wards)?)\b/i;

const words: readonly (readonly [StepKind, RegExp])[] = [
  [
    'migration',
    /\b(?:(?:database|db|schema|sql) (?:schema )?migrations?|schema changes?|migrate (?:the )?(?:database|schema|db))\b/i,
  ],
  ['backend', /\bback-?end\b/i],
  ['frontend', /\bfront-?end\b/i],
  ['flag', /\b(?:feature[- ])?(?:flags?|toggles?)\b/i],
];

/** What leads the step; a migration together with a backend is neither. */
function kindOf(text: string): StepKind | undefined {
  const found = words.flatMap(([kind, form]) => {
    const match = form.exec(text);
    return match ? [{ kind, at: match.index }] : [];
  });
  if (found.some(f => f.kind === 'migration') && found.some(f => f.kind === 'backend')) return undefined;
  found.sort((a, b) => a.at - b.at);
  return found[0]?.kind;
}
