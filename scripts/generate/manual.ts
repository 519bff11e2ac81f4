/** Rules → their manual: one page each, and a table of all. */

import { type Gate, type Rule, type Severity, stages } from '../../server/src/rules/rule.ts';

/** Pages by file name, within `docs/rules/`. */
export function toManual(rules: readonly Rule[]): Map<string, string> {
  return new Map([['README.md', toTable(rules)], ...rules.map(r => [`${r.id}.md`, toPage(r)] as const)]);
}

function toTable(rules: readonly Rule[]): string {
  const rows = rules.map(r => `| [${r.id}](${r.id}.md) | ${r.title} | ${shortSeverity(r.severity)} |`);
  return ['# Rules', '', '| Rule | What it finds | Severity |', '|---|---|---|', ...rows, ''].join('\n');
}

const shortSeverity = (severity: Severity | Gate): string =>
  typeof severity === 'string' ? severity : 'by STATUS';

function toPage(rule: Rule): string {
  const lines = [`# ${rule.title}`, '', `\`${rule.id}\``, '', rule.why, '', ...severityLines(rule.severity)];
  for (const [name, option] of Object.entries(rule.options ?? {}))
    lines.push(
      `Option \`${name}\` (default \`${JSON.stringify(option.default)}\`): ${option.description}`,
      '',
    );
  for (const example of rule.examples) {
    if (example.template !== undefined)
      lines.push('With this template:', '', ...fenced(example.template), '');
    lines.push('Found (the part between `‹` and `›`):', '', ...fenced(example.bad), '');
    lines.push('Not found:', '', ...fenced(example.good), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function severityLines(severity: Severity | Gate): string[] {
  if (typeof severity === 'string') return [`Severity: ${severity}.`, ''];
  return [
    'Severity by STATUS:',
    '',
    `| ${stages.join(' | ')} |`,
    `|${stages.map(() => '---').join('|')}|`,
    `| ${stages.map(stage => severity.byStage[stage]).join(' | ')} |`,
    '',
  ];
}

/** A fence that is longer than any inside. */
function fenced(markdown: string): string[] {
  const longest = Math.max(3, ...[...markdown.matchAll(/`{3,}/g)].map(m => m[0].length + 1));
  const marks = '`'.repeat(longest);
  return [`${marks}markdown`, markdown.replace(/\n$/, ''), marks];
}
