/** Reads specifications that are not open, as an answer about the whole workspace needs them; the last few are remembered. */

import { readDocument } from '../blocks/document.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import type { Host } from './host.ts';
import type { DocumentSettings } from './settings.ts';

/** The specification of a file as its project wants it read; undefined where there is no such file, or where it is none. */
export type SpecReader = (uri: string, settings: DocumentSettings | undefined) => Promise<Spec | undefined>;

interface Known {
  readonly text: string;
  readonly template: Template;
  readonly force: boolean;
  readonly spec: Spec;
}

/** A rename looks at the files that a search for uses has just read. */
const maxKnown = 32;

/** `common` is the template of files whose project names none. */
export function createSpecReader(host: Host, common: () => Template): SpecReader {
  const known = new Map<string, Known>();
  return async (uri, settings) => {
    const text = settings?.ignored ? undefined : await host.read?.(uri);
    const last = known.get(uri);
    known.delete(uri);
    if (text === undefined) return undefined;
    const template = settings?.template ?? common();
    const force = settings?.force === true;
    const isSame = last?.text === text && last.template === template && last.force === force;
    const spec = isSame ? last.spec : readSpec(readDocument(text), template, { force });
    known.set(uri, { text, template, force, spec });
    for (const oldest of known.keys()) {
      if (known.size <= maxKnown) break;
      known.delete(oldest);
    }
    return spec.recognised ? spec : undefined;
  };
}
