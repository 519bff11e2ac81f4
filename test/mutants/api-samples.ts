/** Breaks the JSON samples of endpoints. */

import type { JsonNode } from '../../server/src/notations/json/node.ts';
import { eachPath } from '../../server/src/notations/json/path.ts';
import type { Sample } from '../../server/src/spec/json-sample.ts';
import { samplesOf } from '../../server/src/spec/json-sample.ts';
import { shift } from '../../server/src/text/span.ts';
import { broken, type Placed } from './api.ts';
import type { Mutant } from './mutant.ts';

/** Commas, quotes and braces dropped, keys doubled, zones of times dropped. */
export function* sampleMutants(placed: Placed): Generator<Mutant> {
  for (const sample of samplesOf(placed.endpoint.section)) {
    const { document } = sample;
    if (!document?.members || document.members.length < 2) continue;
    yield* syntaxMutants(placed, sample, document);
    for (const { key, nodes } of eachPath(document))
      for (const node of nodes.slice(0, 1)) {
        const { value } = node;
        if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*Z$/.test(value)) continue;
        const span = shift(node.span, sample.origin);
        yield broken(placed, {
          what: `${key} without zone`,
          rules: ['api-timestamp-format'],
          span,
          to: `"${value.slice(0, -1)}"`,
        });
        yield broken(placed, {
          what: `${key} with a blank`,
          rules: ['api-timestamp-format'],
          span,
          to: `"${value.replace('T', ' ')}"`,
        });
      }
  }
}

function* syntaxMutants(placed: Placed, sample: Sample, document: JsonNode): Generator<Mutant> {
  const [first, second] = document.members!;
  const { origin } = sample;
  const rules = ['json-sample-syntax'];
  const between = shift({ start: first!.span.end, end: second!.span.start }, origin);
  const gap = placed.text.slice(between.start, between.end);
  const at = shift({ start: first!.span.end, end: second!.span.end }, origin);
  yield broken(placed, { what: 'comma dropped', rules, span: between, to: gap.replace(',', ''), at });
  const end = shift({ start: document.members!.at(-1)!.span.end, end: document.span.end }, origin);
  const rest = placed.text.slice(end.start, end.end);
  yield broken(placed, { what: 'trailing comma', rules, span: end, to: `,${rest}` });
  const whole = shift(document.span, origin);
  yield broken(placed, { what: 'brace dropped', rules, span: end, to: rest.replace('}', ''), at: whole });
  const key = shift(first!.keySpan, origin);
  yield broken(placed, {
    what: 'quote dropped',
    rules,
    span: { start: key.end, end: key.end + 1 },
    to: '',
    at: { start: key.start - 1, end: at.end },
  });
  const copy = placed.text.slice(origin + first!.span.start, origin + first!.span.end);
  yield broken(placed, {
    what: 'key doubled',
    rules: ['json-sample-duplicate-key'],
    span: end,
    to: `, ${copy}${rest}`,
  });
  yield broken(placed, {
    what: 'comment',
    rules: ['json-sample-comment'],
    span: end,
    to: ` // last one${rest}`,
  });
}
