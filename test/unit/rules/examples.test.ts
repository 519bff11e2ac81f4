/** The examples of every rule, run: the bad ones find what they mark, the good ones find nothing, fixes repair and settle. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifierOf } from '../../../server/src/library/entry.ts';
import type { Problem } from '../../../server/src/lint/check.ts';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import { rules } from '../../../server/src/rules/index.ts';
import type { Example, Rule } from '../../../server/src/rules/rule.ts';
import { readTemplate } from '../../../server/src/template/read.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, specOf } from '../../engine.ts';
import { fakeFiles } from '../../files.ts';
import { libraryOf, othersAt } from '../../library.ts';
import { readMarks, writeMarks } from '../../marks.ts';

function findings(rule: Rule, text: string, example: Example): Problem[] {
  const configuration = { ...defaultConfiguration, rules: { [rule.id]: 'warning' as const } };
  const template =
    example.template === undefined ? {} : { template: readTemplate(example.template, 'example') };
  const files = example.files ? { files: fakeFiles(example.files) } : {};
  const { path = 'document.md', others, committed } = example;
  const library = { library: othersAt(path, libraryOf(others ?? {}), identifierOf(specOf(text, template))) };
  return problemsOf(text, {
    force: true,
    configuration,
    ...template,
    ...files,
    ...library,
    ...(committed && { committed }),
  }).filter(p => p.rule.id === rule.id);
}

for (const rule of rules)
  describe(rule.id, () => {
    assert.ok(rule.examples.length > 0, `${rule.id} has no examples`);
    for (const [i, example] of rule.examples.entries()) {
      const marked = readMarks(example.bad);
      const { text } = marked;
      it(`bad example ${i + 1}`, () => {
        const found = findings(rule, text, example);
        assert.ok(marked.spans.length > 0, 'a bad example marks at least one span');
        assert.equal(
          writeMarks(
            text,
            found.map(p => p.span),
          ),
          writeMarks(text, marked.spans),
        );
      });
      it(`good example ${i + 1}`, () => {
        assert.deepEqual(
          findings(rule, example.good, example).map(p => p.message),
          [],
        );
      });
      it(`repairs of bad example ${i + 1}`, () => {
        for (const problem of findings(rule, text, example))
          for (const repair of [problem.fix, ...(problem.suggestions ?? [])]) {
            if (!repair) continue;
            assert.ok(repair.edits.length > 0, `'${repair.title}' does nothing`);
            const after = applyEdits(text, repair.edits);
            assert.notEqual(after, text, `'${repair.title}' changes nothing`);
            const before = findings(rule, text, example).length;
            if (repair === problem.fix)
              assert.ok(
                findings(rule, after, example).length < before,
                `'${repair.title}' repairs nothing: ${after}`,
              );
          }
      });
    }
  });
