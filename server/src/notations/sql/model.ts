/** What SQL says: statements, tables, columns and constraints, each with the place where it is said. */

import type { Span } from '../../text/span.ts';

export interface Name {
  /** All of it, the schema too. */
  readonly span: Span;
  /** As it stands in the text, with schema and quotes. */
  readonly written: string;
  /** Without schema and quotes. */
  readonly name: string;
  readonly schema: string | undefined;
}

/** A stretch of SQL that is kept as text. */
export interface Part {
  readonly span: Span;
  readonly text: string;
}

/** The values that a column may hold, as far as they are listed. */
export interface Values {
  readonly span: Span;
  readonly values: readonly { readonly value: string; readonly span: Span }[];
  readonly source: 'check' | 'enum' | 'comment';
  /** False for a bare list of words in a comment. */
  readonly certain: boolean;
}

export interface Reference {
  readonly span: Span;
  readonly table: Name;
  /** Empty where the primary key is meant. */
  readonly columns: readonly Name[];
  /** Such as `CASCADE` or `SET NULL`. */
  readonly onDelete: string | undefined;
  readonly onUpdate: string | undefined;
}

export interface Column {
  /** From its name to its last constraint. */
  readonly span: Span;
  readonly name: Name;
  readonly type: Part | undefined;
  /** `NOT NULL` or `NULL` where one of them is written; a primary key is not null without it. */
  readonly nullable: { readonly span: Span; readonly isNullable: boolean } | undefined;
  readonly default: Part | undefined;
  readonly primaryKey: Span | undefined;
  readonly unique: Span | undefined;
  readonly references: Reference | undefined;
  readonly checks: readonly Part[];
  readonly generated: Part | undefined;
  /** `AUTO_INCREMENT`, `AUTOINCREMENT`, an identity or a serial type. */
  readonly autoIncrement: Span | undefined;
  readonly collation: string | undefined;
  /** MySQL's `COMMENT 'x'`, else the comment at the end of the line. */
  readonly comment: Part | undefined;
  readonly values: Values | undefined;
}

export interface Constraint {
  readonly kind: 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'exclude' | 'index' | 'unknown';
  readonly span: Span;
  readonly name: Name | undefined;
  readonly columns: readonly Name[];
  readonly references: Reference | undefined;
  /** What a check says, without the parentheses. */
  readonly check: Part | undefined;
  readonly isNotValid: boolean;
}

interface Spoken {
  readonly span: Span;
  /** The words that say what the statement does, such as `CREATE TABLE`. */
  readonly keyword: Span;
  /** It stands in a comment. */
  readonly commented: boolean;
}

export interface CreateTable extends Spoken {
  readonly kind: 'create-table';
  readonly name: Name;
  readonly ifNotExists: boolean;
  readonly isTemporary: boolean;
  /** `none`: no column list is there to be read. */
  readonly form: 'columns' | 'like' | 'as' | 'partition' | 'none';
  /** The table that `LIKE` or `PARTITION OF` names. */
  readonly source: Name | undefined;
  /** Between the parentheses. */
  readonly body: Span | undefined;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** The author left out columns. */
  readonly elided: boolean;
  readonly options: Part | undefined;
}

export interface IndexColumn {
  readonly span: Span;
  /** Undefined for an expression. */
  readonly name: Name | undefined;
}

export interface CreateIndex extends Spoken {
  readonly kind: 'create-index';
  readonly name: Name | undefined;
  readonly table: Name;
  readonly isUnique: boolean;
  readonly isConcurrent: boolean;
  readonly ifNotExists: boolean;
  readonly method: string | undefined;
  readonly columns: readonly IndexColumn[];
  readonly include: readonly Name[];
  readonly where: Part | undefined;
  readonly elided: boolean;
}

export interface CreateType extends Spoken {
  readonly kind: 'create-type';
  readonly name: Name;
  readonly form: 'enum' | 'other';
  /** Undefined where it is no enumeration or some of its values are left out. */
  readonly values: Values | undefined;
}

export interface CreateObject extends Spoken {
  readonly kind: 'create';
  /** In lower case: `view`, `materialized view`, `function`, `trigger`, … */
  readonly object: string;
  readonly name: Name;
  /** What a trigger, policy or rule stands on. */
  readonly table: Name | undefined;
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
}

export type AlterAction =
  | { readonly kind: 'add-column'; readonly span: Span; readonly column: Column }
  | {
      readonly kind: 'drop-column';
      readonly span: Span;
      readonly name: Name;
      readonly cascade: boolean;
    }
  | { readonly kind: 'rename-column'; readonly span: Span; readonly name: Name; readonly to: Name }
  | { readonly kind: 'rename-table'; readonly span: Span; readonly to: Name }
  | { readonly kind: 'rename-constraint'; readonly span: Span; readonly name: Name; readonly to: Name }
  | { readonly kind: 'rename-index'; readonly span: Span; readonly name: Name; readonly to: Name }
  | { readonly kind: 'set-type'; readonly span: Span; readonly name: Name; readonly type: Part }
  | { readonly kind: 'set-not-null'; readonly span: Span; readonly name: Name }
  | { readonly kind: 'drop-not-null'; readonly span: Span; readonly name: Name }
  | { readonly kind: 'set-default'; readonly span: Span; readonly name: Name; readonly value: Part }
  | { readonly kind: 'drop-default'; readonly span: Span; readonly name: Name }
  | { readonly kind: 'add-constraint'; readonly span: Span; readonly constraint: Constraint }
  | {
      readonly kind: 'drop-constraint';
      readonly span: Span;
      /** Undefined for MySQL's `DROP PRIMARY KEY`. */
      readonly name: Name | undefined;
      readonly of: 'constraint' | 'index' | 'primary-key';
    }
  | { readonly kind: 'validate'; readonly span: Span; readonly name: Name }
  /** MySQL's `MODIFY` and `CHANGE`: the column is defined anew, perhaps under a new name. */
  | { readonly kind: 'redefine'; readonly span: Span; readonly name: Name; readonly column: Column }
  | { readonly kind: 'other'; readonly span: Span; readonly text: string };

export interface AlterTable extends Spoken {
  readonly kind: 'alter-table';
  readonly table: Name;
  readonly actions: readonly AlterAction[];
}

export interface AlterType extends Spoken {
  readonly kind: 'alter-type';
  readonly name: Name;
  readonly action:
    | { readonly kind: 'add-value'; readonly value: Part }
    | { readonly kind: 'rename-value'; readonly value: Part; readonly to: Part }
    | { readonly kind: 'rename'; readonly to: Name }
    | { readonly kind: 'other' };
}

export interface AlterObject extends Spoken {
  readonly kind: 'alter';
  readonly object: string;
  readonly name: Name;
  readonly renameTo: Name | undefined;
}

export interface Drop extends Spoken {
  readonly kind: 'drop';
  /** In lower case: `table`, `index`, `type`, `view`, … */
  readonly object: string;
  readonly names: readonly Name[];
  readonly ifExists: boolean;
  readonly cascade: boolean;
  /** Behind `ON`. */
  readonly table: Name | undefined;
}

export interface CommentOn extends Spoken {
  readonly kind: 'comment';
  readonly object: string;
  /** For a column the name holds table and column, as in `table.column`. */
  readonly name: Name;
  readonly value: Part | undefined;
}

export interface Other extends Spoken {
  readonly kind: 'other';
  /** Its first word, in capitals. */
  readonly verb: string;
  readonly tables: readonly Name[];
}

export type Statement =
  | CreateTable
  | CreateIndex
  | CreateType
  | CreateObject
  | AlterTable
  | AlterType
  | AlterObject
  | Drop
  | CommentOn
  | Other;

/** A name as it is compared: letter case and quotes do not count. */
export const keyOf = (name: Name | string): string =>
  (typeof name === 'string' ? name : name.name).toLowerCase();

/** True if both may name the same thing: a schema that one of them leaves out does not count. */
export const isSameName = (a: Name, b: Name): boolean =>
  keyOf(a) === keyOf(b) &&
  (a.schema === undefined || b.schema === undefined || a.schema.toLowerCase() === b.schema.toLowerCase());
