/** The SQL that a section shows: its fences, read, each with its places in the section's chunk. */

import type { CreateTable } from '../notations/sql/model.ts';
import { readSql, type Sql } from '../notations/sql/sql.ts';
import { lineStart } from '../text/lines.ts';
import { memo, memoRecent } from '../text/memo.ts';
import { type Span, textOf } from '../text/span.ts';
import { holdsPlaceholder } from './place.ts';
import { namesSample } from './sample.ts';
import type { Section, SpecFence } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface SqlBlock {
  readonly fence: SpecFence;
  /** The lines between the marks, within the section's chunk. */
  readonly span: Span;
  readonly text: string;
  /** All its spans count from the start of the chunk. */
  readonly sql: Sql;
  /** It still holds a placeholder or a name that the template made up. */
  readonly isOpen: boolean;
  /** It stands in a quotation, so that its lines begin with marks that are no SQL. */
  readonly isQuoted: boolean;
}

/** The fences of a section that hold SQL, in order. */
export const sqlBlocksOf: (section: Section) => readonly SqlBlock[] = memo(section =>
  section.fences.flatMap(fence => {
    const span = fence.fence.content;
    const text = textOf(section.text, span);
    if (!isSql(fence.fence.language, text)) return [];
    const before = section.text.slice(
      lineStart(section.text, fence.fence.span.start),
      fence.fence.span.start,
    );
    return [
      {
        fence,
        span,
        text,
        sql: readBlock(text, { title: section.part.title, origin: span.start }),
        isOpen: isOpenSpan(section, span),
        isQuoted: before.includes('>'),
      },
    ];
  }),
);

const readBlock = memoRecent((text, origin) => moved(readSql(text), origin));

const languages: ReadonlySet<string> = new Set([
  'sql',
  'ddl',
  'postgresql',
  'postgres',
  'pgsql',
  'plpgsql',
  'psql',
  'mysql',
  'mariadb',
  'sqlite',
  'tsql',
]);

/** True for SQL by the tag of a fence or, without one, by how it begins. */
export const isSql = (language: string, text: string): boolean =>
  languages.has(language) || (language === '' && beginsWithStatement(text));

/** True if the first line that is no comment begins a statement of DDL. */
function beginsWithStatement(text: string): boolean {
  const lines = text.slice(0, 2000).split(/[\n\r]/);
  const first = lines.find(line => !/^\s*(?:--|$)/.test(line)) ?? '';
  return /^\s*(?:CREATE|ALTER|DROP)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|TYPE)\b/i.test(first);
}

/** True if a stretch of a section still holds a placeholder or a name that the template made up. */
export const isOpenSpan = (section: Section, span: Span): boolean =>
  holdsPlaceholder(section, span) || namesSample(section.template, textOf(section.text, span));

/** True if a name is one that the template made up. */
export const isSampleName = ({ template }: Section, name: string): boolean => {
  const key = name.toLowerCase();
  for (const sample of template.samples) if (sample.toLowerCase() === key) return true;
  return false;
};

/** A value with all its spans counted from an origin `by` units earlier. */
export function moved<T extends object>(value: T, by: number): T {
  return by === 0 ? value : (movedValue(value, by) as T);
}

function movedValue(value: object, by: number): object {
  if (Array.isArray(value))
    return value.map(item => (typeof item === 'object' && item !== null ? movedValue(item, by) : item));
  const out: Record<string, unknown> = { ...value };
  for (const key in out) {
    const inner = out[key];
    if (typeof inner === 'object' && inner !== null) out[key] = movedValue(inner, by);
    else if (typeof inner === 'number' && (key === 'start' || key === 'end')) out[key] = inner + by;
  }
  return out;
}

export interface PlacedTable {
  readonly placed: PlacedSection;
  readonly block: SqlBlock;
  readonly statement: CreateTable;
}

const tablesIn = memo((section: Section) =>
  sqlBlocksOf(section).flatMap(block =>
    block.sql.statements.flatMap(statement =>
      statement.kind === 'create-table' ? [{ block, statement }] : [],
    ),
  ),
);

/** Every `CREATE TABLE` of a specification, in document order. */
export const createdTables: (spec: Spec) => readonly PlacedTable[] = memo(spec =>
  spec.sections.flatMap(placed => tablesIn(placed.section).map(table => ({ placed, ...table }))),
);
