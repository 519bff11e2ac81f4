/** The Down of an Up: what takes each of its statements back, in reverse order. */

import type { AlterAction, AlterTable, AlterType, CreateIndex, Name, Statement } from './model.ts';

export interface Undo {
  /** SQL, a statement a line, each line ended by `\n`; a comment for each that cannot be undone. */
  readonly text: string;
  readonly notUndone: readonly Statement[];
}

/** Takes the statements of an Up back. Names are quoted and qualified as they stand in it. */
export function undo(up: readonly Statement[], dialect = 'unknown'): Undo {
  const lines: string[] = [];
  const notUndone: Statement[] = [];
  const isMySql = dialect === 'mysql';
  for (const statement of [...up].reverse()) {
    const steps = reverse(statement, isMySql);
    lines.push(...steps);
    if (steps.some(step => step.startsWith('--'))) notUndone.push(statement);
  }
  return { text: lines.map(line => `${line}\n`).join(''), notUndone: notUndone.reverse() };
}

const sorry = (what: string): string => `-- cannot be undone: ${what.replace(/\s+/g, ' ').trim()}`;

// They leave nothing behind that a Down could take back.
const harmless: ReadonlySet<string> = new Set([
  'BEGIN',
  'COMMIT',
  'START',
  'ROLLBACK',
  'SAVEPOINT',
  'RELEASE',
  'END',
  'SET',
  'RESET',
  'SELECT',
  'SHOW',
  'EXPLAIN',
  'ANALYZE',
  'VACUUM',
  'REINDEX',
  'LOCK',
  'USE',
  'PRAGMA',
  'GO',
]);

function reverse(statement: Statement, isMySql: boolean): string[] {
  switch (statement.kind) {
    case 'create-table': {
      const { ifNotExists, name } = statement;
      return [`DROP TABLE ${ifNotExists ? 'IF EXISTS ' : ''}${name.written};`];
    }
    case 'create-index':
      return [dropIndex(statement, isMySql)];
    case 'create-type':
      return [`DROP TYPE ${statement.name.written};`];
    case 'create':
      return [dropObject(statement, isMySql)];
    case 'alter-table':
      return alterBack(statement, isMySql);
    case 'alter-type':
      return [alterTypeBack(statement)];
    case 'alter': {
      const { object, name, renameTo } = statement;
      const back =
        renameTo && `ALTER ${object.toUpperCase()} ${moved(name, renameTo)} RENAME TO ${ofPlain(name)};`;
      return [back ?? sorry(`ALTER ${object.toUpperCase()} ${name.written}`)];
    }
    case 'drop':
      return [
        sorry(
          `DROP ${statement.object.toUpperCase()} ${statement.names.map(name => name.written).join(', ')}`,
        ),
      ];
    case 'comment':
      return [];
    case 'other': {
      const { verb, tables } = statement;
      return harmless.has(verb) ? [] : [sorry(`${verb} ${tables.map(table => table.written).join(', ')}`)];
    }
  }
}

/** The last part of a name as it is written. */
function ofPlain({ written, schema }: Name): string {
  if (schema === undefined) return written;
  return (
    /(?:(?<!")"(?:[^"]|"")*"|`[^`]*`|\[[^[\]]*\]|(?<![^."`[\]])[^."`[\]]+)$/.exec(written)?.[0] ?? written
  );
}

/** A new name, where the old one says in what schema. */
function moved(from: Name, to: Name): string {
  if (from.schema === undefined || to.schema !== undefined) return to.written;
  return from.written.slice(0, from.written.length - ofPlain(from).length) + to.written;
}

function dropIndex({ name, table, isConcurrent, ifNotExists }: CreateIndex, isMySql: boolean): string {
  if (!name) return sorry(`the index on ${table.written} has no name of its own`);
  const exists = ifNotExists ? 'IF EXISTS ' : '';
  if (isMySql) return `DROP INDEX ${name.written} ON ${table.written};`;
  // An index is in the schema of its table.
  const place = name.schema === undefined ? moved(table, name) : name.written;
  return `DROP INDEX ${isConcurrent ? 'CONCURRENTLY ' : ''}${exists}${place};`;
}

function dropObject(
  { object, name, table, orReplace, ifNotExists }: Extract<Statement, { kind: 'create' }>,
  isMySql: boolean,
): string {
  const kind = object.toUpperCase();
  // What was there before, if anything was, is not known.
  if (orReplace) return sorry(`CREATE OR REPLACE ${kind} ${name.written}`);
  const isShared = ifNotExists && /^(?:extension|schema|database)$/.test(object);
  if (isShared) return sorry(`CREATE ${kind} IF NOT EXISTS ${name.written}`);
  const on = table && !(isMySql && object === 'trigger') ? ` ON ${table.written}` : '';
  return `DROP ${kind} ${ifNotExists ? 'IF EXISTS ' : ''}${name.written}${on};`;
}

function alterTypeBack({ name, action }: AlterType): string {
  if (action.kind === 'rename') return `ALTER TYPE ${moved(name, action.to)} RENAME TO ${ofPlain(name)};`;
  if (action.kind === 'rename-value')
    return `ALTER TYPE ${name.written} RENAME VALUE ${action.to.text} TO ${action.value.text};`;
  return sorry(
    action.kind === 'add-value'
      ? `ALTER TYPE ${name.written} ADD VALUE ${action.value.text}`
      : `ALTER TYPE ${name.written}`,
  );
}

function alterBack({ table, actions }: AlterTable, isMySql: boolean): string[] {
  // After a new name the actions are taken back under it.
  const names: string[] = [];
  let current = table.written;
  for (const action of actions) {
    if (action.kind === 'rename-table') current = moved(table, action.to);
    names.push(current);
  }
  return actions
    .map((action, i) => {
      const before = i === 0 ? table.written : names[i - 1]!;
      const step = actionBack(action, isMySql);
      if (action.kind === 'rename-table') return `ALTER TABLE ${names[i]} RENAME TO ${ofPlain(table)};`;
      if (step === '') return '';
      return step ? `ALTER TABLE ${before} ${step};` : sorry(`ALTER TABLE ${before} ${said(action)}`);
    })
    .reverse()
    .filter(step => step !== '');
}

const said = (action: AlterAction): string => {
  if (action.kind === 'other') return action.text;
  const words = action.kind.replaceAll('-', ' ').toUpperCase();
  const name = 'name' in action ? action.name?.written : undefined;
  return name === undefined ? words : `${words} ${name}`;
};

/** What takes an action back; empty where nothing has to, undefined where nothing can. */
function actionBack(action: AlterAction, isMySql: boolean): string | undefined {
  switch (action.kind) {
    case 'add-column':
      return `DROP COLUMN ${action.column.name.written}`;
    case 'rename-column':
      return `RENAME COLUMN ${action.to.written} TO ${action.name.written}`;
    case 'rename-constraint':
      return `RENAME CONSTRAINT ${action.to.written} TO ${action.name.written}`;
    case 'rename-index':
      return `RENAME INDEX ${action.to.written} TO ${action.name.written}`;
    case 'set-not-null':
      return `ALTER COLUMN ${action.name.written} DROP NOT NULL`;
    case 'drop-not-null':
      return `ALTER COLUMN ${action.name.written} SET NOT NULL`;
    case 'add-constraint':
      return constraintBack(action, isMySql);
    case 'validate':
      return '';
    case 'other':
      return /^ENABLE\s+ROW\s+LEVEL\s+SECURITY$/i.test(action.text)
        ? 'DISABLE ROW LEVEL SECURITY'
        : undefined;
    default:
      return undefined;
  }
}

function constraintBack(
  { constraint: { kind, name } }: Extract<AlterAction, { kind: 'add-constraint' }>,
  isMySql: boolean,
): string | undefined {
  if (isMySql && kind === 'primary-key') return 'DROP PRIMARY KEY';
  if (!name) return undefined;
  if (isMySql && (kind === 'unique' || kind === 'index')) return `DROP INDEX ${name.written}`;
  if (isMySql && kind === 'foreign-key') return `DROP FOREIGN KEY ${name.written}`;
  return `DROP CONSTRAINT ${name.written}`;
}
