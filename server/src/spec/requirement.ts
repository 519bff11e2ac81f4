/** Requirements: their identifiers in texts, such as `FR-3`, and the products' requirements that a header refers to. */

import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { entryOfType, type HeaderEntry } from './header.ts';
import type { Section } from './section.ts';
import { type Spec, specText } from './spec.ts';

/** `FR-3`, `NFR-2.1`, `US-4a`. */
export const requirementForm = String.raw`[A-Z]{1,6}(?:-[A-Z]{1,6})?-\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?`;

/** Standards whose names have the form of a requirement's. */
export const isStandard = (id: string): boolean =>
  /^(?:AES|BASE|CVE|EC|ES|HS|HTTP|ISO|MD|PS|RFC|RS|RSA|SHA|TLS|UTC|UTF|X)-/.test(id);

const mention = new RegExp(String.raw`(?<![\w-])(${requirementForm})(?![\w-]|\.\d)`, 'g');

/** The identifiers that a section names, in upper case as written; `FR-1 to FR-4` names four. */
export const requirementsIn: (section: Section) => readonly string[] = memo(({ text, part }) => {
  const own = text.slice(part.start, part.end);
  if (!/[A-Z]-\d/.test(own)) return none;
  const found = new Set<string>();
  for (const match of own.matchAll(mention)) {
    if (found.size >= maxIds) break;
    if (isStandard(match[1]!)) continue;
    found.add(match[1]!);
    for (const more of following(match[1]!, own.slice(match.index + match[1]!.length).slice(0, 200)))
      found.add(more);
  }
  return [...found];
});

const none: readonly string[] = [];
const maxIds = 1000;
const maxRange = 100;

/** What `to FR-4`, `–4`, `, 5 and 6` or `/7` behind an identifier adds to it. */
function* following(id: string, rest: string): Generator<string> {
  const [, prefix, first] = /^(.*-)(\d+)$/.exec(id) ?? [];
  if (prefix === undefined || first === undefined) return;
  let at = 0;
  let last = Number(first);
  for (;;) {
    const step =
      /^\s{0,2}(?:(-|–|—|\.{2,3}|…|to|through|until)|,|\/|&|and|or)\s{0,2}(?:and\s)?\**([A-Z-]{0,14}?)(\d{1,4})(?![\w%.]\w)/.exec(
        rest.slice(at),
      );
    if (!step || (step[2] !== '' && step[2] !== prefix)) return;
    const next = Number(step[3]);
    if (step[1] && next > last && next - last <= maxRange)
      for (let n = last + 1; n < next; n++) yield `${prefix}${n}`;
    yield `${prefix}${next}`;
    last = next;
    at += step[0].length;
  }
}

/** All identifiers that a specification names. */
export const requirementsNamed: (spec: Spec) => ReadonlySet<string> = memo(
  spec => new Set(spec.sections.flatMap(({ section }) => requirementsIn(section))),
);

export interface RequirementsReference {
  /** As written, such as `PRD-208`. */
  readonly id: string;
  /** In the document. */
  readonly span: Span;
  /** It is a link to another place than a file of the workspace. */
  readonly isElsewhere: boolean;
}

/** The products' requirements that the header refers to. */
export const requirementsReferences: (spec: Spec) => readonly RequirementsReference[] = memo(spec => {
  const entry = entryOfType(spec.header, 'ids');
  return entry && !entry.isOpen ? readReferences(spec, entry) : [];
});

function readReferences(spec: Spec, { valueSpan }: HeaderEntry): RequirementsReference[] {
  const raw = specText(spec, valueSpan).slice(0, 4000);
  const found: RequirementsReference[] = [];
  // What a link leads to names the same requirements once more.
  const plain = raw.replace(/\]\([^()]*\)|https?:\/\/[^\s<>|)]+/g, text => ' '.repeat(text.length));
  for (const { 0: word, index } of plain.matchAll(/[A-Za-z0-9-]+/g)) {
    const id = /^[\d-]*([A-Za-z][A-Za-z0-9]*-[A-Za-z-]*\d.*)$/.exec(word)?.[1];
    if (id === undefined) continue;
    const start = valueSpan.start + index + word.length - id.length;
    const behind = raw.slice(index + word.length, index + word.length + 80);
    const isElsewhere = /^[^\],;]{0,60}\]\((?:[a-z][a-z0-9+.-]*:)?\/\//i.test(behind);
    found.push({ id, span: { start, end: start + id.length }, isElsewhere });
  }
  return found;
}
