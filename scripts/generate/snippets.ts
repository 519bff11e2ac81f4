/** Template → the snippet file of the extension: every section, and every drawing. */

import { shapes, toSnippet as toDrawing } from '../../server/src/notations/diagram/shapes.ts';
import { toSnippet } from '../../server/src/features/snippet.ts';
import { stripMarkup } from '../../server/src/template/key.ts';
import type { Template } from '../../server/src/template/template.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** The content of `snippets/handoff.json`. */
export function toSnippetFile(template: Template): Record<string, Snippet> {
  const file: Record<string, Snippet> = {
    [template.name]: snippet('handoff-template', 'Whole specification', toSnippet(template.text, template)),
  };
  for (const slot of template.sections) {
    if (slot.level === 1) continue;
    const title = stripMarkup(slot.title);
    const body = toSnippet(slot.text.replace(/\n(?:\n---)?\n*$/, '\n'), template);
    file[`Section: ${title}`] = snippet(`handoff-section-${slug(slot.id)}`, slot.purpose, body);
  }
  for (const shape of shapes)
    file[`Drawing: ${shape.title}`] = snippet(
      `handoff-drawing-${shape.id}`,
      shape.description,
      `\`\`\`\n${toDrawing(shape, [])}\n\`\`\`\n`,
    );
  return file;
}

const snippet = (prefix: string, description: string, body: string): Snippet => ({
  prefix,
  description,
  body: body.split('\n'),
});

const slug = (id: string): string => id.split('/').slice(1).join('-');
