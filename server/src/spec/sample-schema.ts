/** Schemas of samples: the fields that describe the JSON at an offset of a section. */

import { endpointOf, type Message } from './endpoint.ts';
import type { Field } from './field.ts';
import { type Sample, samplesOf } from './json-sample.ts';
import type { Section, SpecFence } from './section.ts';

export interface Schema {
  readonly fence: SpecFence;
  /** Absent where nothing is written in the fence yet. */
  readonly sample?: Sample;
  readonly fields: readonly Field[];
}

/** The fields for the sample in whose fence an offset of the section lies; undefined where there are none. */
export function schemaAt(section: Section, offset: number): Schema | undefined {
  const fence = section.fences.find(({ fence: f }) => f.content.start <= offset && offset <= f.content.end);
  const find = finders.get(section.slot?.kind ?? '');
  if (!fence || !find || offset < fence.fence.content.start) return undefined;
  const fields = find(section, fence);
  const sample = samplesOf(section).find(s => s.fence === fence.fence);
  return fields.length === 0 ? undefined : { fence, fields, ...(sample ? { sample } : {}) };
}

type Finder = (section: Section, fence: SpecFence) => readonly Field[];

/** Where the fields are found in sections of each kind. */
const finders: ReadonlyMap<string, Finder> = new Map([
  ['endpoint', fieldsOfMessage],
  ['endpoint change', fieldsOfMessage],
]);

/** The fields of the message that the fence stands in; a response that documents none of its own is like the request. */
function fieldsOfMessage(section: Section, { fence }: SpecFence): readonly Field[] {
  const { request, responses } = endpointOf(section);
  const all: Message[] = [...(request ? [request] : []), ...responses];
  const own = all.find(
    m =>
      m.samples.some(s => s.fence === fence) ||
      (m.region.start <= fence.span.start && fence.span.end <= m.region.end),
  );
  const fields = own?.fields.flatMap(t => t.fields) ?? [];
  return fields.length > 0 || !own ? fields : (request?.fields.flatMap(t => t.fields) ?? []);
}
