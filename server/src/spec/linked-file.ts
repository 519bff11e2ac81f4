/** Linked files: what the appendix leads to, as far as it can be read. */

import { type Span, shift } from '../text/span.ts';
import { linksIn } from './link.ts';
import { sectionsOfKind } from './place.ts';
import type { Spec } from './spec.ts';
import { filePath, nameOf } from './target-file.ts';

/** An object, so that what was read from a file is kept with it. */
export interface FileContent {
  readonly text: string;
}

export interface LinkedFile {
  /** Without its folders. */
  readonly name: string;
  /** Of the link's target in the document. */
  readonly span: Span;
  readonly content: FileContent;
}

/** More files than these are not read. */
const maxFiles = 20;

/** The files of a form that the appendix links to, each once. */
export function* linkedFiles(
  spec: Spec,
  { form, files }: { form: RegExp; files: { content(path: string): FileContent | undefined } },
): Generator<LinkedFile> {
  const seen = new Set<string>();
  for (const { section, origin } of sectionsOfKind(spec, 'artefact'))
    for (const link of linksIn(section)) {
      const path = link.path === undefined ? undefined : filePath(link.path);
      if (path === undefined || !form.test(path) || seen.has(path) || seen.size >= maxFiles) continue;
      seen.add(path);
      const content = files.content(path);
      if (content) yield { name: nameOf(path), span: shift(link.span, origin), content };
    }
}
