/** Changes: the bullets that say what is added to an endpoint, deprecated in it or removed from it. */

import { memo } from '../text/memo.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Word } from './endpoint-heading.ts';
import { holdsPlaceholder, labelRegion } from './place.ts';
import { namesSample } from './sample.ts';
import type { Section } from './section.ts';

export type ChangeKind = 'added' | 'new' | 'deprecated' | 'removed' | 'renamed' | 'required' | 'changed';

export interface Change {
  /** The bullet's text, mark and blanks around it left out. */
  readonly span: Span;
  readonly text: string;
  /** Undefined where the first words say nothing known. */
  readonly kind?: ChangeKind;
  /** The words that say so. */
  readonly verb?: Word;
  /** The names in code marks, in order. */
  readonly names: readonly Word[];
  /** What changes is demanded of callers. */
  readonly isRequired: boolean;
}

const kinds: readonly (readonly [ChangeKind, RegExp])[] = [
  ['deprecated', /^deprecat\w*/i],
  ['removed', /^(?:remov|delet|dropp?|withdr[ae]w|retir)\w*/i],
  ['renamed', /^renam\w*/i],
  ['required', /^(?:made|make|makes|now)\s+(?:required|mandatory)/i],
  ['added', /^add\w*/i],
  ['new', /^new\b/i],
  ['changed', /^(?:chang|modif|updat|extend|replac|rais|lower|tighten|relax)\w*/i],
];

/** The bullets under the label of a changed endpoint, or all of its section where it has none; open ones left out. */
export const changesOf: (section: Section) => readonly Change[] = memo(section => {
  if (section.slot?.kind !== 'endpoint change') return [];
  const label = section.labels.find(l => /^changes?$/.test(l.key));
  const region = label ? labelRegion(section, label) : undefined;
  return section.part.blocks.flatMap(block =>
    block.kind === 'list' && (!region || overlaps(region, block.span)) ? bulletsIn(section, block.span) : [],
  );
});

function bulletsIn(section: Section, { start, end }: Span): Change[] {
  return [
    ...section.text.slice(start, end).matchAll(/^[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]{1,9}(\S.*)$/gm),
  ].flatMap(match => {
    const text = match[1]!.trimEnd();
    const from = start + match.index + match[0].indexOf(text);
    const span = { start: from, end: from + text.length };
    return isOpen(section, span, text) || text.length > 2000 ? [] : [readChange(text, span)];
  });
}

const isOpen = (section: Section, span: Span, text: string): boolean =>
  holdsPlaceholder(section, span) || namesSample(section.template, text);

function readChange(text: string, span: Span): Change {
  const lead = /^[*_\s]*/.exec(text)![0].length;
  const rest = text.slice(lead);
  const found = kinds.find(([, form]) => form.test(rest));
  const verb = found?.[1].exec(rest)?.[0];
  const names = [...text.matchAll(/`([^`]+)`/g)].map(match => ({
    text: match[1]!,
    span: { start: span.start + match.index + 1, end: span.start + match.index + 1 + match[1]!.length },
  }));
  return {
    span,
    text,
    ...(found ? { kind: found[0] } : {}),
    ...(verb
      ? { verb: { text: verb, span: { start: span.start + lead, end: span.start + lead + verb.length } } }
      : {}),
    names,
    isRequired:
      /\b(?:required|mandatory)\b/i.test(text) &&
      !/\b(?:no longer|not|un)\s?(?:required|mandatory)\b/i.test(text),
  };
}
