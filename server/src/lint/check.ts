/** Checking: the findings of all rules over a specification, weighed by configuration and STATUS. */

import type { Facts, Finding, Options, Rule, SectionRule, Severity, SpecRule } from '../rules/rule.ts';
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

/** A checker remembers the findings of sections that it has seen, for as long as the sections live. */
export function createChecker({ rules, configuration, onFault }: CheckerOptions): Checker {
  const sectionRules = rules.filter((r): r is SectionRule => r.on === 'section');
  const specRules = rules.filter((r): r is SpecRule => r.on === 'spec');
  const known = new WeakMap<Section, { today: string; found: Map<SectionRule, readonly Finding[]> }>();

  const run = (rule: Rule, subject: Section | Spec, facts: Facts): readonly Finding[] => {
    try {
      return [...rule.check(subject as Section & Spec, optionsOf(rule, configuration), facts)];
    } catch (error) {
      onFault?.(rule.id, error);
      return [];
    }
  };
  const inSection = (rule: SectionRule, section: Section, facts: Facts): readonly Finding[] => {
    let entry = known.get(section);
    if (entry?.today !== facts.today) {
      entry = { today: facts.today, found: new Map() };
      known.set(section, entry);
    }
    let findings = entry.found.get(rule);
    if (!findings) {
      findings = run(rule, section, facts);
      entry.found.set(rule, findings);
    }
    return findings;
  };

  return (spec, facts) => {
    if (!spec.recognised) return [];
    const problems: Problem[] = [];
    const stage = stageOf(spec);
    const add = (rule: Rule, finding: Finding, severity: Problem['severity']): void => {
      problems.push({ ...finding, rule, severity });
    };
    for (const rule of specRules) {
      const severity = severityOf(rule, configuration, stage);
      if (severity !== 'off') for (const f of run(rule, spec, facts)) add(rule, f, severity);
    }
    for (const rule of sectionRules) {
      const severity = severityOf(rule, configuration, stage);
      if (severity === 'off') continue;
      for (const { section, origin } of spec.sections)
        for (const f of inSection(rule, section, facts)) add(rule, moved(f, origin), severity);
    }
    return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  };
}

/** What a rule weighs at a stage under a configuration. */
export function severityOf(rule: Rule, configuration: Configuration, stage: keyof Stages): Severity {
  const own = configuration.rules[rule.id];
  if (own !== undefined && own !== 'default') return own;
  return typeof rule.severity === 'string' ? rule.severity : rule.severity.byStage[stage];
}

type Stages = Readonly<Record<ReturnType<typeof stageOf>, unknown>>;

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
