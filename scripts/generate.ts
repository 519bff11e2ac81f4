/** `npm run generate`: writes everything that is derived from the rules and the template; `--check` only says what is stale. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTemplate } from '../server/src/template/read.ts';
import { inputsOf } from './build.ts';
import { texts, toContributes } from './generate/contributes.ts';
import { toGrammar } from './generate/grammar.ts';
import { toBundle } from './generate/l10n.ts';
import { toManual } from './generate/manual.ts';
import { packagesOf, toNotices } from './generate/notices.ts';
import { toRegistry } from './generate/registry.ts';
import { toSchema } from './generate/schema.ts';
import { toSettings } from './generate/settings.ts';
import { toSnippetFile } from './generate/snippets.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const registry = 'server/src/rules/index.ts';

const registryText = (): string =>
  toRegistry(readdirSync(join(root, 'server/src/rules')).filter(f => !/^(?:index|rule)\.ts$/.test(f)));

/** Every generated file with its content, paths from the root. */
export async function outputs(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set(registry, registryText());
  // What follows from a stale registry would be stale, too.
  if (read(registry) !== files.get(registry)) return files;
  const { rules } = await import('../server/src/rules/index.ts');
  const template = readTemplate(read('server/template/technical-handoff.md'), 'technical-handoff');
  const fields = template.header?.fields ?? [];
  files.set('snippets/handoff.json', toJson(toSnippetFile(template)));
  files.set(
    'syntaxes/handoff.injection.tmLanguage.json',
    toJson(
      toGrammar({
        placeholders: [...template.placeholders.keys()],
        headerKeys: fields.map(f => f.key),
        statuses: fields.find(f => f.type === 'status')?.values ?? [],
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      }),
    ),
  );
  files.set('server/schema/handoff.schema.json', toJson(toSchema(rules)));
  files.set('package.nls.json', toJson(texts));
  files.set(
    'package.json',
    toJson({ ...JSON.parse(read('package.json')), ...toContributes(toSettings(rules)) }),
  );
  files.set('l10n/bundle.l10n.json', toJson(toBundle(clientSources())));
  for (const [path, text] of toManual(rules)) files.set(`docs/rules/${path}`, text);
  files.set('THIRD-PARTY-NOTICES.txt', toNotices(packagesOf(root, await inputsOf())));
  return files;
}

const clientSources = (): string[] =>
  readdirSync(join(root, 'client/src')).map(file => read(`client/src/${file}`));

/** Files on disk that differ from what would be generated, and rule pages without a rule. */
export async function stale(): Promise<string[]> {
  const files = await outputs();
  const differing = [...files].filter(([path, text]) => readOrEmpty(path) !== text).map(([path]) => path);
  const orphans = readdirSync(join(root, 'docs/rules'))
    .map(file => `docs/rules/${file}`)
    .filter(path => files.size > 1 && !files.has(path));
  return [...differing, ...orphans];
}

const readOrEmpty = (path: string): string => {
  try {
    return read(path);
  } catch {
    return '';
  }
};

async function write(): Promise<void> {
  mkdirSync(join(root, 'docs/rules'), { recursive: true });
  // First, because the rest is derived from the rules that it lists.
  writeFileSync(join(root, registry), registryText());
  const files = await outputs();
  for (const path of await stale()) {
    const text = files.get(path);
    if (text === undefined) rmSync(join(root, path));
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    process.stdout.write(`${text === undefined ? 'removed' : 'wrote'} ${path}\n`);
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const paths = await stale();
    for (const path of paths) process.stdout.write(`stale: ${path}\n`);
    process.exitCode = paths.length > 0 ? 1 : 0;
  } else await write();
}
