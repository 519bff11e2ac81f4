/** Migrations: what a section calls its migration, where it leads up and down, and how it is rolled out. */

import type { MigrationPart } from '../notations/sql/migration.ts';
import { keyOf, type Name, type Statement } from '../notations/sql/model.ts';
import { statementsOf } from '../notations/sql/sql.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { readChoice } from './choice.ts';
import { entitiesOf } from './entity.ts';
import { headingSpan, holdsPlaceholder, sectionsOfKind } from './place.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { isSampleName, type SqlBlock, sqlBlocksOf } from './sql-block.ts';

/** All spans count from the start of the section's chunk. */
export interface Migration {
  /** The file's name in the heading, such as `20261019_add_refund_case`; undefined where the heading is prose. */
  readonly name: MigrationName | undefined;
  readonly blocks: readonly SqlBlock[];
  readonly up: readonly Statement[];
  readonly down: readonly Statement[];
  /** What marks the Down: a comment, or the label above a fence; undefined where nothing does. */
  readonly downMark: Span | undefined;
  /** The choices of the strategy; undefined where it is not given or still open. */
  readonly strategy: { readonly values: readonly string[]; readonly span: Span } | undefined;
  /** It still is the template's sample, or a placeholder is left in its heading or SQL. */
  readonly isOpen: boolean;
}

export interface MigrationName {
  readonly text: string;
  readonly span: Span;
  /** What it begins with, by which migrations are ordered. */
  readonly stamp: { readonly text: string; readonly span: Span } | undefined;
}

export interface PlacedMigration {
  readonly placed: PlacedSection;
  readonly migration: Migration;
}

/** The migration that a section describes. */
export const migrationOf: (section: Section) => Migration = memo(readMigration);

/** The sections of kind `migration` with what they say, in document order. */
export const migrationsOf: (spec: Spec) => readonly PlacedMigration[] = memo(spec =>
  sectionsOfKind(spec, 'migration').map(placed => ({ placed, migration: migrationOf(placed.section) })),
);

function readMigration(section: Section): Migration {
  const blocks = sqlBlocksOf(section);
  const name = migrationNameIn(section);
  const heading = headingSpan(section);
  const isOpen =
    (name !== undefined && isSampleName(section, name.text)) ||
    (heading !== undefined && holdsPlaceholder(section, heading)) ||
    blocks.some(b => holdsPlaceholder(section, b.span));
  const directed = blocks.map(block => ({ block, ...directionOf(section, block) }));
  return {
    name,
    blocks,
    up: directed.flatMap(d => (d.isDown ? [] : statementsOf(d.block.sql, 'up'))),
    down: directed.flatMap(d => (d.isDown ? d.block.sql.statements : statementsOf(d.block.sql, 'down'))),
    downMark: directed.flatMap(d => d.mark ?? []).at(-1),
    strategy: readStrategy(section),
    isOpen,
  };
}

const downWords = /^(?:down|rollback|revert|undo|backwards?)\b/;

/** Whether a whole fence leads down, by the label above it, and what marks a Down in it. */
function directionOf(section: Section, { fence, sql }: SqlBlock): { isDown: boolean; mark?: Span } {
  const part = sql.parts.find((p: MigrationPart) => p.direction === 'down');
  if (part) return { isDown: false, mark: part.marker ?? part.span };
  if (sql.parts.length > 0) return { isDown: false };
  const label = downWords.test(fence.label)
    ? section.labels.filter(l => l.key === fence.label && l.span.end <= fence.fence.span.start).at(-1)
    : undefined;
  const mark = label?.span ?? downLineAbove(section.text, fence.fence.span.start);
  return mark ? { isDown: true, mark } : { isDown: false };
}

/** A line such as `Down:` that is all there is between a fence and what stands before it. */
function downLineAbove(text: string, fenceStart: number): Span | undefined {
  const from = Math.max(0, fenceStart - 200);
  const before = text.slice(from, fenceStart).trimEnd();
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  if (start === 0 && from > 0) return undefined;
  const line = before.slice(start);
  const words = line
    .replace(/^[\s>#*_-]+/, '')
    .replace(/[\s*_:]{1,9}$/, '')
    .toLowerCase();
  if (!downWords.test(words) || (words.includes(' ') && !line.endsWith(':'))) return undefined;
  return { start: from + start, end: from + before.length };
}

/** What the heading of a section calls its migration. */
export function migrationNameIn(section: Section): MigrationName | undefined {
  const content = headingSpan(section);
  if (!content || content.end - content.start > 300) return undefined;
  const title = textOf(section.text, content);
  const code = /`([^`\s]+)`/.exec(title);
  const word = code ? undefined : /(?:^|:\s*)([\w.-]+)\s*$/.exec(title);
  const found = code?.[1] ?? (word && /_/.test(word[1]!) ? word[1] : undefined);
  if (found === undefined) return undefined;
  const start = content.start + (code ? code.index + 1 : word!.index + word![0].lastIndexOf(found));
  const text = found.replace(/(?:\.(?:up|down))?\.\w{2,4}$/, '');
  const lead = /^(?:V(?=\d)|v(?=\d))?(\d+(?:[._-]\d+)*)(?=_|-[A-Za-z]|$)/.exec(text);
  const at = start + (lead ? lead[0].length - lead[1]!.length : 0);
  return {
    text,
    span: { start, end: start + text.length },
    stamp: lead ? { text: lead[1]!, span: { start: at, end: at + lead[1]!.length } } : undefined,
  };
}

function readStrategy(section: Section): Migration['strategy'] {
  const slot = section.slot?.labels.find(l => l.choices.length > 0);
  const label = slot && section.labels.find(l => l.key === slot.key);
  if (!slot || !label || holdsPlaceholder(section, label.value)) return undefined;
  const choice = readChoice(textOf(section.text, label.value), slot.choices, section.template);
  return choice.kind === 'known' ? { values: choice.values, span: label.value } : undefined;
}

/** A stretch of the migration's section, in the document. */
export const toDocument = ({ placed }: { readonly placed: PlacedSection }, span: Span): Span =>
  shift(span, placed.origin);

/** True for tables that an entity, a migration or one above it creates: whatever else it alters was there before. */
export function createdUntil(spec: Spec, migration: Migration): (table: Name) => boolean {
  const { tables, order } = createdByAll(spec);
  const until = order.get(migration) ?? 0;
  return table => (tables.get(keyOf(table)) ?? Number.POSITIVE_INFINITY) <= until;
}

/** The number of the migration that is the first to create each table; the entities come before all. */
const createdByAll = memo((spec: Spec) => {
  const tables = new Map<string, number>();
  const order = new Map<Migration, number>();
  for (const { entity } of entitiesOf(spec)) for (const { name } of entity.tables) tables.set(keyOf(name), 0);
  for (const [i, { migration }] of migrationsOf(spec).entries()) {
    order.set(migration, i + 1);
    for (const statement of migration.up)
      if (statement.kind === 'create-table' && !tables.has(keyOf(statement.name)))
        tables.set(keyOf(statement.name), i + 1);
  }
  return { tables, order };
});
