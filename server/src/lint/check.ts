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
import { memo } from '../text/memo.ts';
import { type Configuration, levelAt } from './configuration.ts';
import { moved, type Problem } from './finding.ts';
import { type Memory, recall, remember } from './recall.ts';
import { stageOf } from './stage.ts';
import { suppress } from './suppress.ts';

export type { Problem } from './finding.ts';

export interface CheckerOptions {
  readonly rules: readonly Rule[];
  readonly configuration: Configuration;
  /** Told of a rule that threw; its findings are lost, those of the others are not. */
  readonly onFault?: (rule: string, error: unknown) => void;
}

/** What one document is checked with. */
export interface Subject {
  readonly spec: Spec;
  readonly facts: Facts;
  /** Of the document, where it is checked again and again. */
  readonly memory?: Memory;
}

export interface Glance {
  readonly problems: readonly Problem[];
  /** Nothing else is to be found. */
  readonly isComplete: boolean;
}

export interface Checker {
  (spec: Spec, facts: Facts, memory?: Memory): Problem[];
  /**
   * What can be said without asking anew the rules that read many sections: what they found before stands for them
   * where its text is still there, and sections that were not yet checked say nothing. With `sectionsOnly`, what was
   * found in sections so far and nothing else.
   */
  glance(subject: Subject, sectionsOnly?: boolean): Glance;
  /**
   * Does in small steps all that a check has to do, so that the check then costs little: first the sections, then the
   * rules on the whole. Needs the document's memory.
   */
  steps(subject: Subject): Generator<'sections' | 'rules', void, void>;
}

interface Hit {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What was found in a section, and the facts that it was found with. */
interface Known {
  today?: string;
  postgres?: Facts['postgres'];
  hits: readonly Hit[];
}

/** More findings than these help nobody, and cost every keystroke. */
const maxProblems = 2000;

/** A checker remembers the findings of sections that it has seen, for as long as the sections live. */
export function createChecker({ rules, configuration, onFault }: CheckerOptions): Checker {
  const wanted = rules.filter(r => stages.some(stage => severityOf(r, configuration, stage) !== 'off'));
  const sectionRules = wanted.filter((r): r is SectionRule => r.on === 'section');
  const specRules = wanted.filter((r): r is SpecRule => r.on === 'spec');
  const options = new Map(wanted.map(rule => [rule, optionsOf(rule, configuration)]));
  const byKind = new Map<string, readonly SectionRule[]>();
  const rulesFor = (kind: string): readonly SectionRule[] => {
    let found = byKind.get(kind);
    if (!found) {
      found = sectionRules.filter(r => !r.kinds || r.kinds.includes(kind));
      byKind.set(kind, found);
    }
    return found;
  };
  const known = memo((_: Section): Known => ({ hits: none }));
  const byStage = new Map<Stage, ReadonlyMap<Rule, Severity>>();
  const weightsAt = (stage: Stage): ReadonlyMap<Rule, Severity> => {
    let weights = byStage.get(stage);
    if (!weights) {
      weights = new Map(wanted.map(rule => [rule, severityOf(rule, configuration, stage)]));
      byStage.set(stage, weights);
    }
    return weights;
  };

  /** Adds what a rule finds; nothing if it throws. */
  const run = (rule: Rule, subject: Section | Spec, { facts, hits }: { facts: Facts; hits: Hit[] }): void => {
    const before = hits.length;
    try {
      for (const finding of rule.check(subject as Section & Spec, options.get(rule)!, facts))
        hits.push({ rule, finding });
    } catch (error) {
      hits.length = before;
      onFault?.(rule.id, error);
    }
  };
  const isFresh = (section: Section, facts: Facts): boolean => {
    const { today, postgres } = known(section);
    return today === facts.today && postgres === facts.postgres;
  };
  const hitsOf = (section: Section, facts: Facts): readonly Hit[] => {
    const entry = known(section);
    if (isFresh(section, facts)) return entry.hits;
    const hits: Hit[] = [];
    for (const rule of rulesFor(section.slot?.kind ?? ''))
      if (!rule.needs || section[rule.needs].length > 0) run(rule, section, { facts, hits });
    entry.today = facts.today;
    entry.postgres = facts.postgres;
    entry.hits = hits.length > 0 ? hits : none;
    return hits;
  };

  /** What a rule on the whole finds; without patience only what is known of it. */
  const findingsOf = (
    rule: SpecRule,
    { spec, facts, memory }: Subject,
    isPatient: boolean,
  ): { findings: readonly Finding[]; isSure: boolean } => {
    // What lies on the disk may change unseen, so a rule whose findings are kept does not see it.
    const seen = rule.reads ? withoutFiles(facts) : facts;
    const known = memory && rule.reads ? recall(memory, rule, { spec, facts: seen }) : undefined;
    if (known?.isSure) return known;
    if (memory && rule.reads && !isPatient) return known ?? { findings: [], isSure: false };
    const hits: Hit[] = [];
    const before = seen.library?.asked.length;
    run(rule, spec, { facts: seen, hits });
    const findings = hits.map(h => h.finding);
    const asked = seen.library?.asked.slice(before);
    if (memory) remember(memory, rule, { spec, facts: seen, findings, asked });
    return { findings, isSure: true };
  };

  const collect = (subject: Subject, depth: 'all' | 'known' | 'sections'): Glance => {
    const { spec, facts } = subject;
    if (!spec.recognised) return { problems: [], isComplete: true };
    const stage = stageOf(spec);
    const weights = weightsAt(stage);
    const problems: Problem[] = [];
    const isPatient = depth === 'all';
    let isComplete = depth !== 'sections';
    const add = (rule: Rule, finding: Finding, origin: number): void => {
      const severity = weights.get(rule)!;
      if (severity !== 'off') problems.push({ ...moved(finding, origin), rule, severity });
    };
    for (const rule of depth === 'sections' ? [] : specRules) {
      if (weights.get(rule) === 'off') continue;
      const { findings, isSure } = findingsOf(rule, subject, isPatient);
      isComplete &&= isSure;
      for (const finding of findings) add(rule, finding, 0);
    }
    for (const { section, origin } of spec.sections) {
      if (problems.length > maxProblems) break;
      const isKnown = isPatient || isFresh(section, facts);
      isComplete &&= isKnown;
      if (isKnown) for (const { rule, finding } of hitsOf(section, facts)) add(rule, finding, origin);
    }
    const weighed = { rules, severity: (rule: Rule) => severityOf(rule, configuration, stage) };
    const sorted = suppress(spec, problems, weighed).sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    );
    return { problems: sorted.length > maxProblems ? capped(sorted, wanted) : sorted, isComplete };
  };

  function* steps(subject: Subject): Generator<'sections' | 'rules', void, void> {
    const { spec, facts } = subject;
    if (!spec.recognised) return;
    for (const { section } of spec.sections)
      if (!isFresh(section, facts)) {
        hitsOf(section, facts);
        yield 'sections';
      }
    const weights = weightsAt(stageOf(spec));
    for (const rule of specRules)
      if (rule.reads && weights.get(rule) !== 'off') {
        yield 'rules';
        findingsOf(rule, subject, true);
      }
  }

  return Object.assign(
    (spec: Spec, facts: Facts, memory?: Memory): Problem[] => [
      ...collect({ spec, facts, ...(memory ? { memory } : {}) }, 'all').problems,
    ],
    {
      glance: (subject: Subject, sectionsOnly = false) =>
        collect(subject, sectionsOnly ? 'sections' : 'known'),
      steps,
    },
  );
}

const withoutFiles = memo(({ files: _, ...rest }: Facts): Facts => rest);

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
  const own = levelAt(configuration.rules[rule.id], stage);
  if (own !== 'default') return own;
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
