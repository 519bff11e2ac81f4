/** Skeleton: a new specification as a snippet, with what is known about it filled in. */

import { idOf } from '../template/fields.ts';
import type { HeaderField, Template } from '../template/template.ts';
import { escapeSnippet, toSnippet } from './snippet.ts';

export interface Known {
  /** Calendar date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly author?: string;
  /** The highest number in use among identifiers of the template's form; 0 if there are none. */
  readonly lastNumber: number;
}

/** The whole template; cursor first at the first field that is not known. */
export function newSpecification(template: Template, known: Known): { snippet: string; id: string } {
  const idField = template.header?.fields.find(f => f.type === 'id');
  const id = idField ? idOf(idField.placeholder, known.lastNumber + 1) : '';
  let text = template.text;
  const filled: { mark: string; value: string }[] = [];
  const fields = template.header?.fields ?? [];
  // Who starts the document is the first of the people it names.
  const author = fields.find(f => f.type === 'people');
  for (const field of fields) {
    const value = field === author ? known.author : knownValue(field, id, known);
    const line = `${field.key}: ${field.placeholder}`;
    if (value === undefined || !text.includes(line)) continue;
    // A private-use mark holds the place while the placeholders become tab stops.
    const mark = String.fromCharCode(0xe000 + filled.length);
    filled.push({ mark, value });
    text = text.replace(line, `${field.key}: ${mark}`);
  }
  let snippet = toSnippet(text, template);
  for (const { mark, value } of filled) snippet = snippet.replace(mark, escapeSnippet(value));
  return { snippet, id };
}

function knownValue(field: HeaderField, id: string, known: Known): string | undefined {
  switch (field.type) {
    case 'id':
      return id === '' ? undefined : id;
    case 'date':
      return known.today;
    case 'status':
      return field.values[0];
    default:
      return undefined;
  }
}

/** Number in an identifier of the template's form; 0 if it has another. */
export function idNumber(template: Template, id: string): number {
  const field = template.header?.fields.find(f => f.type === 'id');
  if (!field) return 0;
  const lead = field.placeholder.replace(/^\[|\]$/g, '').replace(/X+.*$/, '');
  const match = /^(\d{1,9})/.exec(id.startsWith(lead) ? id.slice(lead.length) : '');
  return match ? Number(match[1]) : 0;
}
