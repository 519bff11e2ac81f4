/** Fields: the header block of a template. */

import { type Directive, entry, listEntry } from './directive.ts';
import { readChoices } from './placeholder.ts';
import type { FieldType, HeaderField } from './template.ts';

const types: ReadonlySet<string> = new Set(['text', 'id', 'ids', 'date', 'people', 'status', 'version']);

/** The fields of a header block's `KEY: value` lines, as its directive describes them. */
export function readHeaderFields(content: string, directives: readonly Directive[]): HeaderField[] {
  const common = new Set(listEntry(directives, 'common'));
  const fields: HeaderField[] = [];
  for (const line of content.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim();
    if (key === '') continue;
    const placeholder = line.slice(colon + 1).trim();
    const described = entry(directives, key) ?? 'text';
    const semicolon = described.indexOf(';');
    const type = (semicolon < 0 ? described : described.slice(0, semicolon)).trim();
    const purpose = semicolon < 0 ? '' : described.slice(semicolon + 1).trim();
    const values = type === 'status' || type === 'text' ? readChoices(placeholder) : [];
    fields.push({
      key,
      type: types.has(type) ? (type as FieldType) : 'text',
      purpose,
      placeholder,
      values,
      meanings: readMeanings(purpose, values),
      common: common.has(key),
    });
  }
  return fields;
}

/** "Draft is being written, …": the part of a purpose that explains each value. */
function readMeanings(purpose: string, values: readonly string[]): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const value of values) {
    const at = purpose.indexOf(`${value} `);
    if (at < 0) continue;
    const rest = purpose.slice(at + value.length + 1);
    const comma = rest.indexOf(',');
    meanings.set(value, (comma < 0 ? rest : rest.slice(0, comma)).trim());
  }
  return meanings;
}

/** Pattern of an identifier written like `TECH-XXX`: each run of two or more X stands for a number. */
export const idPattern = (placeholder: string): RegExp =>
  new RegExp(
    `^${placeholder
      .replace(/^\[|\]$/g, '')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/X{2,}/g, '\\d+')}$`,
  );

/** The identifier with that number, as many digits wide as the template has X. */
export const idOf = (placeholder: string, number: number): string =>
  placeholder.replace(/^\[|\]$/g, '').replace(/X{2,}/, run => String(number).padStart(run.length, '0'));
