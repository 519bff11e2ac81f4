/** Endpoints of one specification whose paths have different versions. */

import { endpointsOf } from '../spec/endpoint.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

export const apiPathVersion = specRule({
  id: 'api-path-version',
  title: 'Versions of paths differ',
  why: 'Two versions in one specification are either a slip or a decision that readers should be told of.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `GET /api/v1/searches`\n\n#### `POST /api/v1/searches`\n\n#### `GET /api/‹v2›/folders`\n',
      good: '### New Endpoints\n\n#### `GET /api/v1/searches`\n\n#### `GET /api/v2/searches`\n\n#### `GET /health`\n',
    },
  ],
  *check(spec) {
    const found = endpointsOf(spec).flatMap(({ placed, endpoint: { path, isOpen } }) => {
      const match = path && !isOpen ? /(?<=\/)v\d+(?=\/)/i.exec(path.text) : null;
      if (!path || !match) return [];
      const start = path.span.start + match.index;
      const rest = path.text.slice(match.index + match[0].length);
      const span = shift({ start, end: start + match[0].length }, placed.origin);
      return [{ version: match[0], rest, span }];
    });
    const versions = new Map<string, number>();
    const places = new Map<string, Set<string>>();
    for (const { version, rest } of found) {
      versions.set(version, (versions.get(version) ?? 0) + 1);
      places.set(rest, (places.get(rest) ?? new Set()).add(version));
    }
    const [main] = [...versions].sort((a, b) => b[1] - a[1]);
    const most = found.find(f => f.version === main?.[0]);
    for (const own of found) {
      // The same path in two versions is meant to be there twice.
      if (!most || own.version === most.version || places.get(own.rest)!.size > 1) continue;
      yield {
        span: own.span,
        message: `Unexpected version '${own.version}', expected '${most.version}' as in the other paths`,
        related: [{ span: most.span, message: `'${most.version}' here` }],
      };
    }
  },
});
