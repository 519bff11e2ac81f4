/** A table of failures that leaves out one that every service has, such as a timeout. */

import { hasWord } from '../spec/choice.ts';
import { newRow } from '../spec/new-row.ts';
import type { Section, SpecTable } from '../spec/section.ts';
import { type FailureClass, failureClasses, failureCodes, holdsOpenRow, serviceOf } from '../spec/service.ts';
import { stripMarkup } from '../template/key.ts';
import type { TableSlot } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { type Finding, sectionRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Error Handling**:\n| Error | Retry | Fallback |\n|---|---|---|\n';
const queue = head.replace('**Error', '**Type**: Message Queue\n\n**Error');
const bare = head.replace('| Error |', '| ‹Error› |');

export const integrationErrorRowMissing = sectionRule({
  id: 'integration-error-row-missing',
  title: 'Failure of a service left out',
  why: 'Every service will be slow, refuse a request and be down one day; what nobody decided is decided by accident.',
  severity: 'warning',
  kinds: ['service'],
  needs: 'tables',
  examples: [
    {
      bad: `${bare}| Timeout | 3x exponential | Queue |\n| 4xx | No | Log |`,
      good: `${head}| No response in 5 s | 3x exponential | Queue |\n| 429 | 3x with backoff | Queue |\n| Service unavailable | 3x exponential | Queue |`,
    },
    {
      bad: `${bare}| 503 | 3x exponential | Queue |`,
      good: `${queue}| Broker unavailable | 3x exponential | Message stays in the outbox |`,
    },
  ],
  *check(section) {
    if (holdsOpenRow(section, 'failures')) return;
    const { failures, type } = serviceOf(section);
    // A queue or a mail server answers with no status of HTTP.
    if (type && !overHttp.test(type.text) && !failures.some(f => failureCodes(f.error.text).length > 0))
      return;
    for (const table of section.tables) {
      if (table.kind !== 'failures' || !table.slot?.standing || table.table.rows.length === 0) continue;
      const wanted = standingOf(table.slot);
      const missing = wanted.filter(
        ({ name, class: wantedClass }) =>
          !failures.some(({ error, classes }) =>
            wantedClass ? classes.has(wantedClass) : hasWord(error.text, name),
          ),
      );
      // Errors in words of the service's own may be any of them.
      const isRead = failures.every(({ classes }) => classes.size > 0);
      if (missing.length > 0 && isRead && failures.length > 0) yield toFinding(section, table, missing);
    }
  },
});

const overHttp = /\b(?:rest|https?|graphql|webhooks?|soap|apis?)\b/i;

interface Standing {
  readonly name: string;
  readonly class?: FailureClass;
  readonly cells: ReadonlyMap<string, string>;
}

/** The rows of the template that every table has. */
const standingOf = memo(({ columns, rows }: TableSlot): Standing[] => {
  const key = Math.max(
    columns.findIndex(c => c.isKey),
    0,
  );
  return rows.flatMap(row => {
    const name = stripMarkup(row[key] ?? '');
    const [only, ...more] = failureClasses(name);
    const cells = new Map(columns.map((c, i) => [c.role, row[i] ?? '']));
    return name === '' ? [] : [{ name, cells, ...(only && more.length === 0 ? { class: only } : {}) }];
  });
});

function toFinding(section: Section, table: SpecTable, missing: readonly Standing[]): Finding {
  const column = table.columns.find(c => c.slot?.isKey) ?? table.columns[0]!;
  const names = missing.map(({ name }) => `'${name}'`);
  return {
    span: column.span,
    message: `No row for ${names.join(' and ')}, expected what happens then`,
    fix: {
      title: names.length === 1 ? `Add a row for ${names[0]}` : `Add rows for ${names.join(' and ')}`,
      edits: missing.map(({ cells }) => newRow(section, table, { cells })),
      scaffold: true,
    },
  };
}
