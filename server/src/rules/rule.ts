/** A rule: one declaration that gives type, default severity, setting, manual page and test. */

import { type LineRange, type Mention, rangeOfMention } from '../library/mention.ts';
import type { Others } from '../library/others.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import { listOf } from '../spec/choice.ts';
import type { Committed } from '../spec/committed.ts';
import type { FileContent } from '../spec/linked-file.ts';
import type { Section } from '../spec/section.ts';
import type { Spec } from '../spec/spec.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint' | 'off';

/** The five stages of a specification's life; each finding may weigh more the later it is. */
export const stages = ['Draft', 'In Review', 'Approved', 'Implementation', 'Complete'] as const;
export type Stage = (typeof stages)[number];

/** Severity by stage; a stage that is not named has the severity of the one before it. */
export interface Gate {
  readonly byStage: Readonly<Record<Stage, Severity>>;
}

/** Severity that rises with the STATUS; `off` until the first stage named. */
export function gate(from: Partial<Record<Stage, Severity>>): Gate {
  let current: Severity = 'off';
  const byStage: Partial<Record<Stage, Severity>> = {};
  for (const stage of stages) {
    current = from[stage] ?? current;
    byStage[stage] = current;
  }
  return { byStage: byStage as Record<Stage, Severity> };
}

export interface Finding {
  readonly span: Span;
  /** "Unexpected X, expected Y": what is wrong, what was expected and where. */
  readonly message: string;
  /** The one safe repair: minimal, idempotent, and it deletes nothing that a person wrote. */
  readonly fix?: Repair;
  /** Repairs that need a choice. */
  readonly suggestions?: readonly Repair[];
  /** The other half of a contradiction. */
  readonly related?: readonly Related[];
  /** `unnecessary` is shown faded, `deprecated` struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Repair {
  /** An order, such as "Insert section 'Security'". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It brings template text that is still to be filled in, so it is never applied unasked. */
  readonly scaffold?: boolean;
}

/** A repair as a fix if it is sure, else as a suggestion. */
export const offer = (repair: Repair, isSure: boolean): Pick<Finding, 'fix' | 'suggestions'> =>
  isSure ? { fix: repair } : { suggestions: [repair] };

interface Choice {
  readonly near: string | undefined;
  /** Where the value stands, such as "in column 'Severity'". */
  readonly place: string;
  readonly choices: readonly string[];
}

/** A value that is none of those allowed: the near one is the fix, else each is a suggestion. */
export function unexpectedValue(span: Span, value: string, { near, place, choices }: Choice): Finding {
  const take = (choice: string): Repair => ({
    title: `Replace with \`${choice}\``,
    edits: [{ span, newText: choice }],
  });
  if (near !== undefined)
    return { span, message: `Unexpected value '${value}', did you mean '${near}'?`, fix: take(near) };
  const message = `Unexpected value '${value}' ${place}, expected ${listOf(choices)}`;
  return { span, message, suggestions: choices.map(take) };
}

export interface Related {
  readonly span: Span;
  readonly message: string;
  /** The file that it lies in, with its place there; absent for the document itself. */
  readonly uri?: string;
  readonly range?: LineRange;
}

/** A place in another document. */
export const elsewhere = (mention: Mention, message: string): Related => ({
  span: { start: mention.start, end: mention.end },
  message,
  uri: mention.uri,
  range: rangeOfMention(mention),
});

/** What a rule may know beside the specification. */
export interface Facts {
  /** Calendar date of the reader, `YYYY-MM-DD`; for repairs. What is found depends on it by `isPast` and `isFuture` only. */
  readonly today: string;
  /** Takes down the days that today was compared with; an empty one where a message names today. */
  readonly days?: Set<string>;
  /** PostgreSQL's own parser, once it is loaded; without it only faults that every dialect has are found in SQL. */
  readonly postgres?: PgParser;
  /** The files beside the document; without them nothing is said of what a link leads to. */
  readonly files?: FileFacts;
  /** What the other documents of the workspace say; for rules on the whole only. */
  readonly library?: Others;
  /** The document at Git's HEAD; absent where it is not there, Git is not, or it was not asked. */
  readonly committed?: Committed;
}

type DayFacts = Pick<Facts, 'today' | 'days'>;

/** True for a day before today, `YYYY-MM-DD`. It is written down that this was asked. */
export function isPast({ today, days }: DayFacts, day: string): boolean {
  days?.add(day);
  return day < today;
}

/** True for a day after today, `YYYY-MM-DD`. It is written down that this was asked. */
export function isFuture({ today, days }: DayFacts, day: string): boolean {
  days?.add(day);
  return day > today;
}

/** Today, to be named in a message. */
export function namedToday({ today, days }: DayFacts): string {
  days?.add('');
  return today;
}

/** Files as seen from the document. Paths are decoded and relative to its folder; `/` parts folders. */
export interface FileFacts {
  /** True for files and folders; undefined where that cannot be known, as outside of the disk. */
  exists(path: string): boolean | undefined;
  /** Paths of what lies in the same folder as this path, in the letter case of the disk; none where the folder is unknown. */
  near(path: string): readonly string[];
  /** The beginning of a file; undefined if it cannot be read. */
  head(path: string): string | undefined;
  /** All of a file: the same object while it is as it was; undefined for what is no readable text, or too much. */
  content(path: string): FileContent | undefined;
}

/** An option of a rule: a list of strings or a number, with its default. */
export type Option =
  | { readonly type: 'strings'; readonly description: string; readonly default: readonly string[] }
  | { readonly type: 'number'; readonly description: string; readonly default: number };

export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O extends Options> = { readonly [K in keyof O]: O[K]['default'] };

export const strings = (description: string, value: readonly string[]) =>
  ({ type: 'strings', description, default: value }) as const;

/** A piece of a specification as Markdown; `‹` and `›` mark what the rule underlines. */
export interface Example {
  readonly bad: string;
  readonly good: string;
  /** A template for the example, where a whole specification would be too long to show. */
  readonly template?: string;
  /** Files beside the document; what stands behind a `=` is the beginning of the file. */
  readonly files?: readonly string[];
  /** Where the document lies, if that matters; `document.md` without it. */
  readonly path?: string;
  /** Other documents of the workspace by their paths, as Markdown. */
  readonly others?: Readonly<Record<string, string>>;
  /** What Git has of the document. */
  readonly committed?: Committed;
}

interface Common<O extends Options> {
  /** Kebab case, `<thing>-<fault>`: file name, setting, diagnostic code and manual page. */
  readonly id: string;
  readonly title: string;
  /** Why it matters, for the manual page and the hover. */
  readonly why: string;
  readonly severity: Severity | Gate;
  readonly options?: O;
  /** What it finds depends on other documents of the workspace. */
  readonly acrossFiles?: boolean;
  /** It needs to know what was committed: the text at HEAD, or also the day. */
  readonly asksGit?: 'text' | 'day';
  readonly examples: readonly Example[];
}

/** A rule that sees one section at a time; spans count from the start of `section.part.chunk`. */
export interface SectionRule<O extends Options = Options> extends Common<O> {
  readonly on: 'section';
  /** Sections of these kinds only, as the template names them. */
  readonly kinds?: readonly string[];
  /** Sections without any of these are passed by. */
  readonly needs?: 'tables' | 'fences' | 'labels' | 'placeholders';
  check(section: Section, options: OptionValues<O>, facts: Facts): Iterable<Finding>;
}

/** A rule that sees the whole specification; spans are offsets in the document. */
export interface SpecRule<O extends Options = Options> extends Common<O> {
  readonly on: 'spec';
  /**
   * Kinds of the sections that it reads, an empty word for those of no kind above and below them: while these are the
   * same, so is what it finds. Left out where it reads the header, the order of sections, all of them, or
   * files.
   */
  readonly reads?: readonly string[];
  /** Beside these it reads the fences of all sections. */
  readonly readsFences?: boolean;
  check(spec: Spec, options: OptionValues<O>, facts: Facts): Iterable<Finding>;
}

export type Rule = SectionRule | SpecRule;

/** Declares a rule that sees one section at a time. */
export const sectionRule = <const O extends Options = Record<never, Option>>(
  declaration: Omit<SectionRule<O>, 'on'>,
): SectionRule<O> => ({ on: 'section', ...declaration, check: declaration.check });

/** Declares a rule that sees the whole specification. */
export const specRule = <const O extends Options = Record<never, Option>>(
  declaration: Omit<SpecRule<O>, 'on'>,
): SpecRule<O> => ({ on: 'spec', ...declaration, check: declaration.check });
