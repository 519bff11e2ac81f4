/** Alerts and the targets they guard: pairs that certainly are about the same thing. */

import { memo } from '../text/memo.ts';
import { type Alert, alertsOf } from './alert.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { type Target, targetsOf } from './target.ts';

export interface Pair {
  readonly alert: Alert;
  readonly alertPlace: PlacedSection;
  readonly target: Target;
  readonly targetPlace: PlacedSection;
  /** How many times the target the alert fires at; below 1 it fires while the target is still met. */
  readonly ratio: number;
  /** The target could be where the alert fires, and no target of a lower percentile would be above it. */
  readonly mayMove: boolean;
}

// Each is compared with each; no document for people has more.
const maxRows = 200;

/** The pairs of a specification, in the order of the alerts. An alert that warns ahead of time is in none. */
export const pairsOf: (spec: Spec) => readonly Pair[] = memo(spec => {
  const targets = targetsOf(spec).slice(0, maxRows);
  return alertsOf(spec)
    .slice(0, maxRows)
    .flatMap(({ alert, placed }): Pair[] => {
      if (!alert.level || isEarly(alert)) return [];
      const fellows = targets.filter(({ target }) => isSameKind(alert, target));
      const best = bestOf(alert, fellows, ({ target }) => target);
      const ratio = best && ratioOf(alert, best.target);
      if (!best || ratio === undefined || !Number.isFinite(ratio)) return [];
      const { target, placed: targetPlace } = best;
      const mayMove = !targets.some(({ target: other }) => isCrossed(other, target, alert.level!.value));
      return [{ alert, alertPlace: placed, target, targetPlace, ratio, mayMove }];
    });
});

const isCrossed = (other: Target, { subject, percentile = 0 }: Target, value: number): boolean =>
  other.subject === subject && (other.percentile ?? 100) < percentile && other.quantity.value > value;

const isEarly = ({ name, condition, severity, action }: Alert): boolean =>
  [name, condition, severity, action].some(cell =>
    /\b(?:warn\w*|early|approach\w*|near\w*|burn\w*|budget|trend\w*|leading)\b/i.test(cell?.text ?? ''),
  );

const above: readonly (string | undefined)[] = ['>', '>='];
const below: readonly (string | undefined)[] = ['<', '<='];

/** Same subject matter, same percentile, and the alert looks at the side that the target bounds. */
function isSameKind({ about, reading, level, scope }: Alert, target: Target): boolean {
  const { quantity, comparator } = target;
  if (!about || target.about !== about || level?.kind !== quantity.kind || quantity.high !== undefined)
    return false;
  if (target.percentile !== reading?.percentile?.value) return false;
  if (scope !== target.scope && (scope === 'database' || target.scope === 'database')) return false;
  return about === 'availability'
    ? below.includes(reading?.comparator) && !below.includes(comparator)
    : above.includes(reading?.comparator) && !above.includes(comparator);
}

const generic =
  /^(?:api|apis|rest|http|https|service|system|slow|slows|high|higher|low|too|many|elevated|latency|latencies|response|responses|time|times|duration|request|requests|endpoint|endpoints|call|calls|error|errors|failure|failures|failed|rate|ratio|percentage|share|server|overall|availability|uptime|database|db|query|queries|sql|seconds|second|bucket|of|the|in|for|is|at|on|and|all|alert|alerts|spike|degraded|[45]xx|p\d+|average|mean|percentile|threshold|slo|breach|above|below|over|exceeded|exceeds)$/;

const specific = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !generic.test(word));

/** The one candidate that fits best by its words: one that names the alert's own thing, else one that is general. */
function bestOf<T>(
  { name, reading, mentions, scope }: Alert,
  all: readonly T[],
  targetOf: (item: T) => Target,
) {
  const own = specific(
    `${reading?.subject?.text ?? ''} ${mentions.map(m => m.name.replace(/_/g, ' ')).join(' ')}`,
  );
  const words = new Set([...own, ...specific(name.text)]);
  const named = all.filter(item => {
    const wanted = specific(targetOf(item).subject);
    return wanted.length > 0 && wanted.every(word => words.has(word));
  });
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  // A condition with words of its own may be about a part only.
  const isGeneral =
    own.length === 0 ||
    (mentions.length > 0 && /requests?|https?|api/.test(mentions[0]!.name)) ||
    scope === 'api';
  const general = all.filter(item => specific(targetOf(item).subject).length === 0);
  return isGeneral && general.length === 1 ? general[0] : undefined;
}

function ratioOf({ about, level }: Alert, { quantity }: Target): number | undefined {
  if (!level) return undefined;
  // Of availability what is left to a whole counts.
  if (about === 'availability' && quantity.kind === 'percent')
    return (100 - level.value) / (100 - quantity.value);
  return about === 'availability' ? undefined : level.value / quantity.value;
}

/** The targets for the slowest requests, where alerts are there and none of them is about time. */
export const unwatchedTargets: (spec: Spec) => readonly { placed: PlacedSection; target: Target }[] = memo(
  spec => {
    const alerts = alertsOf(spec);
    if (alerts.length === 0 || alerts.some(({ alert }) => isAboutTime(alert))) return [];
    const latency = targetsOf(spec).filter(
      ({ target }) =>
        target.about === 'latency' && target.scope !== 'database' && (target.percentile ?? 0) >= 90,
    );
    const highest = Math.max(...latency.map(({ target }) => target.percentile!));
    return latency.filter(({ target }) => target.percentile === highest).slice(0, 1);
  },
);

/** In doubt yes: an alert on any time, or with any word for one. */
const isAboutTime = ({ about, reading, level, name, condition }: Alert): boolean =>
  about === 'latency' ||
  reading?.percentile !== undefined ||
  (level?.kind === 'time' && !reading?.isPromql && reading?.metrics.length === 0) ||
  /latenc|slow|response time|duration|timeout|\bp\d\d|apdex|\bslo\b|degraded/i.test(
    `${name.text} ${condition?.text ?? ''}`,
  );
