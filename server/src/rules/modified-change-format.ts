/** A bullet of a changed endpoint that does not say what changes. */

import { endpointOf } from '../spec/endpoint.ts';
import type { Change } from '../spec/endpoint-change.ts';
import { insertAt } from '../text/edit.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### Modified Endpoints\n\n#### `GET /searches`\n\n**Changes**:\n';

export const modifiedChangeFormat = sectionRule({
  id: 'modified-change-format',
  title: 'Change not in its form',
  why: 'Callers look for the name of the field they use and for the word that says what becomes of it.',
  severity: 'info',
  kinds: ['endpoint change'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}- ‹Some fields›\n- ‹Added field: owner (string)›\n`,
      good: `${head}- Added field: \`owner\` (string, optional)\n- **Deprecated** field \`user\` (remove in v2)\n- Renamed \`user\` to \`owner\`\n- Changed the order of the hits\n- Response field \`owner\` is new\n`,
    },
  ],
  *check(section) {
    const { changes, isOpen } = endpointOf(section);
    if (!isOpen) for (const change of changes) yield* check(change);
  },
});

function* check({ kind, names, text, span }: Change): Generator<Finding> {
  if (names.length > 0 || kind === 'changed') return;
  const bare =
    kind === undefined ? null : /^[^:`]{1,60}:\s*([A-Za-z_][\w.[\]-]*)(?=\s*(?:\(|$|,))/.exec(text);
  const name = bare?.[1];
  const at = name === undefined ? 0 : span.start + bare![0].length - name.length;
  yield {
    span,
    message:
      'Unexpected form of a change, expected what happens and a name, such as: Added field: `name` (string)',
    ...(name === undefined
      ? {}
      : {
          fix: {
            title: `Mark \`${name}\` as code`,
            edits: [insertAt(at, '`'), insertAt(at + name.length, '`')],
          },
        }),
  };
}
