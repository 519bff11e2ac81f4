/** Mentions of a section: endpoints, tables, migrations, events, flags, metrics, components and links, by the kind of the section. */

import { tableNamesIn } from '../notations/sql/table-names.ts';
import { endpointHeadingOf, endpointKeys } from '../spec/endpoint-key.ts';
import { eventKey, eventsIn } from '../spec/event.ts';
import { flagKey, flagsIn } from '../spec/flag.ts';
import { linksIn } from '../spec/link.ts';
import { metricsIn } from '../spec/metric.ts';
import { migrationNameIn } from '../spec/migration.ts';
import { headingSpan, holdsPlaceholder } from '../spec/place.ts';
import { cellOf, rowsIn } from '../spec/rows.ts';
import type { Section } from '../spec/section.ts';
import { callsIn } from '../spec/service.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { isSampleName, isSql } from '../spec/sql-block.ts';
import { idPattern } from '../template/fields.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { idKey, type LocalMention, type MentionKind } from './mention.ts';

/** What a section mentions, by place; requirements, and what stands in the header, are read elsewhere. */
export const mentionsIn: (section: Section) => readonly LocalMention[] = memo(section => {
  const read = readers[section.slot?.kind ?? ''];
  const found = [...(read ? read(section) : []), ...linksOut(section), ...specificationUses(section)];
  return found.length > 0 ? found.sort((a, b) => a.start - b.start) : none;
});

const none: readonly LocalMention[] = [];

export interface PlacedMention {
  readonly placed: PlacedSection;
  readonly mention: LocalMention;
  /** In the document. */
  readonly span: Span;
}

/** The mentions of a kind in the sections of a specification, in document order. */
export function* mentionsOf(spec: Spec, kind: MentionKind): Generator<PlacedMention> {
  for (const placed of spec.sections)
    for (const mention of mentionsIn(placed.section))
      if (mention.kind === kind) yield { placed, mention, span: shift(mention, placed.origin) };
}

type Reader = (section: Section) => readonly LocalMention[];

const readers: Readonly<Record<string, Reader>> = {
  endpoint: section => endpointsIn(section, 'endpoint'),
  'endpoint change': section => endpointsIn(section, 'endpoint use'),
  service: callsOf,
  entity: tablesIn,
  migration: section => [...migrationIn(section), ...tablesIn(section)],
  'events produced': eventMentions,
  'events consumed': eventMentions,
  flags: flagMentions,
  observability: metricMentions,
  'component changes': termsIn,
  components: termsIn,
};

const at = (kind: MentionKind, { key, name }: { key: string; name: string }, span: Span): LocalMention => ({
  kind,
  key,
  name,
  start: span.start,
  end: span.end,
});

function endpointsIn(section: Section, kind: MentionKind): LocalMention[] {
  const span = headingSpan(section);
  const heading = endpointHeadingOf(section);
  if (!span || !heading?.path || holdsPlaceholder(section, span)) return [];
  const start = (heading.method ?? heading.host ?? heading.path).span.start;
  const place = {
    start: span.start + Math.min(start, heading.path.span.start),
    end: span.start + heading.path.span.end,
  };
  return endpointKeys(heading).map(key =>
    at(kind, { key, name: `${key.slice(0, key.indexOf(' '))} ${heading.path!.text}` }, place),
  );
}

function callsOf(section: Section): LocalMention[] {
  return callsIn(section).flatMap(({ method, path }) => {
    if (!method || !path) return [];
    const heading = {
      methods: [method.text],
      path,
      parameters: [...path.text.matchAll(/\{[^{}/]*\}|(?<=\/):\w+/g)].map(match => ({
        name: match[0],
        form: 'brace' as const,
        span: {
          start: path.span.start + match.index,
          end: path.span.start + match.index + match[0].length,
        },
      })),
    };
    return endpointKeys(heading).map(key =>
      at('endpoint use', { key, name: `${method.text} ${path.text}` }, path.span),
    );
  });
}

/** Nothing of a fence that undoes a migration. */
function tablesIn(section: Section): LocalMention[] {
  return section.fences.flatMap(({ fence, label }) => {
    const text = section.text.slice(fence.content.start, fence.content.end);
    if (!isSql(fence.language, text) || /^(?:down|rollback|revert|undo|backwards?)\b/.test(label)) return [];
    return tableNamesIn(text).flatMap(({ role, name, schema, span }) => {
      const place = shift(span, fence.content.start);
      if (isSampleName(section, name) || holdsPlaceholder(section, place)) return [];
      const key = [schema, name].flatMap(part => part?.toLowerCase() ?? []).join('.');
      return [at(role === 'created' ? 'table' : 'table use', { key, name }, place)];
    });
  });
}

function migrationIn(section: Section): LocalMention[] {
  const name = migrationNameIn(section);
  const heading = headingSpan(section);
  if (!name || !heading || isSampleName(section, name.text) || holdsPlaceholder(section, heading)) return [];
  return [at('migration', { key: name.text.toLowerCase(), name: name.text }, name.span)];
}

function eventMentions(section: Section): LocalMention[] {
  return eventsIn(section).flatMap(({ direction, names }) =>
    names.flatMap(({ name, span }) => {
      const key = eventKey(name).base;
      if (direction === 'consumed') return [at('event use', { key, name }, span)];
      return [
        at('event', { key, name }, span),
        at('event family', { key: key.split('.', 1)[0]!, name }, span),
      ];
    }),
  );
}

function flagMentions(section: Section): LocalMention[] {
  const flags = flagsIn(section).filter(flag => flag.isIdentifier);
  return flags.map(({ name, nameSpan }) => at('flag', { key: flagKey(name), name }, nameSpan));
}

function metricMentions(section: Section): LocalMention[] {
  return metricsIn(section).map(({ name, span, type, labels }) => {
    const names = labels.map(l => l.name).sort();
    const detail = `${type ?? ''} ${[...new Set(names)].join(',')}`;
    return { ...at('metric', { key: name.toLowerCase(), name }, span), detail };
  });
}

function termsIn(section: Section): LocalMention[] {
  return rowsIn(section, 'components').flatMap(row => {
    const cell = cellOf(row, 'component');
    if (!cell || !/^[\p{L}\p{N}][\p{L}\p{N} _.-]{2,60}$/u.test(cell.text)) return [];
    const start = cell.span.start + Math.max(0, cell.raw.indexOf(cell.text));
    const span = { start, end: start + cell.text.length };
    return [
      at('term', { key: cell.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''), name: cell.text }, span),
    ];
  });
}

/** Links to files; what they lead to depends on where the document lies. */
function linksOut(section: Section): LocalMention[] {
  return linksIn(section).flatMap(({ path, span }) =>
    path === undefined ? [] : [at('link', { key: path, name: path }, span)],
  );
}

/** Identifiers of the form that the template gives those of specifications. */
function specificationUses({ text, part, template }: Section): LocalMention[] {
  const form = idForm(template);
  if (!form) return [];
  const own = text.slice(part.start, part.end);
  return [...own.matchAll(form)].map(({ 0: name, index }) => {
    const start = part.start + index;
    return at('specification use', { key: idKey(name), name }, { start, end: start + name.length });
  });
}

const idForm = memo(({ header }: Section['template']) => {
  const field = header?.fields.find(f => f.type === 'id');
  if (!field || !/\p{L}/u.test(field.placeholder.replace(/X{2,}/g, ''))) return undefined;
  const { source } = idPattern(field.placeholder);
  return new RegExp(`(?<![\\p{L}\\p{N}-])${source.slice(1, -1)}(?![\\p{L}\\p{N}-])`, 'gu');
});
