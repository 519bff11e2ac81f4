/** The engine as tests use it: the seed's template, and all rules over a text. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../server/src/blocks/document.ts';
import type { Others } from '../server/src/library/others.ts';
import { createChecker, type Problem } from '../server/src/lint/check.ts';
import { type Configuration, defaultConfiguration } from '../server/src/lint/configuration.ts';
import { rules } from '../server/src/rules/index.ts';
import type { FileFacts } from '../server/src/rules/rule.ts';
import type { Committed } from '../server/src/spec/committed.ts';
import { readSpec, type Spec } from '../server/src/spec/spec.ts';
import { readTemplate } from '../server/src/template/read.ts';
import type { Template } from '../server/src/template/template.ts';

export const root = join(import.meta.dirname, '..');
/** Documents outside the repository; absent for users. */
export const shared = join(root, '..', 'shared');

export const template = readTemplate(
  readFileSync(join(root, 'server/template/technical-handoff.md'), 'utf8'),
  'technical-handoff',
);
/** The seed: the template's text without its directives. */
export const seed = template.text;

/** A day on which the tests take place. */
export const today = '2026-03-01';

export interface CheckSettings {
  readonly template?: Template;
  readonly force?: boolean;
  readonly configuration?: Configuration;
  readonly today?: string;
  readonly files?: FileFacts;
  readonly library?: Others;
  readonly committed?: Committed;
}

export function specOf(text: string, settings: CheckSettings = {}): Spec {
  return readSpec(readDocument(text), settings.template ?? template, { force: settings.force ?? false });
}

/** All problems of a text; a rule that throws fails the test. */
export function problemsOf(text: string, settings: CheckSettings = {}): Problem[] {
  const check = createChecker({
    rules,
    configuration: settings.configuration ?? defaultConfiguration,
    onFault: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
  return check(specOf(text, settings), {
    today: settings.today ?? today,
    ...(settings.files ? { files: settings.files } : {}),
    ...(settings.library ? { library: settings.library } : {}),
    ...(settings.committed ? { committed: settings.committed } : {}),
  });
}
