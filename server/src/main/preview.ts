/** The bundle that the extension loads for VS Code's Markdown preview. */

import { drawInPreview, type MarkdownIt, type PreviewOptions } from '../artefacts/preview.ts';
import { builtInTemplate } from './template.ts';

/** A plugin for markdown-it: drawings of specifications become pictures. */
export const extendMarkdownIt = <M extends MarkdownIt>(
  md: M,
  options: Pick<PreviewOptions, 'isWanted' | 'label'>,
): M => drawInPreview(md, { ...options, template: builtInTemplate });
