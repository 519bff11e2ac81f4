/** One unit spelt in two ways. */

import { specText } from '../spec/spec.ts';
import { type Figure, figuresOf, unitStyles } from '../spec/unit-style.ts';
import { specRule } from './rule.ts';

const head = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';
const scalability = '\n\n### Scalability\n\n| Scenario | Expected Load | Scaling Strategy |\n|---|---|---|\n';

export const nfrUnitStyle = specRule({
  id: 'nfr-unit-style',
  title: 'Unit spelt in two ways',
  why: 'Figures in one spelling are compared at a glance; in two of them a reader has to convert first.',
  severity: 'hint',
  reads: ['load', 'performance'],
  examples: [
    {
      bad: `${head}| API response time (p50) | < 90 ms | Traces |\n| API response time (p99) | < 0.5‹s› | Traces |`,
      good: `${head}| API response time (p50) | < 90 ms | Traces |\n| API response time (p99) | < 2s | Traces |\n| Search response time | < 400ms | Traces |`,
    },
    {
      bad: `${head}| Throughput | 100 req/sec | Load test |${scalability}| Normal | 50 req/sec | 2 instances |\n| Peak | 90 ‹rps› | Auto-scale |`,
      good: `${head}| Throughput | 100 req/sec | Load test |\n| Rows read | 900 rows/s | Load test |${scalability}| Normal | 50 req/sec | 2 instances |\n| Nightly | 90 req/min | 1 instance |`,
    },
  ],
  *check(spec) {
    const figures = figuresOf(spec);
    const styles = unitStyles(figures);
    for (const figure of figures) {
      const first = styles.get(figure.group);
      if (!first) continue;
      const unit = specText(spec, figure.unit);
      if (figure.group === 's' && isFraction(figure) && styles.has('ms')) {
        const ms = styles.get('ms')!;
        yield finding(figure, { unit, wanted: `${Number((figure.value * 1000).toPrecision(9))}`, first: ms });
      } else if (unit !== first.text) yield finding(figure, { unit, first });
    }
  },
});

/** Less than a second, and a whole number of milliseconds. */
const isFraction = ({ value }: Figure): boolean =>
  value > 0 && value < 1 && Number.isInteger(Number((value * 1000).toPrecision(9)));

interface Style {
  readonly unit: string;
  /** The number in the other unit, where that changes. */
  readonly wanted?: string;
  readonly first: { readonly text: string; readonly span: Figure['unit'] };
}

const finding = ({ unit: span, number }: Figure, { unit, wanted, first }: Style) => ({
  span,
  message: `Unexpected unit \`${unit}\`, expected \`${first.text}\` as in the other figures`,
  related: [{ span: first.span, message: `Here it is \`${first.text}\`` }],
  fix: {
    title: `Write in \`${first.text}\``,
    edits: [
      ...(wanted === undefined ? [] : [{ span: number, newText: wanted }]),
      { span, newText: first.text },
    ],
  },
});
