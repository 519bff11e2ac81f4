/** Names of tables and columns: in DDL, headings, field definitions, migrations and data moves. */

import type { Statement } from '../../notations/sql/model.ts';
import { memo } from '../../text/memo.ts';
import { type Span, textOf } from '../../text/span.ts';
import { columnKey } from '../definition.ts';
import { columnOf, type Entity, type EntityDefinitions, entitiesOf } from '../entity.ts';
import { sectionsOfKind } from '../place.ts';
import { cellOf, rowsIn } from '../rows.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { isOpenSpan, isSampleName, sqlBlocksOf } from '../sql-block.ts';
import { type Found, foundIn, piecesOf, unmarked } from './found.ts';
import { bareSpan, sqlMentions, wordsIn } from './sql.ts';

/** Every place that names a table or a column for certain. */
export function tableNames(spec: Spec): Found[] {
  const known = columnsOf(spec);
  return [
    ...entitiesOf(spec).flatMap(({ placed, entity }) => [
      ...headingName(placed, entity),
      ...entity.definitions.flatMap(own => definedNames(placed, own)),
    ]),
    ...spec.sections.flatMap(placed =>
      statementsIn(placed).flatMap(statement => [
        ...statementNames(placed, statement),
        ...textNames(placed, statement, known),
      ]),
    ),
    ...sectionsOfKind(spec, 'data migration').flatMap(placed => moveNames(placed, known)),
  ];
}

/** The columns that the statements of a specification name, by the keys of their tables. */
export const columnsOf: (spec: Spec) => ReadonlyMap<string, ReadonlySet<string>> = memo(spec => {
  const found = new Map<string, Set<string>>();
  for (const placed of spec.sections)
    for (const statement of statementsIn(placed))
      for (const { kind, name, table } of sqlMentions(statement).names) {
        const key = columnKey((kind === 'entity' ? name : table!).name);
        const own = found.get(key) ?? new Set();
        found.set(key, own);
        if (kind === 'column') own.add(columnKey(name.name));
      }
  return found;
});

/** The statements of a section that are filled in. */
export const statementsIn = ({ section }: PlacedSection): readonly Statement[] =>
  sqlBlocksOf(section).flatMap(({ sql, isOpen }) =>
    isOpen ? sql.statements.filter(({ span }) => !isOpenSpan(section, span)) : sql.statements,
  );

/** The heading, where it spells the name of the one table that its section creates. */
function headingName(placed: PlacedSection, { nameSpan, tables }: Entity): Found[] {
  if (!nameSpan || tables.length !== 1) return [];
  const bare = unmarked(placed.section.text, nameSpan);
  return foundIn(placed, {
    kind: 'entity',
    spans: [bare],
    key: columnKey(tables[0]!.name.name),
    weight: 2,
  });
}

function definedNames(placed: PlacedSection, { of, definitions }: EntityDefinitions): Found[] {
  const scope = of && columnKey(of.name.name);
  return definitions.flatMap(definition => {
    const column = columnOf(of, definition);
    const { references } = definition.said ?? {};
    const { table, column: target } = references ?? {};
    return [
      ...(column
        ? foundIn(placed, {
            kind: 'column',
            spans: [definition.nameSpan],
            key: columnKey(column.name.name),
            scope,
            weight: 1,
          })
        : []),
      ...(table ? foundIn(placed, { kind: 'entity', spans: [table.span] }) : []),
      ...(table && target
        ? foundIn(placed, { kind: 'column', spans: [target.span], scope: columnKey(table.text) })
        : []),
    ];
  });
}

function statementNames(placed: PlacedSection, statement: Statement): Found[] {
  const isHome = placed.section.slot?.kind === 'entity';
  const comment = statement.kind === 'comment' ? commentNames(placed, statement) : [];
  return [
    ...comment,
    ...sqlMentions(statement).names.flatMap(({ kind, name, table, isMade }) => {
      const span = isSampleName(placed.section, name.name) ? undefined : bareSpan(name);
      const weight = !isMade ? 0 : isHome ? 3 : 1;
      const scope = table && columnKey(table.name);
      return span ? foundIn(placed, { kind, spans: [span], scope, weight }) : [];
    }),
  ];
}

/** `COMMENT ON COLUMN table.column` and `COMMENT ON TABLE table`. */
function commentNames(placed: PlacedSection, { object, name }: Statement & { kind: 'comment' }): Found[] {
  const own = bareSpan(name);
  if (!own) return [];
  if (object === 'table') return foundIn(placed, { kind: 'entity', spans: [own] });
  const table = name.schema?.split('.').at(-1);
  if (object !== 'column' || !table) return [];
  const at = name.written.lastIndexOf(table, own.start - name.span.start - 1);
  const start = name.span.start + at;
  return [
    ...(at < 0 ? [] : foundIn(placed, { kind: 'entity', spans: [{ start, end: start + table.length }] })),
    ...foundIn(placed, { kind: 'column', spans: [own], scope: columnKey(table) }),
  ];
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** Columns of a table in the expressions of a statement about it. */
function textNames(placed: PlacedSection, statement: Statement, known: Columns): Found[] {
  const isOther = statement.kind === 'other';
  return sqlMentions(statement).texts.flatMap(({ span, table }) => {
    const scope = columnKey(table.name);
    const columns = known.get(scope);
    return wordsIn(placed.section.text, span).flatMap(word => {
      const isOwn = word.of === undefined || columnKey(word.of) === scope;
      const isTable = isOther && bareSpan(table)?.start === word.span.start;
      if (word.isString || !isOwn || isTable || !columns?.has(columnKey(word.text))) return [];
      return foundIn(placed, { kind: 'column', spans: [word.span], scope });
    });
  });
}

const sides = ['source', 'destination'];
const qualified = /^([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?$/;

/** `table.column`, and a table alone where the document's SQL knows it. */
function moveNames(placed: PlacedSection, known: Columns): Found[] {
  const { text } = placed.section;
  return rowsIn(placed.section, 'data moves').flatMap(row =>
    sides.flatMap(side => {
      const cell = cellOf(row, side);
      return cell ? piecesOf(text, cell.span).flatMap(piece => qualifiedName(placed, piece, known)) : [];
    }),
  );
}

/** A table with its column, or a known table alone. */
export function qualifiedName(placed: PlacedSection, span: Span, known: Columns): Found[] {
  const match = qualified.exec(textOf(placed.section.text, span));
  if (!match) return [];
  const [, table, column] = match;
  const end = span.start + table!.length;
  if (column === undefined && !known.has(columnKey(table!))) return [];
  return [
    ...foundIn(placed, { kind: 'entity', spans: [{ start: span.start, end }] }),
    ...(column === undefined
      ? []
      : foundIn(placed, {
          kind: 'column',
          spans: [{ start: end + 1, end: span.end }],
          scope: columnKey(table!),
        })),
  ];
}
