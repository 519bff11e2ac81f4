/** Integrations and events broken: failures, retries, secrets, names, samples and their envelopes. */

import { eventsOf, type PlacedEvent } from '../../server/src/spec/event.ts';
import { eventSamplesOf, type PlacedSample } from '../../server/src/spec/event-match.ts';
import { type Service, servicesOf } from '../../server/src/spec/service.ts';
import type { PlacedSection, Spec } from '../../server/src/spec/spec.ts';
import { type Edit, replace } from '../../server/src/text/edit.ts';
import { lineStart } from '../../server/src/text/lines.ts';
import { type Span, shift, span } from '../../server/src/text/span.ts';
import { specOf } from '../engine.ts';
import type { Mutant } from './mutant.ts';

/** Breaks one fact of the sections on services and events at a time. */
export function* mutants(text: string): Generator<Mutant> {
  const spec = specOf(text);
  // Each is broken in every second way, the next one in the others.
  for (const [i, { placed, service }] of servicesOf(spec).entries())
    yield* [...serviceMutants(text, placed, service)].filter((_, k) => (k + i) % 2 === 0);
  for (const [i, at] of eventsOf(spec).entries())
    yield* [...eventMutants(text, spec, at)].filter((_, k) => (k + i) % 2 === 0);
  for (const [i, at] of eventSamplesOf(spec).entries())
    yield* [...sampleMutants(text, spec, at)].filter((_, k) => (k + i) % 2 === 0);
}

/** A mutant of one replacement, found where the new text stands. */
const swap = (name: string, rule: string, [at, newText]: readonly [Span, string]): Mutant => ({
  name,
  rules: [rule],
  edits: [replace(at, newText)],
  span: span(at.start, at.start + newText.length),
});

function* serviceMutants(
  text: string,
  { origin, start, end }: PlacedSection,
  { failures, access, calls, type }: Service,
): Generator<Mutant> {
  for (const { row, error, retry, fallback, classes } of failures) {
    const table = shift(row.table.table.span, origin);
    yield {
      ...swap(`row '${error.text}' dropped`, 'integration-error-row-missing', [
        lineOf(text, shift(row.row.span, origin)),
        '',
      ]),
      span: span(table.start, table.start + 10),
    };
    const rule = classes.has('4xx') ? 'integration-retry-4xx' : 'integration-retry-without-backoff';
    if (retry) yield swap(`retry of '${error.text}'`, rule, [shift(retry.span, origin), '3x']);
    if (fallback && !classes.has('4xx'))
      yield swap(`fallback of '${error.text}'`, 'integration-fallback-empty', [
        shift(fallback.span, origin),
        '-',
      ]);
  }
  const credentials = access.at(-1)?.value;
  if (credentials)
    yield swap('secret', 'integration-credentials-literal', [
      shift(credentials.span, origin),
      'sk_live_9bQ2mT7xW4',
    ]);
  if (type) yield swap('type', 'label-value-unknown', [shift(type.span, origin), 'Carrier pigeon']);
  const posts = calls.some(c => c.method?.text === 'POST' && !/graphql|score/.test(c.path?.text ?? ''));
  const told = [...text.slice(start, end).matchAll(/(?:same )?idempoten\w*/gi)];
  const retried = failures.find(f => f.classes.has('timeout'));
  if (posts && retried?.retry)
    yield {
      name: 'no word on idempotency',
      rules: ['integration-retry-non-idempotent'],
      edits: told.map(m => replace(span(start + m.index, start + m.index + m[0].length), 'signed')),
      span: shiftBy(shift(retried.retry.span, origin), told, start),
    };
}

/** Where a span is once every word before it became `signed`. */
function shiftBy(at: Span, words: readonly RegExpExecArray[], start: number): Span {
  const before = words.filter(m => start + m.index < at.start);
  return shift(
    at,
    before.reduce((sum, m) => sum + 'signed'.length - m[0].length, 0),
  );
}

const lineOf = (text: string, at: Span): Span =>
  span(lineStart(text, at.start), text.indexOf('\n', at.end) + 1);

function* eventMutants(text: string, spec: Spec, { placed, event }: PlacedEvent): Generator<Mutant> {
  const [name] = event.names;
  if (!name) return;
  const at = shift(name.span, placed.origin);
  const sample = eventSamplesOf(spec).find(s => s.sample.type?.text === name.name);
  const moved = (mutant: Mutant, by: number): Mutant => ({
    ...mutant,
    span: nameOf(sample, by) ?? mutant.span,
  });
  yield moved(
    swap(`row of ${name.name} dropped`, 'event-sample-unknown', [
      lineOf(text, shift(event.row.row.span, placed.origin)),
      '',
    ]),
    lineOf(text, at).start - lineOf(text, at).end,
  );
  yield swap(`${name.name} misspelt in the table`, 'event-sample-unknown', [at, swapLetters(name.name)]);
  const pairs: (readonly [string, string, Span | undefined, string])[] =
    event.direction === 'produced'
      ? [
          ['consumers', 'event-no-consumer', event.consumers?.span, '-'],
          ['name in another style', 'event-name-format', name.span, toPascal(name.name)],
        ]
      : [['idempotency', 'event-idempotency-missing', event.idempotency?.span, 'None']];
  for (const [what, rule, where, newText] of pairs)
    if (where) yield swap(`${what} of ${name.name}`, rule, [shift(where, placed.origin), newText]);
  const twin = eventsOf(spec).find(e => e.event.direction !== event.direction)?.event.names[0];
  if (twin && event.direction === 'consumed')
    yield swap(`${name.name} is produced as well`, 'event-produced-and-consumed', [at, twin.name]);
  if (event.direction === 'produced' && sample) yield* withoutSample(text, at, { placed, event, sample });
}

function* withoutSample(
  text: string,
  at: Span,
  { placed, event, sample }: PlacedEvent & { sample: PlacedSample },
): Generator<Mutant> {
  const fence = shift(sample.sample.sample.fence.span, sample.placed.origin);
  const name = text.slice(at.start, at.end);
  const gone: Edit = replace(fence, '');
  yield { ...swap(`sample of ${name} dropped`, 'event-sample-missing', [at, name]), edits: [gone] };
  if (!event.payloadCell) return;
  const cell = swap(`schema of ${name} unknown`, 'event-payload-ref-unresolved', [
    shift(event.payloadCell.span, placed.origin),
    '`NobodyKnowsV1`',
  ]);
  yield { ...cell, edits: [...cell.edits, gone] };
}

/** The name that a sample goes by, in a text that is longer by so much above it. */
const nameOf = (at: PlacedSample | undefined, by: number): Span | undefined => {
  const type = at?.sample.type;
  return type && shift(type.span, at.placed.origin + by);
};

function* sampleMutants(text: string, spec: Spec, { placed, sample }: PlacedSample): Generator<Mutant> {
  const { type, comment, envelope, payload } = sample;
  const origin = placed.origin + sample.origin;
  if (!type || !comment) return;
  const typeAt = shift(type.span, placed.origin);
  const other = eventsOf(spec).find(({ event }) => event.names[0]?.name !== type.text)!.event.names[0]!.name;
  yield swap(`type of ${type.text} is another event's`, 'event-type-mismatch', [typeAt, other]);
  yield swap(`type of ${type.text} misspelt`, 'event-type-mismatch', [typeAt, swapLetters(type.text)]);
  yield {
    ...swap(`comment of ${type.text}`, 'event-type-mismatch', [
      shift(comment.span, placed.origin),
      swapLetters(comment.text),
    ]),
  };
  if (placed.section.slot?.kind === 'events produced')
    for (const [form, rule] of [
      [/^eventId$/, 'event-id-missing'],
      [/^timestamp$/, 'event-timestamp-missing'],
      [/^eventVersion$/, 'event-version-missing'],
    ] as const) {
      const member = envelope.find(m => form.test(m.key));
      if (!member) continue;
      const line = lineOf(text, shift(member.span, origin));
      const by = line.start < typeAt.start ? line.start - line.end : 0;
      yield { ...swap(`no ${member.key} in ${type.text}`, rule, [line, '']), span: shift(typeAt, by) };
    }
  const key = payload?.members?.find(m =>
    /^(?:severity|currency|verdict|shipmentId|receivedAt|score)$/.test(m.key),
  );
  if (key && placed.section.slot?.kind === 'events produced')
    yield swap(`payload key of ${type.text} misspelt`, 'event-payload-vs-entity', [
      shift(key.keySpan, origin),
      swapLetters(key.key),
    ]);
}

/** Two letters of the last word that differ change places. */
function swapLetters(name: string): string {
  let at = Math.max(name.lastIndexOf('.') + 2, 1);
  while (at + 2 < name.length && name[at] === name[at + 1]) at++;
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}

const toPascal = (name: string): string =>
  name.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase());
