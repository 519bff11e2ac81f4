/** Recall: what rules on the whole found, while the sections that they read and what others answered are the same. */

import type { Others, Question } from '../library/others.ts';
import type { Facts, Finding, SpecRule } from '../rules/rule.ts';
import type { Section } from '../spec/section.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { mapSpans } from './finding.ts';

/** What the rules found in one document; it lives as long as that is open. */
export type Memory = Map<SpecRule, Remembered>;

export const createMemory = (): Memory => new Map();

interface Remembered {
  readonly sections: readonly Section[];
  readonly facts: Pick<Facts, 'today' | 'postgres'>;
  /** What it asked about other documents; absent where nothing was known of them. */
  readonly asked: readonly Question[] | undefined;
  readonly findings: readonly Finding[];
  /** For each span of the findings, in order, which of the sections it counts from. */
  readonly homes: readonly number[];
}

interface Subject {
  readonly spec: Spec;
  readonly facts: Facts;
}

/**
 * What a rule found before, at its places of today. It is `sure` if the rule would find the same now; else sections
 * that it reads were edited, and findings where the text is another are left out. Undefined if nothing is known.
 */
export function recall(
  memory: Memory,
  rule: SpecRule,
  { spec, facts }: Subject,
): { findings: Finding[]; isSure: boolean } | undefined {
  const known = memory.get(rule);
  if (!known) return undefined;
  const places = placesOf(spec, rule);
  if (places.length !== known.sections.length) return undefined;
  const isSame = known.sections.every((section, i) => section === places[i]!.section);
  const isSure =
    isSame &&
    facts.today === known.facts.today &&
    facts.postgres === known.facts.postgres &&
    areAnswered(known.asked, facts.library);
  return { findings: isSame ? atHome(known, places) : atNewHome(known, places), isSure };
}

/** True if what was asked about others would be answered alike now. */
const areAnswered = (asked: readonly Question[] | undefined, library: Others | undefined): boolean =>
  asked === undefined || library === undefined ? asked === library : library.repeat(asked);

/** Keeps what a rule found just now, and what it asked. */
export function remember(
  memory: Memory,
  rule: SpecRule,
  { spec, facts: { today, postgres }, findings, asked }: Subject & Pick<Remembered, 'findings' | 'asked'>,
): void {
  const places = rule.reads ? placesOf(spec, rule) : [];
  const fresh = places.length > 0 ? away(findings, places) : undefined;
  const facts = { today, ...(postgres ? { postgres } : {}) };
  if (fresh) memory.set(rule, { ...fresh, sections: places.map(p => p.section), facts, asked });
  else memory.delete(rule);
}

/** The sections that a rule reads, in document order; found once for all rules that read the same. */
function placesOf(spec: Spec, rule: SpecRule): readonly PlacedSection[] {
  const key = keyOf(rule);
  const found = placesByKey(spec);
  let places = found.get(key);
  if (!places) {
    const { sections, outline } = spec;
    const indices = indicesOf(outline, rule);
    places = rule.readsFences
      ? sections.filter(({ section }, i) => section.fences.length > 0 || indices.has(i))
      : Array.from(indices, i => sections[i]!);
    found.set(key, places);
  }
  return places;
}

const placesByKey = memo((_: Spec) => new Map<string, readonly PlacedSection[]>());
const keyOf = memo(({ reads, readsFences }: SpecRule) => [...(reads ?? []), readsFences === true].join('\n'));

type Outline = Spec['outline'];

/** Which nodes are of the kinds that a rule reads, rising; while the headings are the same they are found once. */
function indicesOf(outline: Outline, rule: SpecRule): ReadonlySet<number> {
  const key = keyOf(rule);
  const found = indicesByKey(outline);
  let indices = found.get(key);
  if (!indices) {
    indices = readIndices(outline, rule.reads ?? []);
    found.set(key, indices);
  }
  return indices;
}

const indicesByKey = memo((_: Outline) => new Map<string, ReadonlySet<number>>());

function readIndices(outline: Outline, reads: readonly string[]): ReadonlySet<number> {
  const kindOf = (node: Outline[number]): string => node.slot?.kind ?? '';
  const isNamed = (node: Outline[number]): boolean => kindOf(node) !== '' && reads.includes(kindOf(node));
  const wanted = new Set(outline.filter(isNamed));
  if (reads.includes(''))
    for (const node of outline) {
      let isBelow = false;
      for (let above = node.parent; above; above = above.parent) {
        isBelow ||= isNamed(above);
        if (isNamed(node) && kindOf(above) === '') wanted.add(above);
      }
      if (isBelow && kindOf(node) === '') wanted.add(node);
    }
  return new Set(outline.flatMap((node, i) => (wanted.has(node) ? [i] : [])));
}

/** The findings with each span counted from its section's chunk; undefined if one lies in none of the sections. */
function away(
  findings: readonly Finding[],
  places: readonly PlacedSection[],
): Pick<Remembered, 'findings' | 'homes'> | undefined {
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

function atHome({ findings, homes }: Remembered, places: readonly PlacedSection[]): Finding[] {
  let next = 0;
  return findings.map(finding => mapSpans(finding, span => shift(span, places[homes[next++]!]!.origin)));
}

function atNewHome({ findings, homes, sections }: Remembered, places: readonly PlacedSection[]): Finding[] {
  let next = 0;
  return findings.flatMap(finding => {
    let isLost = false;
    const moved = mapSpans(finding, span => {
      const home = homes[next++]!;
      const now = follow(sections[home]!, places[home]!.section)(span);
      isLost ||= now === undefined;
      return shift(now ?? span, places[home]!.origin);
    });
    return isLost ? [] : [moved];
  });
}

type Follow = (span: Span) => Span | undefined;

/** Where a span of a section is after an edit; undefined if the edit touched it. */
function follow(before: Section, after: Section): Follow {
  const last = lastFollowed(before);
  // Only the latest is remembered: sections that are no more should not be kept by those that are.
  if (last.after !== after.text) {
    last.after = after.text;
    last.follow = followText(before.text, after.text);
  }
  return last.follow!;
}

const lastFollowed = memo((_: Section): { after?: string; follow?: Follow } => ({}));

function followText(old: string, now: string): Follow {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  )
    tail++;
  const [from, by] = [old.length - tail, now.length - old.length];
  return span => {
    if (span.end <= head) return span;
    return span.start >= from ? shift(span, by) : undefined;
  };
}
