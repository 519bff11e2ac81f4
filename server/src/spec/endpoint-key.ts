/** Keys of endpoints: method and shape of the path, equal for all spellings of one endpoint. */

import { memo } from '../text/memo.ts';
import { type EndpointHeading, readEndpointHeading } from './endpoint-heading.ts';
import { headingSpan } from './place.ts';
import type { Section } from './section.ts';

/** The endpoint that the heading of a section names; spans count from the start of the heading's content. */
export const endpointHeadingOf: (section: Section) => EndpointHeading | undefined = memo(section => {
  const span = headingSpan(section);
  return span && readEndpointHeading(section.text.slice(span.start, span.end));
});

/** `GET /searches/{}` for each of its methods: parameters count by their place, not by their name. */
export function endpointKeys({
  methods,
  path,
  parameters,
  host,
}: Pick<EndpointHeading, 'methods' | 'path' | 'parameters' | 'host'>): string[] {
  if (!path) return [];
  let shape = path.text;
  for (const { span } of [...parameters].reverse()) {
    const start = span.start - path.span.start;
    shape = `${shape.slice(0, start)}{}${shape.slice(span.end - path.span.start)}`;
  }
  const plain = shape.replace(/(?<=.)\/$/, '').toLowerCase();
  return methods.map(method => `${method} ${host?.text ?? ''}${plain}`);
}
