/** Rules → their manual: one page each, and a table of all. */

import { rulePage, severityWord } from '../../server/src/features/rule-page.ts';
import type { Rule } from '../../server/src/rules/rule.ts';

/** Pages by file name, within `docs/rules/`. */
export function toManual(rules: readonly Rule[]): Map<string, string> {
  return new Map([['README.md', toTable(rules)], ...rules.map(r => [`${r.id}.md`, rulePage(r)] as const)]);
}

function toTable(rules: readonly Rule[]): string {
  const rows = rules.map(r => `| [${r.id}](${r.id}.md) | ${r.title} | ${severityWord(r.severity)} |`);
  return ['# Rules', '', '| Rule | What it finds | Severity |', '|---|---|---|', ...rows, ''].join('\n');
}
