/** Entries: what is remembered of a document that may not be open; flat, and free of the document's text. */

import { type Encoding, positionAt } from '../blocks/position.ts';
import { eventDetail } from '../spec/event-detail.ts';
import { entryOfType, headerEntry } from '../spec/header.ts';
import { spanInValue } from '../spec/header-values.ts';
import { requirementsNamed, requirementsReferences } from '../spec/requirement.ts';
import type { Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import { detached, shared } from '../text/memo.ts';
import { canonicalUri, resolveUri } from '../text/uri.ts';
import { idKey, type LocalMention, type Mention } from './mention.ts';
import { mentionsIn } from './section-mentions.ts';

export interface Entry {
  readonly uri: string;
  /** What the document is: `requirements` and `decision` are those that specifications refer to. */
  readonly form: 'specification' | 'requirements' | 'decision';
  /** Empty if it has none yet. */
  readonly id: string;
  /** What it is about, in a few words; may be empty. */
  readonly title: string;
  /** Identifiers of the requirements it answers. */
  readonly references: readonly string[];
  /** Keys of the names that it may share with others; absent where they were not read. */
  readonly names?: ReadonlySet<string>;
  readonly mentions: readonly Mention[];
}

export interface Origin {
  readonly uri: string;
  readonly encoding: Encoding;
}

/** The entry for a document; undefined for ordinary Markdown. */
export function entryOf(origin: Origin, spec: Spec): Entry | undefined {
  const steps = readEntry(origin, spec);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in small steps, one a section: whoever reads many can do something else between them. */
export function* readEntry({ uri, encoding }: Origin, spec: Spec): Generator<undefined, Entry | undefined> {
  if (!spec.recognised) return undefined;
  const id = identifierOf(spec);
  const mentions: Mention[] = [];
  const add = (mention: LocalMention, origin = 0): void => {
    const start = mention.start + origin;
    const end = mention.end + origin;
    const from = positionAt(spec.document, start, encoding);
    const to = positionAt(spec.document, end, encoding);
    const key = mention.kind === 'link' ? linkTarget(uri, mention.key) : mention.key;
    const own = {
      kind: mention.kind,
      key: shared(key),
      name: shared(mention.name),
      uri,
      start,
      end,
      line: from.line,
      character: from.character,
      endCharacter: to.line === from.line ? to.character : from.character,
    };
    mentions.push(mention.detail === undefined ? own : { ...own, detail: shared(mention.detail) });
  };
  for (const mention of headerMentions(spec)) add(mention);
  yield;
  const tables = new Set<string>();
  for (const { section, origin } of spec.sections) {
    for (const mention of mentionsIn(section)) {
      if (mention.kind === 'specification use' && id !== '' && mention.key === idKey(id)) continue;
      // An entity and the migration that creates it are one table.
      if (mention.kind === 'table' && !isFirst(tables, mention.key)) continue;
      add(withFields(spec, mention), origin);
    }
    yield;
  }
  return {
    uri,
    form: 'specification',
    id: detached(id),
    title: detached(titleOf(spec)),
    references: requirementsReferences(spec).map(r => detached(r.id)),
    mentions,
  };
}

const isFirst = (known: Set<string>, key: string): boolean => !known.has(key) && known.add(key) !== undefined;

/** The URI without its anchor; what cannot be resolved stays as it is written. */
const linkTarget = (uri: string, path: string): string =>
  canonicalUri(resolveUri(uri, path.replace(/[?#].*/s, '')) ?? path);

/** The SPEC ID; empty while it is the template's. */
export function identifierOf(spec: Spec): string {
  const entry = entryOfType(spec.header, 'id');
  return entry && !entry.isOpen ? entry.value : '';
}

/** The first header value that is plain text, or the first heading. */
function titleOf(spec: Spec): string {
  const field = spec.template.header?.fields.find(f => f.type === 'text');
  const entry = field && headerEntry(spec.header, field.key);
  if (entry && !entry.isOpen && entry.value !== '') return entry.value.slice(0, maxTitle);
  const heading = spec.sections.find(s => s.section.part.heading)?.section.part.title ?? '';
  return stripMarkup(heading).slice(0, maxTitle);
}

const maxTitle = 120;

/** What the header defines and refers to; spans in the document. */
function headerMentions(spec: Spec): LocalMention[] {
  const entry = entryOfType(spec.header, 'id');
  const id = identifierOf(spec);
  const references = requirementsReferences(spec);
  const own: LocalMention[] =
    entry && id !== ''
      ? [{ kind: 'specification', key: idKey(id), name: id, ...spanInValue(spec, entry, id) }]
      : [];
  return [
    ...own,
    // Under an empty key are all of them.
    ...own.map(o => ({ ...o, key: '' })),
    ...references.map(r => ({ kind: 'requirements use' as const, key: idKey(r.id), name: r.id, ...r.span })),
    ...references.flatMap(r =>
      [...requirementsNamed(spec)].map(name => ({
        kind: 'requirement use' as const,
        key: `${idKey(r.id)} ${name}`,
        name,
        ...r.span,
      })),
    ),
  ];
}

/** An event with what its sample holds. */
function withFields(spec: Spec, mention: LocalMention): LocalMention {
  if (mention.kind !== 'event' && mention.kind !== 'event use') return mention;
  const detail = eventDetail(spec, mention.key, mention.name);
  return detail === undefined ? mention : { ...mention, detail };
}
