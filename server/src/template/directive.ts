/** Directives: the `<!-- handoff: … -->` comments in which a template says what its text alone cannot. */

export interface Directive {
  /** Word behind `handoff:` on the comment's first line, such as `header` or `table`; empty if there is none. */
  readonly kind: string;
  /** `name: value` lines in order; names as written. */
  readonly entries: readonly (readonly [name: string, value: string])[];
}

const comment = /<!-- handoff:((?:(?!<!--|-->)[\s\S])*)-->(?:\r\n|\n|\r)?/g;

/** Every directive in a stretch of Markdown, in order. */
export function readDirectives(markdown: string): Directive[] {
  return [...markdown.matchAll(comment)].map(match => readDirective(match[1] ?? ''));
}

/** Markdown without its directives; each takes the line end behind it along. */
export const withoutDirectives = (markdown: string): string => markdown.replace(comment, '');

function readDirective(body: string): Directive {
  const lines = body.split(/\r\n|\n|\r/).map(line => line.trim());
  const entries: [string, string][] = [];
  let kind = '';
  for (const [i, line] of lines.entries()) {
    const colon = line.indexOf(':');
    if (colon > 0) entries.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    else if (i === 0) kind = line;
  }
  return { kind, entries };
}

export const entry = (directives: readonly Directive[], name: string): string | undefined => {
  for (const d of directives) for (const [key, value] of d.entries) if (key === name) return value;
  return undefined;
};

/** Comma-separated values of all entries of that name. */
export const listEntry = (directives: readonly Directive[], name: string): string[] =>
  directives.flatMap(d => d.entries.filter(([key]) => key === name).flatMap(([, value]) => splitList(value)));

/** Entries of the form `name: Column = a, b`, by column. */
export function columnEntries(directives: readonly Directive[], name: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const d of directives)
    for (const [key, value] of d.entries) {
      const equals = value.indexOf('=');
      if (key === name && equals > 0)
        found.set(value.slice(0, equals).trim(), splitList(value.slice(equals + 1)));
    }
  return found;
}

const splitList = (value: string): string[] =>
  value
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
