/** The built-in template, bundled as text and read once it is needed. */

import source from '../../template/technical-handoff.md';
import { readTemplate } from '../template/read.ts';
import type { Template } from '../template/template.ts';

let template: Template | undefined;

export function builtInTemplate(): Template {
  template ??= readTemplate(source, 'technical-handoff');
  return template;
}
