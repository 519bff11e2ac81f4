/** Breaks what the appendix shows: endpoints, statuses, fields, tables and columns that only one side has. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointsOf } from '../../server/src/spec/endpoint.ts';
import { entitiesOf } from '../../server/src/spec/entity.ts';
import { linksIn } from '../../server/src/spec/link.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import type { Spec } from '../../server/src/spec/spec.ts';
import { type Span, shift } from '../../server/src/text/span.ts';
import { root, specOf } from '../engine.ts';
import { is, put } from './break.ts';
import type { Breaker, Mutant } from './mutant.ts';

export const appendixMutants: Breaker = function* (text) {
  const spec = specOf(text);
  yield* endpoints(spec);
  yield* tables(spec);
  for (const { section, origin } of sectionsOfKind(spec, 'artefact'))
    for (const { path, span } of linksIn(section))
      if (path?.endsWith('openapi.yaml')) yield* ofApi(path, shift(span, origin));
      else if (path?.endsWith('erd.mmd')) yield* ofDiagram(path, shift(span, origin));
};

function* endpoints(spec: Spec): Generator<Mutant> {
  for (const { placed, endpoint } of endpointsOf(spec)) {
    const drift = 'appendix-openapi-drift';
    const name = endpoint.path!.text;
    const path = shift(endpoint.path!.span, placed.origin);
    if (!endpoint.isChange) yield put(is(`path ${name} longer`, drift), path, `${name}/more`);
    for (const { code, codeSpan } of endpoint.errors.slice(0, 2))
      if (code !== undefined && codeSpan)
        yield put(is(`status ${code} of ${name} another`, drift), shift(codeSpan, placed.origin), '418');
    const field = endpoint.request?.fields[0]?.fields.at(-1);
    if (field)
      yield put(is(`field ${field.name.text} renamed`, drift), shift(field.name.span, placed.origin), 'moon');
  }
}

function* tables(spec: Spec): Generator<Mutant> {
  for (const { placed, entity } of entitiesOf(spec))
    for (const { name, columns } of entity.tables) {
      const of = is(`table ${name.name} renamed`, 'appendix-erd-drift');
      yield put(of, shift(name.span, placed.origin), 'moon_phase');
      for (const column of columns.slice(1, 3))
        yield put(
          is(`column ${column.name.name} renamed`, 'appendix-erd-drift'),
          shift(column.name.span, placed.origin),
          'moon_phase',
        );
    }
}

const fileText = (path: string): string => readFileSync(join(root, 'examples', path), 'utf8');

/** The file is what changes; the finding may stand anywhere, so that the whole document is its place. */
const inFile = (
  what: string,
  { rule, path, at }: { rule: string; path: string; at: Span },
  change: (text: string) => string,
): Mutant => ({
  name: `${what} in ${path}`,
  rules: [rule],
  // A document that is as it was.
  edits: [],
  span: { start: 0, end: at.end },
  contents: { [path]: change(fileText(path)) },
});

function* ofApi(path: string, at: Span): Generator<Mutant> {
  const of = { rule: 'appendix-openapi-drift', path, at };
  yield inFile('a status more', of, text =>
    text.replace('        "400":', '        "418":\n          description: Teapot\n        "400":'),
  );
  yield inFile('an endpoint more', of, text =>
    text.replace(
      /^components:/m,
      '  /moon:\n    get:\n      responses:\n        "200":\n          description: OK\ncomponents:',
    ),
  );
  yield inFile('a field more', of, text =>
    text.replace(/^( {6})properties:\n/m, '$1properties:\n$1  moonPhase:\n$1    type: string\n'),
  );
}

function* ofDiagram(path: string, at: Span): Generator<Mutant> {
  const of = { rule: 'appendix-erd-drift', path, at };
  yield inFile('a column more', of, text =>
    text.replace('    UUID id PK\n', '    UUID id PK\n    TEXT moon_phase\n'),
  );
  yield inFile('a column less', of, text => text.replace(/^ {4}(?!UUID id).*\n/m, ''));
  yield inFile('a table more', of, text => `${text.trimEnd()}\n  moon {\n    UUID id PK\n  }\n`);
}
