/** Identifiers of specifications and requirements: in the header and wherever the text or the label of a link has one. */

import { idPattern } from '../../template/fields.ts';
import { lineOf } from '../../text/lines.ts';
import { memo } from '../../text/memo.ts';
import { type Span, shift } from '../../text/span.ts';
import { blocksOf, entryOfType, type HeaderEntry } from '../header.ts';
import type { NameKind } from '../name.ts';
import { eachProse } from '../prose.ts';
import type { Section } from '../section.ts';
import { type Spec, specText } from '../spec.ts';
import type { Found } from './found.ts';
import { toNameKey } from './key.ts';

/** Every identifier of the forms that the header's fields have, and of requirements such as `FR-1`. */
export function identifierNames(spec: Spec): Found[] {
  const forms = formsOf(spec);
  const headers = blocksOf(spec.header);
  const entries = headers.flatMap(block => block.entries.flatMap(entry => entryNames(spec, entry, forms)));
  const blocks = headers.map(block => block.span).sort((a, b) => a.start - b.start);
  const starts = blocks.map(({ start }) => start);
  const isHeader = ({ start }: Span): boolean => {
    const block = blocks[lineOf(starts, start)];
    return block !== undefined && block.start <= start && start < block.end;
  };
  const spoken = spec.sections.flatMap(({ section, origin }) =>
    identifiersIn(section).flatMap(({ text, span }) => {
      const own = shift(span, origin);
      return isHeader(own) ? [] : toFound(text, own, { forms, weight: 0 });
    }),
  );
  return [...entries, ...spoken];
}

interface Forms {
  kindOf(id: string): NameKind | undefined;
  /** What requirements such as `FR-1` belong to. */
  readonly home: string;
}

const ofRequirements = /^(?:N?FR|REQ|US|UC|AC)-\d/;

/** An identifier is of the field's kind if it has the form of the template's, or the letters of the document's own. */
function formsOf({ header, template }: Spec): Forms {
  const fields = template.header?.fields ?? [];
  const kinds = (['id', 'ids'] as const).map(type => {
    const entry = entryOfType(header, type);
    const own = entry && !entry.isOpen ? idsIn(entry.value) : [];
    return {
      kind: type === 'id' ? ('specification' as const) : ('requirement' as const),
      patterns: fields.filter(f => f.type === type).map(f => idPattern(f.placeholder)),
      letters: new Set(own.map(({ text }) => lettersOf(text))),
      own,
    };
  });
  return {
    kindOf: id => {
      const found = kinds.find(k => k.patterns.some(p => p.test(id)) || k.letters.has(lettersOf(id)));
      return found?.kind ?? (ofRequirements.test(id) ? 'requirement' : undefined);
    },
    home: kinds[1]!.own.map(({ text }) => toNameKey('requirement', text)).join(' '),
  };
}

const lettersOf = (id: string): string => id.split(/\d/, 1)[0]!;

/** The header's own SPEC ID describes the specification; all else in it speaks of others. */
function entryNames(spec: Spec, { field, valueSpan, isOpen }: HeaderEntry, forms: Forms): Found[] {
  if (isOpen) return [];
  return idsIn(specText(spec, valueSpan)).flatMap(({ text, span }) => {
    const isOwn = field?.type === 'id' && forms.kindOf(text) === 'specification';
    return toFound(text, shift(span, valueSpan.start), { forms, weight: isOwn ? 1 : 0 });
  });
}

function toFound(
  name: string,
  span: Span,
  { forms, weight }: { readonly forms: Forms; readonly weight: number },
): Found[] {
  const kind = forms.kindOf(name);
  if (!kind) return [];
  const scope = ofRequirements.test(name) ? { scope: forms.home } : {};
  return [{ kind, key: toNameKey(kind, name), ...scope, name, span, weight }];
}

interface Identifier {
  readonly text: string;
  readonly span: Span;
}

const form =
  /(?<![\p{L}\p{N}_/.-])[A-Z][A-Z0-9]{0,15}(?:-[A-Z][A-Z0-9]{0,15}){0,3}-\d{1,9}(?:\.\d{1,4}){0,3}(?![\p{L}\p{N}_/-])/gu;

function idsIn(text: string): Identifier[] {
  return [...text.matchAll(form)].map(match => ({
    text: match[0],
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** What looks like an identifier in the text of a section, in its code spans, too; addresses are left out. */
const identifiersIn: (section: Section) => readonly Identifier[] = memo(section =>
  [...eachProse(section)].flatMap(({ start, text }) => {
    const raw = section.text.slice(start, start + text.length);
    if (!/-\d/.test(raw)) return [];
    return idsIn(raw)
      .filter(({ span }) => isSeen(raw, text, span))
      .map(({ text: id, span }) => ({ text: id, span: shift(span, start) }));
  }),
);

const maxCode = 200;

/** True unless the stretch was blanked out for anything but code. */
function isSeen(raw: string, prose: string, { start, end }: Span): boolean {
  if (prose.slice(start, end).trim() !== '') return true;
  const before = raw.slice(Math.max(0, start - maxCode), start);
  const open = before.lastIndexOf('`');
  return open >= 0 && raw.slice(end, end + maxCode).includes('`') && !/[\r\n(]/.test(before.slice(open));
}
