/** `config`: what counts for a file, and the file and line where each part of it was wanted. */

import { defaultConfiguration, type RuleSetting } from '../lint/configuration.ts';
import { languageOf } from '../lint/configuration-file.ts';
import { type Effective, effectiveFor, layersOf, type Project, pathIn } from '../lint/project.ts';
import { type DataNode, readData } from '../notations/data/data.ts';
import { rules } from '../rules/index.ts';
import type { ConfigCommand } from './arguments.ts';
import { exitCodes, type Machine } from './machine.ts';
import { projectsOf } from './projects.ts';

/** A value and where it was written, such as `docs/.handoff.json:4`; `default` where nobody wrote it. */
interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

interface Shown {
  readonly file: string;
  /** Configuration files, the nearest first. */
  readonly configurationFiles: readonly string[];
  readonly template: Sourced<string>;
  readonly isSpecification: boolean;
  readonly isIgnored: boolean;
  readonly rules: Readonly<Record<string, Sourced<RuleSetting>>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, Sourced<unknown>>>>>;
}

/** Prints what counts for a file, or for documents of the working folder. */
export async function showConfiguration({ path, format }: ConfigCommand, machine: Machine): Promise<number> {
  const file = path ?? '.';
  if (path !== undefined && !machine.exists(path)) {
    machine.complain(`handoff: there is no ${path}\n`);
    return exitCodes.misuse;
  }
  // Any name that no glob of an override is likely to mean.
  const uri = machine.uriOf(path ?? 'handoff');
  const project = await projectsOf(machine).projectOf(path ?? 'handoff');
  const effective = effectiveFor(project, uri, defaultConfiguration);
  const sources = project ? await readSources(project, { uri, machine }) : noSources;
  const shown = toShown({ file, project, effective, sources }, machine);
  machine.write(format === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : toText(shown));
  return exitCodes.clean;
}

/** By `template`, `rules ID` and `options ID NAME`: where it was written last. */
type Sources = ReadonlyMap<string, string>;
const noSources: Sources = new Map();

async function readSources(
  project: Project,
  { uri, machine }: { uri: string; machine: Machine },
): Promise<Sources> {
  const sources = new Map<string, string>();
  for (const layer of layersOf(project, pathIn(project, uri))) {
    const text = (await machine.readUri(layer.uri)) ?? '';
    const { root } = readData(text, languageOf(layer.uri));
    const part =
      layer.override === undefined ? root : root && memberOf(root, 'overrides')?.items?.[layer.override];
    for (const { key, start } of part ? eachKey(part) : [])
      sources.set(key, `${machine.pathOf(layer.uri)}:${text.slice(0, start).split('\n').length}`);
  }
  return sources;
}

const memberOf = (node: DataNode, key: string): DataNode | undefined =>
  node.members?.find(m => m.key === key)?.value;

/** The keys of a part of a configuration file that `Sources` know, with their offsets. */
function* eachKey(part: DataNode): Generator<{ key: string; start: number }> {
  for (const { key, keySpan, value } of part.members ?? []) {
    if (key === 'template') yield { key, start: keySpan.start };
    if (key !== 'rules' && key !== 'options') continue;
    for (const member of value.members ?? []) {
      if (key === 'rules') yield { key: `rules ${member.key}`, start: member.keySpan.start };
      else
        for (const inner of member.value.members ?? [])
          yield { key: `options ${member.key} ${inner.key}`, start: inner.keySpan.start };
    }
  }
}

interface Findings {
  readonly file: string;
  readonly project: Project | undefined;
  readonly effective: Effective;
  readonly sources: Sources;
}

function toShown({ file, project, effective, sources }: Findings, machine: Machine): Shown {
  const { configuration, template, isSpecification, isIgnored } = effective;
  const sourced = <T>(value: T, key: string): Sourced<T> => ({
    value,
    source: sources.get(key) ?? 'default',
  });
  const ruleEntries = rules.map(({ id, severity }) => {
    const own = configuration.rules[id];
    const byDefault = typeof severity === 'string' ? severity : severity.byStage;
    return [
      id,
      sourced<RuleSetting>(own === undefined || own === 'default' ? byDefault : own, `rules ${id}`),
    ];
  });
  const optionEntries = rules.flatMap(({ id, options }) => {
    if (!options) return [];
    const own = configuration.options[id] ?? {};
    const values = Object.entries(options).map(([name, option]) => [
      name,
      sourced(own[name] ?? option.default, `options ${id} ${name}`),
    ]);
    return [[id, Object.fromEntries(values)]];
  });
  return {
    file,
    configurationFiles: project ? [...new Set(eachFile(project))].map(machine.pathOf) : [],
    template: sourced(template === undefined ? 'built-in' : machine.pathOf(template), 'template'),
    isSpecification,
    isIgnored,
    rules: Object.fromEntries(ruleEntries),
    options: Object.fromEntries(optionEntries),
  };
}

const eachFile = ({ uri, bases }: Project): string[] => [uri, ...bases.flatMap(eachFile)];

function toText(shown: Shown): string {
  const { file, configurationFiles, template, isSpecification, isIgnored } = shown;
  const wanted = Object.entries(shown.rules).filter(([, { source }]) => source !== 'default');
  const options = Object.entries(shown.options).flatMap(([id, values]) =>
    Object.entries(values).flatMap(([name, { value, source }]) =>
      source === 'default' ? [] : [[`${id}.${name}`, JSON.stringify(value), source]],
    ),
  );
  const rows = [
    ['configuration', configurationFiles.join(', ') || 'none', ''],
    ['template', template.value, template.source],
    ['specification', isSpecification ? 'always, whatever it looks like' : 'if it looks like one', ''],
    ['ignored', isIgnored ? 'yes' : 'no', ''],
    ...wanted.map(([id, { value, source }]) => [id, levelText(value), source]),
    ...options,
  ];
  const rest = wanted.length + options.length === 0 ? 'All rules' : 'All other rules and options';
  return `${file}\n${toColumns(rows)}  ${rest} are as 'handoff rules' lists them.\n`;
}

const levelText = (setting: RuleSetting): string =>
  typeof setting === 'string'
    ? setting
    : Object.entries(setting)
        .map(([stage, level]) => `${stage}: ${level}`)
        .join(', ');

function toColumns(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map(row => row[column]!.length));
  const [first, second] = [width(0), width(1)];
  return rows
    .map(([a, b, c]) => `  ${a!.padEnd(first)}  ${b!.padEnd(second)}  ${c}`.trimEnd())
    .map(line => `${line}\n`)
    .join('');
}
