/** Checking: the findings of all rules over a specification, weighed by configuration and STATUS. */

import {
  type Facts,
  type Finding,
  type Options,
  type Rule,
  type SectionRule,
  type Severity,
  type SpecRule,
  type Stage,
  stages,
} from '../rules/rule.ts';
import type { Section } from '../spec/section.ts';
import type { Spec } from '../spec/spec.ts';
import type { Edit } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import type { Configuration } from './configuration.ts';
import { stageOf } from './stage.ts';

/** A finding with a weight, its spans counted from the start of the document. */
export interface Problem extends Finding {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'off'>;
}

export interface CheckerOptions {
  readonly rules: readonly Rule[];
  readonly configuration: Configuration;
  /** Told of a rule that threw; its findings are lost, those of the others are not. */
  readonly onFault?: (rule: string, error: unknown) => void;
}

export type Checker = (spec: Spec, facts: Facts) => Problem[];

interface Hit {
  readonly rule: SectionRule;
  readonly finding: Finding;
}

/** More findings than these help nobody, and cost every keystroke. */
const maxProblems = 2000;

/** A checker remembers the findings of sections that it has seen, for as long as the sections live. */
export function createChecker({ rules, configuration, onFault }: CheckerOptions): Checker {
  const wanted = rules.filter(r => stages.some(stage => severityOf(r, configuration, stage) !== 'off'));
  const sectionRules = wanted.filter((r): r is SectionRule => r.on === 'section');
  const specRules = wanted.filter((r): r is SpecRule => r.on === 'spec');
  const options = new Map(wanted.map(rule => [rule, optionsOf(rule, configuration)]));
  const known = new WeakMap<Section, { today: string; hits: readonly Hit[] }>();

  const run = (rule: Rule, subject: Section | Spec, facts: Facts): readonly Finding[] => {
    try {
      return [...rule.check(subject as Section & Spec, options.get(rule)!, facts)];
    } catch (error) {
      onFault?.(rule.id, error);
      return [];
    }
  };
  const hitsOf = (section: Section, facts: Facts): readonly Hit[] => {
    const entry = known.get(section);
    if (entry?.today === facts.today) return entry.hits;
    const hits: Hit[] = [];
    for (const rule of sectionRules)
      for (const finding of run(rule, section, facts)) hits.push({ rule, finding });
    known.set(section, { today: facts.today, hits: hits.length > 0 ? hits : none });
    return hits;
  };

  return (spec, facts) => {
    if (!spec.recognised) return [];
    const stage = stageOf(spec);
    const weights = new Map(wanted.map(rule => [rule, severityOf(rule, configuration, stage)]));
    const problems: Problem[] = [];
    const add = (rule: Rule, finding: Finding, origin: number): void => {
      const severity = weights.get(rule)!;
      if (severity !== 'off') problems.push({ ...moved(finding, origin), rule, severity });
    };
    for (const rule of specRules)
      if (weights.get(rule) !== 'off') for (const finding of run(rule, spec, facts)) add(rule, finding, 0);
    for (const { section, origin } of spec.sections) {
      if (problems.length > maxProblems) break;
      for (const { rule, finding } of hitsOf(section, facts)) add(rule, finding, origin);
    }
    const sorted = problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return sorted.length > maxProblems ? capped(sorted, wanted) : sorted;
  };
}

const none: readonly Hit[] = [];

/** The first problems, and one that says that there are more. */
function capped(problems: readonly Problem[], rules: readonly Rule[]): Problem[] {
  const rule = rules.find(r => r.id === 'document-limit');
  const kept = problems.slice(0, maxProblems);
  const last = kept.at(-1)!;
  const message = `More than ${maxProblems} problems, expected fewer; those behind this one are not shown`;
  return rule ? [...kept, { rule, severity: 'info', span: last.span, message }] : kept;
}

/** What a rule weighs at a stage under a configuration. */
export function severityOf(rule: Rule, configuration: Configuration, stage: Stage): Severity {
  const own = configuration.rules[rule.id];
  if (own !== undefined && own !== 'default') return own;
  return typeof rule.severity === 'string' ? rule.severity : rule.severity.byStage[stage];
}

function optionsOf(rule: Rule, configuration: Configuration): Record<string, never> {
  const given = configuration.options[rule.id] ?? {};
  const values: Record<string, unknown> = {};
  const declared: Options = rule.options ?? {};
  for (const [name, option] of Object.entries(declared)) {
    const value = given[name];
    const fits = option.type === 'number' ? typeof value === 'number' : isStrings(value);
    values[name] = fits ? value : option.default;
  }
  return values as Record<string, never>;
}

const isStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every(v => typeof v === 'string');

function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const edits = (list: readonly Edit[]): Edit[] => list.map(e => ({ ...e, span: shift(e.span, by) }));
  return {
    ...finding,
    span: shift(finding.span, by),
    ...(finding.fix ? { fix: { ...finding.fix, edits: edits(finding.fix.edits) } } : {}),
    ...(finding.suggestions
      ? { suggestions: finding.suggestions.map(s => ({ ...s, edits: edits(s.edits) })) }
      : {}),
    ...(finding.related ? { related: finding.related.map(r => ({ ...r, span: shift(r.span, by) })) } : {}),
  };
}
