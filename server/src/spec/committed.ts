/** Committed: what a specification said when it was last committed, and whether it says something else now. */

import { type Chunk, readDocument } from '../blocks/document.ts';
import type { HeaderField, Template } from '../template/template.ts';
import { memoPair } from '../text/memo.ts';
import { headerBlocksOf, headerEntry } from './header.ts';
import { withoutRemark } from './header-values.ts';
import { fieldValue, readSpec, type Spec } from './spec.ts';

/** A document as Git has it. */
export interface Committed {
  /** All of it at HEAD. */
  readonly text: string;
  /** Day of the last commit that changed it, `YYYY-MM-DD` where its author was; absent where that is not known. */
  readonly date?: string;
}

/** The specification at HEAD; read once. */
export const committedSpec: (committed: Committed, template: Template) => Spec = memoPair(
  (committed, template) => readSpec(readDocument(committed.text), template, { force: true }),
);

/** True if both give the same version, or none of them a filled one. */
export const isSameVersion = (one: Spec, two: Spec): boolean => versionOf(one) === versionOf(two);

function versionOf({ header, template }: Spec): string {
  const field = template.header?.fields.find(f => f.type === 'version');
  const entry = field && headerEntry(header, field.key);
  return entry && !entry.isOpen ? withoutRemark(entry.value).replace(/^v(?=\d)/i, '') : '';
}

/** A STATUS as its header says it, with its place in the template's list; undefined where none of them is there. */
export function writtenStatus({
  header,
  template,
}: Spec): { readonly value: string; readonly place: number; readonly field: HeaderField } | undefined {
  const field = template.header?.fields.find(f => f.type === 'status');
  const entry = field && headerEntry(header, field.key);
  const value = field && entry && !entry.isOpen ? fieldValue(field, entry.value) : undefined;
  return field && value !== undefined ? { value, place: field.values.indexOf(value), field } : undefined;
}

/** True if more is different than the header, blanks, the widths of tables and ticks. */
export function isRewritten(now: Spec, before: Spec): boolean {
  const [a, b] = [now.document.chunks, before.document.chunks];
  return a.length !== b.length || a.some((chunk, i) => !isAlike(chunk, b[i]!, now.template));
}

const isAlike = (one: Chunk, two: Chunk, template: Template): boolean =>
  one.text === two.text || bodyOf(one, template) === bodyOf(two, template);

/** What a chunk says beside the header. */
const bodyOf: (chunk: Chunk, template: Template) => string = memoPair((chunk, template) => {
  let text = '';
  let at = 0;
  for (const { span } of headerBlocksOf(chunk, template)) {
    text += chunk.text.slice(at, span.start);
    at = span.end;
  }
  return (text + chunk.text.slice(at))
    .replace(/\[[xX ]\]/g, '[]')
    .replace(/\s+/g, '')
    .replace(/-{2,}/g, '-');
});
