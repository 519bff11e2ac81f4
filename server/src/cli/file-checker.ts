/** The file checker: a text with what its project, the files beside it and PostgreSQL's parser add to it. */

import { atStatus, statusesOf, statusNamed } from '../features/readiness.ts';
import type { Others } from '../library/others.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import type { FileFacts } from '../rules/rule.ts';
import { createTextChecker, type TextChecker } from '../service/text-checker.ts';
import { listOf } from '../spec/choice.ts';
import type { Committed } from '../spec/committed.ts';
import type { Spec } from '../spec/spec.ts';
import type { Machine } from './machine.ts';
import { type FileSettings, projectsOf } from './projects.ts';

export interface CheckedFile {
  readonly path: string;
  /** The files beside it; those of the machine if left out. */
  readonly files?: FileFacts | undefined;
  /** What other files say; not asked if left out. */
  readonly others?: Others | undefined;
  /** What Git has of it; not asked if left out. */
  readonly committed?: Committed | undefined;
  /** Takes down the days that today was compared with. */
  readonly days?: Set<string>;
  /** What to check in the place of what was read. */
  readonly asIf?: (spec: Spec) => Spec;
}

export interface FileChecker {
  settingsOf(path: string): Promise<FileSettings>;
  /** Undefined for a file that is ignored. */
  check(text: string, file: CheckedFile): Promise<ReturnType<TextChecker> | undefined>;
}

export interface FileCheckerOptions {
  readonly force: boolean;
  readonly reportUnused?: boolean;
}

/** What checks files as their projects want it. */
export function createFileChecker(
  machine: Machine,
  { force, reportUnused }: FileCheckerOptions,
): FileChecker {
  let current = '';
  const onFault = (rule: string, error: unknown): void =>
    machine.complain(`handoff: rule ${rule} failed on ${current}: ${error}\n`);
  const checkText = createTextChecker({ today: machine.today(), onFault });
  const { settingsOf } = projectsOf(machine, reportUnused === true ? unusedReported : undefined);
  let postgres: PgParser | undefined;
  return {
    settingsOf,
    async check(text, { path, asIf, others, committed, days, files = machine.filesBeside(path) }) {
      current = path;
      const settings = await settingsOf(path);
      if (settings.isIgnored) return undefined;
      if (sqlFence.test(text)) postgres ??= await machine.loadPostgres();
      const facts = { postgres, files, others, committed, days };
      return checkText(text, { ...settings, force: force || settings.force, ...facts }, asIf);
    },
  };
}

const sqlFence = /(?:```|~~~)[ \t]{0,8}\w{0,20}sql/i;

const unused = 'suppression-unused';

/** The configuration with comments that suppress nothing as warnings, where it does not call them errors. */
const unusedReported: Parameters<typeof projectsOf>[1] = configuration =>
  configuration.rules[unused] === 'error'
    ? configuration
    : { ...configuration, rules: { ...configuration.rules, [unused]: 'warning' } };

/** A specification as if its STATUS were another; throws where its template does not know it. */
export const asIfAt =
  (status: string) =>
  (spec: Spec): Spec => {
    if (!spec.recognised) return spec;
    const known = statusNamed(spec.template, status);
    if (known === undefined)
      throw new Error(`unknown status '${status}', expected ${listOf(statusesOf(spec.template))}`);
    return atStatus(spec, known);
  };
