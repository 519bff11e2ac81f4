/** Skeleton: a new specification as a snippet, with what is known about it filled in. */

import { idOf } from '../template/fields.ts';
import type { HeaderField, Template } from '../template/template.ts';
import { toSnippet } from './snippet.ts';

export interface Known {
  /** Calendar date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly author?: string;
  /** The highest number in use among identifiers of the template's form; 0 if there are none. */
  readonly lastNumber: number;
}

/** The template's text with the header fields that are known filled in, and the new identifier. */
export function newSpecification(template: Template, known: Known): { text: string; id: string } {
  const fields = template.header?.fields ?? [];
  const idField = fields.find(f => f.type === 'id');
  const id = idField ? idOf(idField.placeholder, known.lastNumber + 1) : '';
  // Who starts the document is the first of the people it names.
  const author = fields.find(f => f.type === 'people');
  let { text } = template;
  for (const field of fields) {
    const value = field === author ? known.author : knownValue(field, id, known);
    if (value !== undefined)
      text = text.replace(`${field.key}: ${field.placeholder}`, () => `${field.key}: ${value}`);
  }
  return { text, id };
}

/** The same as a snippet: what is not known is a tab stop. */
export function newSnippet(template: Template, known: Known): { snippet: string; id: string } {
  const { text, id } = newSpecification(template, known);
  return { snippet: toSnippet(text, template), id };
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
  const lead = field.placeholder.replace(/^\[|\]$/g, '').replace(/XX.*/s, '');
  const match = /^(\d{1,9})/.exec(id.startsWith(lead) ? id.slice(lead.length) : '');
  return match ? Number(match[1]) : 0;
}
