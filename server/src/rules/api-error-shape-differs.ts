/** Bodies of errors with different keys in one API. */

import { isUnderstood } from '../notations/json/node.ts';
import { type Endpoint, endpointsOf } from '../spec/endpoint.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const table = '| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiErrorShapeDiffers = specRule({
  id: 'api-error-shape-differs',
  title: 'Bodies of errors differ in shape',
  why: 'Clients read all errors with one piece of code; a body with another key falls through it.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `### New Endpoints\n\n#### \`GET /searches\`\n\n${table}| 400 | Invalid | \`{"error": "invalid"}\` |\n| 401 | No token | \`{"error": "unauthorized"}\` |\n\n#### \`GET /folders\`\n\n${table}| 400 | Invalid | ‹\`{"message": "invalid"}\`› |\n`,
      good: `### New Endpoints\n\n#### \`GET /searches\`\n\n${table}| 400 | Invalid | \`{"error": "invalid", "details": [...]}\` |\n| 401 | No token | \`{"error": "unauthorized"}\` |\n\n#### \`GET /folders\`\n\n${table}| 400 | Invalid | \`{...}\` |\n| 429 | Too many | - |\n`,
    },
  ],
  *check(spec) {
    const bodies = endpointsOf(spec).flatMap(({ placed, endpoint }) =>
      bodiesOf(endpoint).map(b => ({ ...b, span: shift(b.span, placed.origin) })),
    );
    const counts = new Map<string, number>();
    for (const { keys } of bodies) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    const [main] = [...counts].sort((a, b) => b[1] - a[1]);
    if (!main || main[1] * 3 < bodies.length * 2) return;
    const model = bodies.find(b => b.keys.includes(main[0]))!;
    for (const { keys, span } of bodies)
      if (!keys.includes(main[0]))
        yield {
          span,
          message: `Unexpected shape of an error, expected the key '${main[0]}' as in the other bodies`,
          related: [{ span: model.span, message: `'${main[0]}' here` }],
        };
  },
});

const bodiesOf = memo(({ errors }: Endpoint): { keys: readonly string[]; span: Span }[] =>
  errors.flatMap(({ bodySample, body }) => {
    const [document] = bodySample && isUnderstood(bodySample) ? bodySample.documents : [];
    if (!body || !document?.members?.length || document.elided) return [];
    return [{ keys: document.members.map(m => m.key), span: body.span }];
  }),
);
