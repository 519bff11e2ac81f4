/** Vague cells: targets and conditions of alerts that give a reader no figure to hold against. */

import { codeSpans } from '../notations/quantity/promql.ts';
import { memo } from '../text/memo.ts';
import { alertsIn } from './alert.ts';
import { hasWord } from './choice.ts';
import { type CellText, cellOf, rowsIn, saysNothing } from './rows.ts';
import type { Section } from './section.ts';
import { isLatency } from './subject.ts';
import { percentilesIn, type Target, targetsIn } from './target.ts';

export interface Vague {
  readonly cell: CellText;
  /** What it is the target or the condition of. */
  readonly name: CellText;
  /** A number is there, and only its unit is missing. */
  readonly hasNumber: boolean;
}

/** Targets without a number, and times without a unit. */
export const vagueTargetsIn: (section: Section) => readonly Vague[] = memo(section => {
  const read = new Set(targetsIn(section).flatMap(t => (hasUnit(t) ? [t.row] : [])));
  return rowsIn(section, 'targets').flatMap((row): Vague[] => {
    const name = cellOf(row, 'metric');
    const cell = cellOf(row, 'target');
    if (!name || !cell || read.has(row) || isUnsaid(section, cell)) return [];
    if (/\d/.test(cell.text))
      return isLatency(name.text) && /^[<>=≤≥~\s]*\d[\d.,]*$/.test(cell.text)
        ? [{ cell, name, hasNumber: true }]
        : [];
    return isShort(cell, 8) && !certain.test(cell.text) ? [{ cell, name, hasNumber: false }] : [];
  });
});

const hasUnit = ({ quantity: { kind, unit }, metric }: Target): boolean =>
  kind !== 'count' || unit !== undefined || !isLatency(metric.text);

/** Conditions of alerts without a threshold that only say high, slow or too many, or name what is measured. */
export const vagueAlertsIn: (section: Section) => readonly Vague[] = memo(section =>
  alertsIn(section).flatMap(({ condition: cell, name, reading }): Vague[] => {
    if (!cell || isUnsaid(section, cell) || !isShort(cell, 12)) return [];
    if (reading && !isWindowOnly(cell.raw, reading.quantity)) return [];
    const { text } = cell;
    if (reference.test(text)) return [];
    const isBare = isMetricAlone(cell.raw) || percentilesIn(text).length > 0;
    return isBare || (vague.test(text) && !fact.test(text) && !/\d/.test(text.replace(/\b[45]xx\b/gi, '')))
      ? [{ cell, name, hasNumber: false }]
      : [];
  }),
);

// Words that set a bound without a digit, or point at one.
const certain =
  /\b(?:zero|none|no|never|always|all|every|full|fully|unlimited|same|unchanged|see|equal|one|two|three|half|double|constant|linear|baseline|current|today|budget|sub-?(?:ms|milli\w*|second))\b|\]\(|O\(|[∞²]/i;

const vague =
  /\b(?:high|higher|low|lower|slow|slower|too|many|much|few|spikes?|spiking|increas\w+|elevated|excessive|abnormal|unusual|degrad\w+|significant\w*|large|long|drops?|dropping|rising|rises?|grow\w*|surges?|bad|poor|near|close)\b/i;

// The figure is in another table.
const reference = /\b(?:slos?|sla|targets?|objectives?|thresholds?|limits?|quota|baseline|budget)\b/i;

// What is either so or not so needs no threshold.
const fact =
  /\b(?:down|fails?|failed|failing|unavailable|unreachable|absent|missing|stops?|stopped|any|no|none|not|zero|expired|detected|crash\w*|lost|dead|opens?|opened|empty|budget|baseline|average|usual|last week)\b/i;

const isUnsaid = (section: Section, cell: CellText): boolean =>
  saysNothing(cell, section) || section.template.unfinished.some(word => hasWord(cell.text, word));

const isShort = ({ text, raw }: CellText, words: number): boolean =>
  raw.length < 400 && text.length < 120 && text.split(/\s+/).length <= words;

/** The only figure is the time for which the condition holds: `p99 for 5m`. */
function isWindowOnly(
  raw: string,
  { kind, comparator, span }: { kind: string; comparator?: string; span: { start: number } },
): boolean {
  return (
    kind === 'time' &&
    comparator === undefined &&
    /\b(?:for|over|within|during)\s+$/i.test(raw.slice(Math.max(0, span.start - 10), span.start))
  );
}

/** Nothing but the name of a metric, with a window behind it or without. */
function isMetricAlone(raw: string): boolean {
  const window = raw.search(/\s(?:for|over|within)\s{1,3}\d/i);
  const bare = (window < 0 ? raw : raw.slice(0, window)).trim();
  const [code] = codeSpans(bare);
  const name = code && code.end - code.start + 2 === bare.length ? bare.slice(code.start, code.end) : bare;
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name);
}
