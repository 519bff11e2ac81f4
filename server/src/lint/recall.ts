/** Recall: what a rule on the whole specification found, for as long as the sections that it reads are the same. */

import type { Facts, Finding, SpecRule } from '../rules/rule.ts';
import type { Section } from '../spec/section.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { shift } from '../text/span.ts';
import { mapSpans } from './finding.ts';

/** Findings of a rule: those known from before at their places of today, or what `check` finds now. */
export type Recall = (
  rule: SpecRule,
  { spec, facts }: { spec: Spec; facts: Facts },
  check: () => readonly Finding[],
) => readonly Finding[];

interface Memory {
  readonly sections: readonly Section[];
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  /** For each span of the findings, in order, which of the sections it counts from. */
  readonly homes: readonly number[];
}

/** A memory of findings; it lives as long as the sections that they are about. */
export function createRecall(): Recall {
  const memories = memo((_: Section) => new Map<SpecRule, Memory>());
  return (rule, { spec, facts }, check) => {
    const places = rule.reads ? placesOf(spec, rule.reads, rule.readsFences === true) : [];
    const first = places[0];
    if (!first) return check();
    const known = memories(first.section);
    const memory = known.get(rule);
    if (memory && isSame(memory, places, facts)) return atHome(memory, places);
    const findings = check();
    const fresh = away(findings, places);
    if (fresh) known.set(rule, { ...fresh, sections: places.map(p => p.section), facts });
    else known.delete(rule);
    return findings;
  };
}

/** The sections that a rule reads, in document order; found once for all rules that read the same. */
function placesOf(spec: Spec, kinds: readonly string[], fences: boolean): readonly PlacedSection[] {
  const key = [...kinds, fences].join('\n');
  const found = placesByKinds(spec);
  let places = found.get(key);
  if (!places) {
    places = readPlaces(spec, kinds, fences);
    found.set(key, places);
  }
  return places;
}

function readPlaces(spec: Spec, kinds: readonly string[], fences: boolean): PlacedSection[] {
  const kindOf = ({ node }: PlacedSection): string => node.slot?.kind ?? '';
  const wanted = new Set(spec.sections.filter(p => kindOf(p) !== '' && kinds.includes(kindOf(p))));
  const named = [...wanted];
  if (kinds.includes('')) {
    const addBelow = (placed: PlacedSection): void => {
      for (const child of placed.children) {
        if (kindOf(child) === '') wanted.add(child);
        addBelow(child);
      }
    };
    for (const placed of named) {
      addBelow(placed);
      for (let above = placed.parent; above; above = above.parent)
        if (kindOf(above) === '') wanted.add(above);
    }
  }
  return spec.sections.filter(p => wanted.has(p) || (fences && p.section.fences.length > 0));
}

const placesByKinds = memo((_: Spec) => new Map<string, readonly PlacedSection[]>());

const isSame = ({ sections, facts }: Memory, places: readonly PlacedSection[], now: Facts): boolean =>
  facts.today === now.today &&
  facts.postgres === now.postgres &&
  sections.length === places.length &&
  sections.every((section, i) => section === places[i]!.section);

/** The findings with each span counted from its section's chunk; undefined if one lies in none of the sections. */
function away(
  findings: readonly Finding[],
  places: readonly PlacedSection[],
): Pick<Memory, 'findings' | 'homes'> | undefined {
  const homes: number[] = [];
  const relative = findings.map(finding =>
    mapSpans(finding, span => {
      const home = places.findIndex(p => p.start <= span.start && span.end <= p.end);
      homes.push(home);
      return home < 0 ? span : shift(span, -places[home]!.origin);
    }),
  );
  return homes.includes(-1) ? undefined : { findings: relative, homes };
}

function atHome({ findings, homes }: Memory, places: readonly PlacedSection[]): Finding[] {
  let next = 0;
  return findings.map(finding => mapSpans(finding, span => shift(span, places[homes[next++]!]!.origin)));
}
