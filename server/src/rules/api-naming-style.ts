/** Keys of the samples of one API in two styles. */

import { eachPath } from '../notations/json/path.ts';
import { endpointsOf } from '../spec/endpoint.ts';
import { samplesOf } from '../spec/json-sample.ts';
import type { Section } from '../spec/section.ts';
import type { Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const sample = (path: string, json: string): string =>
  `#### \`POST /${path}\`\n\n**Request**:\n\n\`\`\`json\n${json}\n\`\`\`\n\n`;

export const apiNamingStyle = specRule({
  id: 'api-naming-style',
  title: 'Keys in two styles',
  why: 'Callers guess the next key from the last one; two styles in one API make them guess wrong.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `### New Endpoints\n\n${sample('searches', '{ "ownerId": 1, "createdAt": "x", "folderId": 2 }')}${sample('folders', '{ "‹owner_id›": 1, "name": "x", "ownerId": 1 }')}`,
      good: `### New Endpoints\n\n${sample('searches', '{ "ownerId": 1, "createdAt": "x", "name": 2, "ID": 1 }')}${sample('folders', '{ "owner-id": 1, "OWNER": 1, "_links": {} }')}`,
    },
  ],
  *check(spec) {
    const keys = keysOf(spec);
    const camel = keys.filter(k => isCamel(k.key));
    const snake = keys.filter(k => isSnake(k.key));
    const [few, many, style] =
      camel.length > snake.length ? [snake, camel, 'camelCase'] : [camel, snake, 'snake_case'];
    if (few.length === 0 || few.length * 3 > many.length) return;
    const told = new Set<string>();
    for (const { key, span } of few) {
      if (told.has(key)) continue;
      told.add(key);
      yield {
        span,
        message: `Unexpected style of the key '${key}', expected ${style} like the others`,
        related: [{ span: many[0]!.span, message: `'${many[0]!.key}' here` }],
      };
    }
  },
});

const keysOf = (spec: Spec): Key[] =>
  endpointsOf(spec).flatMap(({ placed }) =>
    keysIn(placed.section).map(({ key, span }) => ({ key, span: shift(span, placed.origin) })),
  );

interface Key {
  readonly key: string;
  readonly span: Span;
}

/** The keys of a section's samples that are of one of the two styles; most are of neither. */
const keysIn = memo((section: Section): Key[] =>
  samplesOf(section).flatMap(({ json, origin, isOpen }) =>
    isOpen
      ? []
      : json.documents.flatMap(document =>
          [...eachPath(document)].flatMap(({ key, keySpan }) =>
            isCamel(key) || isSnake(key) ? [{ key, span: shift(keySpan, origin) }] : [],
          ),
        ),
  ),
);

const isCamel = (key: string): boolean => /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(key);
const isSnake = (key: string): boolean => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(key);
