/** The template as a value: what a document of its kind must contain. Everything here was read from Markdown; nothing is written in code. */

import type { PlaceholderSet } from './placeholder.ts';

export interface Template {
  readonly name: string;
  /** The Markdown to insert, directives taken out. */
  readonly text: string;
  /** Every section, parents before children, in document order. */
  readonly sections: readonly SectionSlot[];
  readonly header?: HeaderSlot;
  readonly placeholders: PlaceholderSet;
  /** Names that the template made up, such as `field1`: their presence shows that a row or a block was not edited. */
  readonly samples: ReadonlySet<string>;
  /** Keys of headings so common that they say nothing about a document's kind. */
  readonly common: ReadonlySet<string>;
  /** Words with which a section says that it does not apply. */
  readonly notApplicable: readonly string[];
  /** Words that mark unfinished work, such as TODO. */
  readonly unfinished: readonly string[];
}

export interface SectionSlot {
  /** Path of keys, such as `data-model/new-entities`. */
  readonly id: string;
  /** The heading's inline Markdown, such as `` `EntityName` ``. */
  readonly title: string;
  readonly level: number;
  /** Keys by which the heading is known: its own first, then its aliases. */
  readonly keys: readonly string[];
  /** Any heading fits, or any that names an endpoint: the author names the section. */
  readonly named: '' | 'any' | 'endpoint';
  readonly repeatable: boolean;
  readonly optional: boolean;
  /** What kind of thing the section describes, such as `endpoint`; empty if the template does not say. */
  readonly kind: string;
  /** What the section is for, a sentence or two. */
  readonly purpose: string;
  readonly parent?: SectionSlot;
  readonly children: readonly SectionSlot[];
  /** Heading, body and sub-sections as the template has them. */
  readonly text: string;
  /** Heading and body up to the first sub-section. */
  readonly ownText: string;
  readonly labels: readonly LabelSlot[];
  readonly tables: readonly TableSlot[];
  readonly fences: readonly FenceSlot[];
}

/** A bold word with a colon that leads a line, such as `**Purpose**:`. */
export interface LabelSlot {
  readonly name: string;
  readonly key: string;
  readonly optional: boolean;
  /** The value on the label's line, as in the template; may be empty. */
  readonly value: string;
  /** Allowed values, if it is a choice. */
  readonly choices: readonly string[];
  /** From the label to the next label or sub-section, line ends included. */
  readonly text: string;
}

export interface TableSlot {
  /** What its rows are about, such as `fields`; empty if the template does not say. */
  readonly kind: string;
  /** Key of the label the table stands under; empty if none. */
  readonly label: string;
  readonly columns: readonly ColumnSlot[];
  /** Sample rows as cells of Markdown. */
  readonly rows: readonly (readonly string[])[];
  /** The rows may stay as they are. */
  readonly standing: boolean;
  readonly optional: boolean;
  /** The table as in the template, without the last line's end. */
  readonly text: string;
}

export interface ColumnSlot {
  readonly name: string;
  readonly key: string;
  /** Keys of other names that the column goes by. */
  readonly aliases: readonly string[];
  /** What its cells say, such as `required`: its key, unless the template names another. */
  readonly role: string;
  /** Its cells tell the rows apart. */
  readonly isKey: boolean;
  /** Cells may be empty. */
  readonly optional: boolean;
  /** Allowed values; empty if anything goes. */
  readonly values: readonly string[];
  /** Values that mean the matter is closed (of a questions table). */
  readonly closed: readonly string[];
  /** Offered but not required; `http status` and `http method` stand for those lists. */
  readonly suggestions: readonly string[];
  readonly isDate: boolean;
}

export interface FenceSlot {
  readonly label: string;
  readonly language: string;
  readonly content: string;
}

export interface HeaderSlot {
  readonly section?: SectionSlot;
  readonly fields: readonly HeaderField[];
}

export type FieldType = 'text' | 'id' | 'ids' | 'date' | 'people' | 'status' | 'version';

export interface HeaderField {
  readonly key: string;
  readonly type: FieldType;
  readonly purpose: string;
  /** The value in the template, such as `[TECH-XXX]`. */
  readonly placeholder: string;
  /** Allowed values, in order; of `status` the stages of the document's life. */
  readonly values: readonly string[];
  /** What each value means, where the template says so. */
  readonly meanings: ReadonlyMap<string, string>;
  /** So common a key that it says nothing about a document's kind. */
  readonly common: boolean;
}
