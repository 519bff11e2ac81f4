/** The page of a rule: why it matters, how severe it is, its options and its examples, as Markdown. */

import { type Example, type Gate, type Rule, type Severity, stages } from '../rules/rule.ts';

/** A rule's page in the manual; the command line prints the same. */
export function rulePage(rule: Rule): string {
  const lines = [`# ${rule.title}`, '', `\`${rule.id}\``, '', rule.why, '', ...severityLines(rule.severity)];
  for (const [name, option] of Object.entries(rule.options ?? {}))
    lines.push(
      `Option \`${name}\` (default \`${JSON.stringify(option.default)}\`): ${option.description}`,
      '',
    );
  for (const example of rule.examples) lines.push(...exampleLines(example));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The severity in a word. */
export const severityWord = (severity: Severity | Gate): string =>
  typeof severity === 'string' ? severity : 'by STATUS';

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

function exampleLines({ template, files, path, others, committed, bad, good }: Example): string[] {
  const beside = files?.map(file => `\`${file.split('=', 1)[0]}\``).join(', ');
  return [
    ...(template === undefined ? [] : ['With this template:', '', ...fenced(template), '']),
    ...(beside === undefined ? [] : [`With these files beside it: ${beside}.`, '']),
    ...Object.entries(others ?? {}).flatMap(([name, text]) => [
      `With \`${name}\` in the workspace:`,
      '',
      ...fenced(text),
      '',
    ]),
    ...(committed
      ? [
          `In the last commit${committed.date === undefined ? '' : `, of ${committed.date}`}:`,
          '',
          ...fenced(committed.text),
          '',
        ]
      : []),
    ...(path === undefined ? [] : [`In a file \`${path}\`:`, '']),
    'Found (the part between `‹` and `›`):',
    '',
    ...fenced(bad),
    '',
    'Not found:',
    '',
    ...fenced(good),
    '',
  ];
}

/** A fence that is longer than any inside. */
function fenced(markdown: string): string[] {
  const longest = Math.max(3, ...[...markdown.matchAll(/`{3,}/g)].map(m => m[0].length + 1));
  const marks = '`'.repeat(longest);
  return [`${marks}markdown`, markdown.replace(/\n$/, ''), marks];
}
