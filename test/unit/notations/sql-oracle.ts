/** One short form of what DDL says, made from our reading and from the tree of PostgreSQL's own parser. */

import type { Column, Constraint, Name, Statement } from '../../../server/src/notations/sql/model.ts';
import { normaliseType } from '../../../server/src/notations/sql/type.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tree has no types that would help here.
type Node = any;

const list = (items: readonly (string | undefined)[]): string => items.filter(i => i !== undefined).join(',');
const typeOf = (text: string): string => {
  const type = normaliseType(text);
  if (!type) return '';
  // A FLOAT without its precision is a double in PostgreSQL and is not in MySQL.
  const name =
    type.name === 'float' ? 'double precision' : type.name.replace(/^.*\./, '').replaceAll('"', '');
  return `${name}${type.isArray ? '[]' : ''}`;
};

const fold = (name: Name): string => (/["`]/.test(name.written) ? name.name : name.name.toLowerCase());

const ours = {
  column(column: Column): string {
    const { references } = column;
    return list([
      fold(column.name),
      column.type && typeOf(column.type.text),
      column.nullable && !column.nullable.isNullable ? 'not null' : undefined,
      column.default && 'default',
      column.primaryKey && 'pk',
      column.unique && 'unique',
      references && `fk ${fold(references.table)}(${references.columns.map(fold).join()})`,
      ...column.checks.map(() => 'check'),
      column.generated && 'generated',
      column.autoIncrement && column.autoIncrement.start !== column.type?.span.start ? 'identity' : undefined,
    ]);
  },
  constraint({ kind, name, columns, references }: Constraint): string {
    const target = references && `${fold(references.table)}(${references.columns.map(fold).join()})`;
    return list([kind, name && fold(name), `(${columns.map(fold).join()})`, target]);
  },
};

/** What a statement of ours says; undefined for kinds that are not compared. */
export function oursOf(statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'create-table': {
      const { name, columns, constraints } = statement;
      return `table ${fold(name)}: ${[...columns.map(ours.column), ...constraints.map(ours.constraint)].join('; ')}`;
    }
    case 'create-index': {
      const { name, table, isUnique, method, columns, include, where } = statement;
      const keys = columns.map(column => (column.name ? fold(column.name) : '?')).join();
      return `index ${name ? fold(name) : ''} on ${fold(table)} ${method ?? 'btree'} (${keys}) (${include.map(fold).join()})${isUnique ? ' unique' : ''}${where ? ' where' : ''}`;
    }
    case 'create-type':
      return statement.form === 'enum'
        ? `enum ${fold(statement.name)}: ${statement.values?.values.map(v => v.value).join() ?? ''}`
        : undefined;
    case 'alter-table':
      return `alter ${fold(statement.table)}: ${statement.actions
        .map(action => {
          if (action.kind === 'add-column') return `add-column ${ours.column(action.column)}`;
          if (action.kind === 'add-constraint') return `add-constraint ${ours.constraint(action.constraint)}`;
          if (action.kind === 'other') return 'other';
          const name = 'name' in action && action.name ? ` ${fold(action.name)}` : '';
          const to = 'to' in action ? ` to ${fold(action.to)}` : '';
          const type = action.kind === 'set-type' ? ` ${typeOf(action.type.text)}` : '';
          return `${action.kind}${name}${to}${type}`;
        })
        .join('; ')}`;
    case 'drop':
      return /^(?:table|index|type|view|materialized view|sequence)$/.test(statement.object)
        ? `drop ${statement.object} ${statement.names.map(fold).join()}${statement.cascade ? ' cascade' : ''}`
        : undefined;
    case 'create':
      return /^(?:view|sequence|schema|policy|trigger)$/.test(statement.object)
        ? `create ${statement.object} ${fold(statement.name)}${statement.table ? ` on ${fold(statement.table)}` : ''}`
        : undefined;
    default:
      return undefined;
  }
}

const names = (nodes: Node[] | undefined): string =>
  (nodes ?? []).map(node => node.String?.sval ?? node.IndexElem?.name ?? '?').join();
const target = (node: Node): string => `fk ${node.pktable.relname}(${names(node.pk_attrs)})`;

function typeOfNode(node: Node): string {
  const name = node.names[node.names.length - 1].String.sval as string;
  return typeOf(`${name.includes(' ') ? `"${name}"` : name}${node.arrayBounds ? '[]' : ''}`);
}

function columnOfNode(def: Node): string {
  const said = (def.constraints ?? []).map((c: Node) => c.Constraint);
  const of = (contype: string): Node[] => said.filter((c: Node) => c.contype === contype);
  const has = (contype: string, word: string): string | undefined =>
    of(contype).length > 0 ? word : undefined;
  return list([
    def.colname,
    typeOfNode(def.typeName),
    has('CONSTR_NOTNULL', 'not null'),
    has('CONSTR_DEFAULT', 'default'),
    has('CONSTR_PRIMARY', 'pk'),
    has('CONSTR_UNIQUE', 'unique'),
    ...of('CONSTR_FOREIGN').map(target),
    ...of('CONSTR_CHECK').map(() => 'check'),
    has('CONSTR_GENERATED', 'generated'),
    has('CONSTR_IDENTITY', 'identity'),
  ]);
}

const kinds: Readonly<Record<string, string>> = {
  CONSTR_PRIMARY: 'primary-key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_FOREIGN: 'foreign-key',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclude',
};

function constraintOfNode(node: Node): string {
  const isForeign = node.contype === 'CONSTR_FOREIGN';
  return list([
    kinds[node.contype],
    node.conname,
    `(${names(isForeign ? node.fk_attrs : node.keys)})`,
    isForeign ? target(node).slice(3) : undefined,
  ]);
}

const actions: Readonly<Record<string, (cmd: Node) => string>> = {
  AT_AddColumn: cmd => `add-column ${columnOfNode(cmd.def.ColumnDef)}`,
  AT_DropColumn: cmd => `drop-column ${cmd.name}`,
  AT_AddConstraint: cmd => `add-constraint ${constraintOfNode(cmd.def.Constraint)}`,
  AT_DropConstraint: cmd => `drop-constraint ${cmd.name}`,
  AT_ValidateConstraint: cmd => `validate ${cmd.name}`,
  AT_SetNotNull: cmd => `set-not-null ${cmd.name}`,
  AT_DropNotNull: cmd => `drop-not-null ${cmd.name}`,
  AT_ColumnDefault: cmd => `${cmd.def ? 'set' : 'drop'}-default ${cmd.name}`,
  AT_AlterColumnType: cmd => `set-type ${cmd.name} ${typeOfNode(cmd.def.ColumnDef.typeName)}`,
};

const dropped: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_INDEX: 'index',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_SEQUENCE: 'sequence',
};

function lastName(node: Node): string {
  const items = node.List?.items ?? node.TypeName?.names;
  return items[items.length - 1].String.sval;
}

const readers: Readonly<Record<string, (node: Node) => string | undefined>> = {
  CreateStmt(node) {
    const elements = (node.tableElts ?? []).flatMap((e: Node) =>
      e.ColumnDef ? [columnOfNode(e.ColumnDef)] : e.Constraint ? [] : [],
    );
    const constraints = (node.tableElts ?? []).flatMap((e: Node) =>
      e.Constraint ? [constraintOfNode(e.Constraint)] : [],
    );
    const isPart = node.partbound !== undefined || node.inhRelations !== undefined;
    return isPart ? undefined : `table ${node.relation.relname}: ${[...elements, ...constraints].join('; ')}`;
  },
  IndexStmt: node =>
    `index ${node.idxname ?? ''} on ${node.relation.relname} ${node.accessMethod} (${names(node.indexParams)}) (${names(node.indexIncludingParams)})${node.unique ? ' unique' : ''}${node.whereClause ? ' where' : ''}`,
  CreateEnumStmt: node => `enum ${lastName({ List: { items: node.typeName } })}: ${names(node.vals)}`,
  AlterTableStmt: node =>
    node.objtype === 'OBJECT_TABLE'
      ? `alter ${node.relation.relname}: ${node.cmds
          .map((c: Node) => actions[c.AlterTableCmd.subtype]?.(c.AlterTableCmd) ?? 'other')
          .join('; ')}`
      : undefined,
  RenameStmt(node) {
    if (node.relation === undefined) return undefined;
    const { relname } = node.relation;
    if (node.renameType === 'OBJECT_TABLE') return `alter ${relname}: rename-table to ${node.newname}`;
    if (node.renameType === 'OBJECT_COLUMN')
      return `alter ${relname}: rename-column ${node.subname} to ${node.newname}`;
    return node.renameType === 'OBJECT_TABCONSTRAINT'
      ? `alter ${relname}: rename-constraint ${node.subname} to ${node.newname}`
      : undefined;
  },
  DropStmt: node =>
    dropped[node.removeType] &&
    `drop ${dropped[node.removeType]} ${node.objects.map(lastName).join()}${node.behavior === 'DROP_CASCADE' ? ' cascade' : ''}`,
  ViewStmt: node => `create view ${node.view.relname}`,
  CreateSeqStmt: node => `create sequence ${node.sequence.relname}`,
  CreateSchemaStmt: node => node.schemaname && `create schema ${node.schemaname}`,
  CreatePolicyStmt: node => `create policy ${node.policy_name} on ${node.table.relname}`,
  CreateTrigStmt: node => `create trigger ${node.trigname} on ${node.relation.relname}`,
};

/** What a statement of PostgreSQL's tree says; undefined for kinds that are not compared. */
export function theirsOf(statement: object): string | undefined {
  const [kind, node] = Object.entries(statement)[0] ?? [];
  return kind === undefined ? undefined : readers[kind]?.(node);
}
