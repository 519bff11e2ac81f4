/** `ready`: what stands between specifications and their next STATUS. */

import { positionAt } from '../blocks/position.ts';
import {
  atStatus,
  countOf,
  nextStatus,
  type Readiness,
  readinessOf,
  statusesOf,
  statusNamed,
  toMarkdown,
} from '../features/readiness.ts';
import { toMessages } from '../service/messages.ts';
import { listOf } from '../spec/choice.ts';
import type { Spec } from '../spec/spec.ts';
import type { ReadyCommand, ReadyFormat } from './arguments.ts';
import { createFileChecker } from './file-checker.ts';
import { exitCodes, type Machine } from './machine.ts';
import { eachText, filesOf } from './sources.ts';

interface Judged {
  readonly path: string;
  readonly spec: Spec;
  readonly readiness: Readiness;
}

/** Reports what blocks the next STATUS, or the one asked for; resolves to the exit code. */
export async function ready(command: ReadyCommand, machine: Machine): Promise<number> {
  const files = await filesOf(command.paths, machine);
  if (!files) return exitCodes.misuse;
  const checker = createFileChecker(machine, command);
  let isLost = false;
  const judged: Judged[] = [];
  for (const { path, text } of eachText(files, machine, () => (isLost = true))) {
    let next: string | undefined;
    const asIf = (spec: Spec): Spec => {
      next = wantedStatus(spec, command);
      return next === undefined ? spec : atStatus(spec, next);
    };
    const found = await checker.check(text, { path, asIf });
    if (!found?.spec.recognised) continue;
    const { spec } = found;
    if (next === undefined) {
      const known = listOf(statusesOf(spec.template));
      machine.complain(`handoff: ${path}: unknown status '${command.status ?? ''}', expected ${known}\n`);
      return exitCodes.misuse;
    }
    judged.push({ path, spec, readiness: readinessOf(spec, found.problems, next) });
  }
  machine.write(formats[command.format](judged));
  if (isLost) return exitCodes.misuse;
  return judged.some(j => countOf(j.readiness) > 0) ? exitCodes.findings : exitCodes.clean;
}

const wantedStatus = (spec: Spec, { status }: ReadyCommand): string | undefined =>
  status === undefined ? nextStatus(spec) : statusNamed(spec.template, status);

const formats: Readonly<Record<ReadyFormat, (judged: readonly Judged[]) => string>> = {
  pretty: judged => judged.map(toText).join('\n'),
  json: judged => `${JSON.stringify(judged.map(toJson), null, 2)}\n`,
  markdown: judged =>
    judged.map(({ path, spec, readiness }) => `<!-- ${path} -->\n${toMarkdown(spec, readiness)}`).join('\n'),
};

function toText({ path, spec, readiness }: Judged): string {
  const count = countOf(readiness);
  if (count === 0) return `${path}: ready for ${readiness.next}\n`;
  const lines = readiness.sections.flatMap(({ title, line, problems }) => [
    `  ${title === '' ? `Line ${line + 1}` : title}`,
    ...problems.map(({ span, severity, message, rule }) => {
      const { line: row, character } = positionAt(spec.document, span.start);
      return `    ${row + 1}:${character + 1}  ${severity.padEnd(7)}  ${message}  ${rule.id}`;
    }),
  ]);
  const findings = `${count} ${count === 1 ? 'finding' : 'findings'}`;
  return `${path}: not ready for ${readiness.next}, ${findings}\n${lines.join('\n')}\n`;
}

const toJson = ({ path, spec, readiness: { status, next, sections } }: Judged) => ({
  filePath: path,
  ...(status === undefined ? {} : { status }),
  next,
  sections: sections.map(({ title, line, problems }) => ({
    title,
    line: line + 1,
    messages: toMessages(spec.document, problems),
  })),
});
