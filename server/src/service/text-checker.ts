/** The text checker: the problems of texts that are not open, as the command line asks for them. */

import { readDocument } from '../blocks/document.ts';
import type { Others } from '../library/others.ts';
import { createChecker, type Problem } from '../lint/check.ts';
import type { Configuration } from '../lint/configuration.ts';
import type { PgParser } from '../notations/sql/syntax.ts';
import { rules } from '../rules/index.ts';
import type { FileFacts } from '../rules/rule.ts';
import type { Committed } from '../spec/committed.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';

export interface TextCheckerSettings {
  /** Calendar date of the reader, `YYYY-MM-DD`. */
  readonly today: string;
  /** Told of rules that threw. */
  onFault(rule: string, error: unknown): void;
}

/** What counts for one text. */
export interface TextSettings {
  readonly template: Template;
  readonly configuration: Configuration;
  /** It is a specification, whatever it looks like. */
  readonly force: boolean;
  readonly postgres?: PgParser | undefined;
  /** The files beside it. */
  readonly files?: FileFacts | undefined;
  /** What other documents say, as this one sees them. */
  readonly others?: Others | undefined;
  /** What Git has of it. */
  readonly committed?: Committed | undefined;
  /** Takes down the days that today was compared with. */
  readonly days?: Set<string> | undefined;
}

/** `asIf` gives what to check in the place of what was read, such as the same specification at another STATUS. */
export type TextChecker = (
  text: string,
  settings: TextSettings,
  asIf?: (spec: Spec) => Spec,
) => { spec: Spec; problems: Problem[] };

/** What finds the problems of texts that are not open. */
export function createTextChecker({ today, onFault }: TextCheckerSettings): TextChecker {
  const checkerOf = memo((configuration: Configuration) => createChecker({ rules, configuration, onFault }));
  return (text, settings, asIf = same) => {
    const { template, configuration, force, postgres, files, others, committed, days } = settings;
    const spec = readSpec(readDocument(text), template, { force });
    const facts = {
      today,
      ...(postgres ? { postgres } : {}),
      ...(files ? { files } : {}),
      ...(others ? { library: others } : {}),
      ...(committed ? { committed } : {}),
      ...(days ? { days } : {}),
    };
    return { spec, problems: checkerOf(configuration)(asIf(spec), facts) };
  };
}

const same = (spec: Spec): Spec => spec;
