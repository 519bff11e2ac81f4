/** The programming interface: checking, mending and reading texts, for programs that have no editor and no files. */

import { readDocument } from '../blocks/document.ts';
import { atStatus, statusesOf, statusNamed } from '../features/readiness.ts';
import { fixAll } from '../features/repairs.ts';
import { readConfiguration } from '../lint/configuration.ts';
import { listOf } from '../spec/choice.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import { readTemplate } from '../template/read.ts';
import type { Template } from '../template/template.ts';
import { applyEdits } from '../text/edit.ts';
import type { Api, Options } from './api-types.ts';
import { toMessages } from './messages.ts';
import { toModel } from './model.ts';
import { createTextChecker } from './text-checker.ts';

export interface ApiHost {
  builtIn(): Template;
  today(): string;
}

/** A repair may make room for another; they settle soon. */
const maxRounds = 10;

export function createApi(host: ApiHost): Api {
  const templateOf = ({ template }: Options): Template =>
    template === undefined ? host.builtIn() : readTemplate(template.replace(/\r\n?/g, '\n'), 'template');
  /** What checks one text after the other under the same options. */
  const checkerOf = (options: Options) => {
    const check = createTextChecker({ today: options.today ?? host.today(), onFault: () => undefined });
    const template = templateOf(options);
    const force = options.force === true;
    const configuration = readConfiguration(options.configuration ?? {});
    const asIf = (spec: Spec): Spec => asked(spec, options);
    return (text: string) => check(text, { template, configuration, force }, asIf);
  };
  return {
    check(text, options = {}) {
      const { spec, problems } = checkerOf(options)(text);
      return { isSpecification: spec.recognised, messages: toMessages(spec.document, problems) };
    },
    fix(text, options = {}) {
      const checked = checkerOf(options);
      let current = text;
      let found = checked(current);
      for (let round = 0; round < maxRounds; round++) {
        const edits = fixAll(found.spec, found.problems);
        if (edits.length === 0) break;
        current = applyEdits(current, edits);
        found = checked(current);
      }
      return { text: current, messages: toMessages(found.spec.document, found.problems) };
    },
    model(text, options = {}) {
      const force = options.force === true;
      return toModel(asked(readSpec(readDocument(text), templateOf(options), { force }), options));
    },
  };
}

/** The specification at the STATUS that is asked for. */
function asked(spec: Spec, { status }: Options): Spec {
  if (status === undefined || !spec.recognised) return spec;
  const known = statusNamed(spec.template, status);
  if (known === undefined)
    throw new RangeError(`unknown status '${status}', expected ${listOf(statusesOf(spec.template))}`);
  return atStatus(spec, known);
}
