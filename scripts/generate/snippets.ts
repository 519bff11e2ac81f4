/** Template → the snippet file of the extension: every section, and every drawing. */

import { toSnippet } from '../../server/src/features/snippet.ts';
import { shapes, toSnippet as toDrawing } from '../../server/src/notations/diagram/shapes.ts';
import { stripMarkup } from '../../server/src/template/key.ts';
import type { Template } from '../../server/src/template/template.ts';

/** Without a prefix, so that they are offered by Insert Snippet only and never while ordinary Markdown is written. */
interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
}

/** The content of `snippets/handoff.json`. */
export function toSnippetFile(template: Template): Record<string, Snippet> {
  const file: Record<string, Snippet> = {
    [template.name]: {
      ...snippet('Whole specification', toSnippet(template.text, template)),
      isFileTemplate: true,
    },
  };
  for (const slot of template.sections) {
    if (slot.level === 1) continue;
    const title = stripMarkup(slot.title);
    const body = toSnippet(slot.text.replace(/\n(?:\n---)?\n*$/, '\n'), template);
    file[`Section: ${title}`] = snippet(slot.purpose, body);
  }
  for (const shape of shapes)
    file[`Drawing: ${shape.title}`] = snippet(shape.description, `\`\`\`\n${toDrawing(shape, [])}\n\`\`\`\n`);
  return file;
}

const snippet = (description: string, body: string): Snippet => ({
  description,
  body: body.split('\n'),
});
