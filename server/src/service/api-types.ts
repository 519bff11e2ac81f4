/** The types of the programming interface, alone in this file: it is published as it is. */

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Options {
  /** `rules` and `options` as in a configuration file; what does not fit is left out. */
  readonly configuration?: { readonly rules?: object; readonly options?: object };
  /** Markdown of another template than the built-in one. */
  readonly template?: string;
  /** The text is a specification, whatever it looks like. */
  readonly force?: boolean;
  /** Calendar date by which something is overdue, `YYYY-MM-DD`; the machine's if absent. */
  readonly today?: string;
  /** Judge as if this were the STATUS. Throws a `RangeError` if the template does not know it. */
  readonly status?: string;
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character. */
export interface Message {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Places in other files that have to do with it. */
  readonly related?: readonly RelatedPlace[];
}

/** Counted like those of a message. */
export interface RelatedPlace {
  readonly filePath: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface CheckResult {
  /** False for ordinary Markdown, of which nothing is said. */
  readonly isSpecification: boolean;
  /** In document order. */
  readonly messages: readonly Message[];
}

export interface FixResult {
  /** The text with all that is safe to mend mended; nothing that a person wrote is lost. */
  readonly text: string;
  /** What is left to say of it. */
  readonly messages: readonly Message[];
}

/** What a document says. Lines count from 1. */
export interface Model {
  readonly isSpecification: boolean;
  /** As one of the template's values; absent if it is none of them. */
  readonly status?: string;
  readonly header: readonly ModelField[];
  readonly sections: readonly ModelSection[];
  /** Titles of the template's sections that are not there. */
  readonly missingSections: readonly string[];
  readonly endpoints: readonly ModelEndpoint[];
  readonly entities: readonly ModelEntity[];
  readonly events: readonly ModelEvent[];
  readonly machines: readonly ModelMachine[];
}

export interface ModelField {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** The value is still the template's. */
  readonly isOpen: boolean;
}

export interface ModelSection {
  /** Without marks; empty for what stands before the first heading. */
  readonly title: string;
  /** 1 to 6; 0 before the first heading. */
  readonly level: number;
  readonly line: number;
  /** Of the template's section, such as `data-model/new-entities`; absent where it is none of them. */
  readonly id?: string;
  /** How many of the template's placeholders are left in it, sub-sections not counted. */
  readonly placeholders: number;
}

export interface ModelEndpoint {
  /** Upper case; several in `PUT/PATCH`. */
  readonly methods: readonly string[];
  readonly path: string;
  readonly line: number;
  /** The section describes a change of it. */
  readonly isChange: boolean;
}

export interface ModelEntity {
  readonly name: string;
  readonly line: number;
  /** What its DDL creates. */
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly type?: string }[];
  }[];
}

export interface ModelEvent {
  readonly name: string;
  readonly direction: 'produced' | 'consumed';
  readonly line: number;
}

export interface ModelMachine {
  readonly line: number;
  readonly states: readonly string[];
  /** `from` is absent where the machine starts, `to` where it ends. */
  readonly transitions: readonly { readonly from?: string; readonly to?: string; readonly label?: string }[];
}

/** Pure functions of a text: nothing is read or written, no input throws but an unknown `status`. */
export interface Api {
  /** The problems of a text. */
  check(text: string, options?: Options): CheckResult;
  /** The text without the problems that can be mended safely. */
  fix(text: string, options?: Options): FixResult;
  /** What the text says. */
  model(text: string, options?: Options): Model;
}
