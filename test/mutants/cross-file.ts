/** Breaks what a document says against the others of its workspace: the other examples and their requirements. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MentionKind } from '../../server/src/library/mention.ts';
import { mentionsOf } from '../../server/src/library/section-mentions.ts';
import { headerEntry } from '../../server/src/spec/header.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { type Edit, replace } from '../../server/src/text/edit.ts';
import { root, specOf } from '../engine.ts';
import { type Break, is, put } from './break.ts';
import { misspell } from './data-edit.ts';
import type { Breaker, Mutant } from './mutant.ts';

const read = (folder: string): [path: string, text: string][] =>
  readdirSync(join(root, 'examples', folder))
    .filter(name => name.endsWith('.md'))
    .map(name => [join(folder, name), readFileSync(join(root, 'examples', folder, name), 'utf8')]);

const workspace: ReadonlyMap<string, string> = new Map([...read(''), ...read('prd')]);

export const crossFileMutants: Breaker = function* (text) {
  const path = [...workspace].find(([, known]) => known === text)?.[0];
  if (path === undefined) return;
  const others = Object.fromEntries([...workspace].filter(([other]) => other !== path));
  const spec = specOf(text);
  for (const [other, said] of Object.entries(others))
    if (!other.includes('prd'))
      for (const mutant of eachAgainst(spec, text, specOf(said))) yield { ...mutant, path, others };
  for (const mutant of references(spec, text)) yield { ...mutant, path, others };
};

/** Where a name is taken over from another document. */
const taken: readonly (readonly [kind: MentionKind, rule: string])[] = [
  ['flag', 'flag-reused'],
  ['migration', 'migration-name-collision'],
  ['table', 'table-created-twice'],
  ['metric', 'metric-redefined'],
];

function* eachAgainst(spec: Spec, text: string, other: Spec): Generator<Mutant> {
  const first = (of: Spec, kind: MentionKind) => [...mentionsOf(of, kind)];
  for (const [kind, rule] of taken) {
    const own = first(spec, kind)[0];
    const theirs = first(other, kind).find(
      t => t.mention.detail !== own?.mention.detail || kind !== 'metric',
    );
    if (own && theirs)
      yield put(is(`${kind} ${theirs.mention.name} taken`, rule), own.span, theirs.mention.name);
  }
  const id = headerEntry(spec.header, 'SPEC ID')!;
  const theirId = headerEntry(other.header, 'SPEC ID')!.value;
  yield put(is(`identifier ${theirId} taken`, 'spec-id-duplicate'), id.valueSpan, theirId);
  const [endpoint, theirEndpoint] = [first(spec, 'endpoint')[0], first(other, 'endpoint')[0]];
  if (endpoint && theirEndpoint)
    yield put(
      is(`${theirEndpoint.mention.name} taken`, 'endpoint-defined-twice'),
      endpoint.span,
      theirEndpoint.mention.name,
    );
  const [event, theirEvent] = [first(spec, 'event')[0], first(other, 'event')[0]];
  const use = first(spec, 'event use')[0];
  if (event && theirEvent)
    yield everywhere(is(`event ${theirEvent.mention.name} taken`, 'event-schema-conflict'), text, [
      event.mention.name,
      theirEvent.mention.name,
    ]);
  if (use && theirEvent)
    yield put(
      is(`${theirEvent.mention.name} misspelt where it is consumed`, 'event-consumed-never-produced'),
      use.span,
      theirEvent.mention.name.replace(/\w+$/, misspell),
    );
}

function* references(spec: Spec, text: string): Generator<Mutant> {
  const id = headerEntry(spec.header, 'SPEC ID')!;
  yield put(is('another number than the file', 'filename-vs-spec-id'), id.valueSpan, 'TECH-977');
  const prd = headerEntry(spec.header, 'PRD REF')!;
  for (const unknown of ['PRD-977', 'PRD-4'])
    yield put(is(`${unknown} referred to`, 'prd-ref-unresolved'), prd.valueSpan, unknown);
  for (const requirement of ['FR-1', 'FR-2', 'FR-3'])
    if (new RegExp(`\\b${requirement}\\b`).test(text))
      yield {
        ...everywhere(is(`${requirement} not named`, 'prd-requirement-uncovered'), text, [requirement, 'it']),
        span: prd.valueSpan,
      };
}

/** A word replaced wherever it stands; the finding is expected in any of these places. */
function everywhere(of: Break, text: string, [word, to]: readonly [string, string]): Mutant {
  const form = new RegExp(`(?<![\\w.-])${word.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`, 'g');
  const edits = [...text.matchAll(form)].map(
    ({ index }): Edit => replace({ start: index, end: index + word.length }, to),
  );
  const start = edits[0]?.span.start ?? 0;
  return { ...of, edits, span: { start, end: text.length } };
}
