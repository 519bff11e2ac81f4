/** The configuration file: `.handoff.json`, `.jsonc` or `.yaml` as a value, and what is wrong in it. */

import { type DataNode, readData } from '../notations/data/data.ts';
import { type Option, type Rule, stages } from '../rules/rule.ts';
import { listOf } from '../spec/choice.ts';
import { type Edit, replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import type { Span } from '../text/span.ts';
import { type Configuration, isLevel, type Level, levels, type RuleSetting } from './configuration.ts';
import { isSimpleGlob } from './glob.ts';

export interface ConfigurationFile extends Part {
  /** Paths of the files that this one builds on, the later ones above the earlier. */
  readonly extends: readonly string[];
  /** Globs of documents that are specifications whatever they look like. */
  readonly files: readonly string[];
  /** Globs of documents of which nothing is said. */
  readonly ignore: readonly string[];
  /** What is different for some documents; later ones above earlier. */
  readonly overrides: readonly (Part & { readonly files: readonly string[] })[];
}

interface Part {
  readonly configuration: Configuration;
  /** Path of the template. */
  readonly template?: string;
}

export interface ConfigurationFault {
  readonly span: Span;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}

/** Names that a configuration file may have, the first that is there counts. */
export const configurationNames = [
  '.handoff.json',
  '.handoff.jsonc',
  '.handoff.yaml',
  '.handoff.yml',
] as const;

export const isConfigurationName = (name: string): boolean =>
  (configurationNames as readonly string[]).includes(name);

export const languageOf = (name: string): 'json' | 'yaml' => (/\.ya?ml$/.test(name) ? 'yaml' : 'json');

/** Reads a configuration file. What is wrong is left out of the value and listed in document order. */
export function readConfigurationFile(
  text: string,
  language: 'json' | 'yaml',
  rules: readonly Rule[],
): { file: ConfigurationFile; faults: ConfigurationFault[] } {
  const { root, faults: unreadable } = readData(text, language);
  const reading: Reading = { rules: new Map(rules.map(r => [r.id, r])), faults: [...unreadable] };
  if (root) checkKeys(reading, root, { known: rootKeys, what: 'setting' });
  const file: ConfigurationFile = {
    extends: texts(reading, memberOf(root, 'extends')).map(t => t.text),
    files: globs(reading, memberOf(root, 'files')),
    ignore: globs(reading, memberOf(root, 'ignore')),
    ...readPart(reading, root),
    overrides: (memberOf(root, 'overrides')?.items ?? []).map(item => readOverride(reading, item)),
  };
  return { file, faults: [...reading.faults].sort((a, b) => a.span.start - b.span.start) };
}

const rootKeys = ['$schema', 'extends', 'files', 'ignore', 'template', 'rules', 'options', 'overrides'];
const overrideKeys = ['files', 'template', 'rules', 'options'];

interface Reading {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly faults: ConfigurationFault[];
}

const memberOf = (node: DataNode | undefined, key: string): DataNode | undefined =>
  node?.members?.find(m => m.key === key)?.value;

function readOverride(reading: Reading, item: DataNode): Part & { files: string[] } {
  checkKeys(reading, item, { known: overrideKeys, what: 'setting' });
  const files = memberOf(item, 'files');
  if (!files) reading.faults.push({ span: item.span, message: "Override without 'files', expected globs" });
  return { files: globs(reading, files), ...readPart(reading, item) };
}

function readPart(reading: Reading, node: DataNode | undefined): Part {
  const template = texts(reading, memberOf(node, 'template'))[0]?.text;
  const rules = eachRule(reading, memberOf(node, 'rules')).flatMap(({ id, value }) => {
    const setting = readSetting(reading, value);
    return setting === undefined ? [] : [[id, setting] as const];
  });
  const options = eachRule(reading, memberOf(node, 'options')).map(
    ({ id, value }) => [id, readOptions(reading, reading.rules.get(id)!, value)] as const,
  );
  const configuration = { rules: Object.fromEntries(rules), options: Object.fromEntries(options) };
  return { configuration, ...(template === undefined ? {} : { template }) };
}

/** The members whose key is a rule. */
function eachRule(reading: Reading, node: DataNode | undefined): { id: string; value: DataNode }[] {
  if (!node) return [];
  const known = [...reading.rules.keys()];
  checkKeys(reading, node, { known, what: 'rule' });
  return (node.members ?? []).flatMap(({ key, value }) =>
    reading.rules.has(key) ? [{ id: key, value }] : [],
  );
}

function readSetting(reading: Reading, node: DataNode): RuleSetting | undefined {
  if (!node.members) return readLevel(reading, node);
  checkKeys(reading, node, { known: stages, what: 'stage' });
  const byStage = node.members.flatMap(({ key, value }) => {
    const level = (stages as readonly string[]).includes(key) ? readLevel(reading, value) : undefined;
    return level === undefined ? [] : [[key, level] as const];
  });
  return Object.fromEntries(byStage);
}

function readLevel(reading: Reading, { value, span }: DataNode): Level | undefined {
  if (isLevel(value)) return value;
  reading.faults.push(unexpected(String(value ?? ''), { span, known: levels, what: 'level' }));
  return undefined;
}

function readOptions(reading: Reading, { options = {} }: Rule, node: DataNode): Record<string, unknown> {
  checkKeys(reading, node, { known: Object.keys(options), what: 'option' });
  const read = (node.members ?? []).flatMap(({ key, value }) => {
    const declared = options[key];
    const found = declared && readOption(value, declared);
    if (declared && found === undefined)
      wrong(reading, value, declared.type === 'number' ? 'a number' : 'a list of texts');
    return found === undefined ? [] : [[key, found] as const];
  });
  return Object.fromEntries(read);
}

function readOption({ value, items }: DataNode, { type }: Option): number | string[] | undefined {
  if (type === 'number') return typeof value === 'number' ? value : undefined;
  const texts = items?.flatMap(i => (typeof i.value === 'string' ? [i.value] : []));
  return texts?.length === items?.length ? texts : undefined;
}

/** A text, or a list of texts. */
function texts(reading: Reading, node: DataNode | undefined): { text: string; node: DataNode }[] {
  return (node?.items ?? (node ? [node] : [])).flatMap(item => {
    if (typeof item.value === 'string') return [{ text: item.value, node: item }];
    wrong(reading, item, 'text');
    return [];
  });
}

const globs = (reading: Reading, node: DataNode | undefined): string[] =>
  texts(reading, node).flatMap(({ text, node: at }) => {
    if (isSimpleGlob(text)) return [text];
    wrong(reading, at, 'a simpler glob');
    return [];
  });

function wrong({ faults }: Reading, { span }: DataNode, expected: string): void {
  faults.push({ span, message: `Unexpected value, expected ${expected}` });
}

interface Known {
  readonly known: readonly string[];
  readonly what: string;
}

function checkKeys(reading: Reading, node: DataNode, { known, what }: Known): void {
  if (!node.members) wrong(reading, node, 'an object');
  for (const { key, keySpan: span } of node.members ?? [])
    if (!known.includes(key)) reading.faults.push(unexpected(key, { span, known, what }));
}

function unexpected(name: string, { span, known, what }: Known & { span: Span }): ConfigurationFault {
  const near = nearest(name, known);
  if (near === undefined) {
    const expected = known.length > 12 ? `the id of a ${what}` : listOf(known);
    return { span, message: `Unexpected ${what} '${name}', expected ${expected}` };
  }
  // Between quotes, where the file has them.
  const inside = span.end - span.start > name.length ? { start: span.start + 1, end: span.end - 1 } : span;
  return {
    span,
    message: `Unexpected ${what} '${name}', did you mean '${near}'?`,
    fix: { title: `Replace with '${near}'`, edits: [replace(inside, near)] },
  };
}
