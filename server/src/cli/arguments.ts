/** Arguments → the command that they mean. */

import { listOf } from '../spec/choice.ts';
import { nearest } from '../text/similarity.ts';
import { type Format, formats } from './report.ts';
import type { Message } from './reporter.ts';

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'misuse'; readonly message: string }
  | { readonly name: 'new'; readonly path?: string }
  | { readonly name: 'rules'; readonly format: 'pretty' | 'json' }
  | { readonly name: 'explain'; readonly rule: string }
  | CheckCommand
  | FixCommand
  | ReadyCommand
  | ConfigCommand
  | InitCommand;

export interface CheckCommand {
  readonly name: 'check';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly force: boolean;
  readonly fix: boolean;
  readonly failOn: Message['severity'];
  readonly reportUnused: boolean;
  readonly cache: boolean;
  readonly watch: boolean;
  /** Folder of the cache; the usual one if absent. */
  readonly cacheLocation?: string;
  /** Check as if this were the STATUS. */
  readonly status?: string;
  readonly baseline?: string;
  /** Path that standard input stands for; false to read files. */
  readonly stdin: string | false;
}

export interface FixCommand {
  readonly name: 'fix';
  readonly paths: readonly string[];
  readonly force: boolean;
  readonly dryRun: boolean;
}

export type ReadyFormat = 'pretty' | 'json' | 'markdown';

export interface ReadyCommand {
  readonly name: 'ready';
  readonly paths: readonly string[];
  readonly format: ReadyFormat;
  readonly force: boolean;
  /** As given; the one behind the document's own if absent. */
  readonly status?: string;
}

export interface ConfigCommand {
  readonly name: 'config';
  /** The document; the working folder if absent. */
  readonly path?: string;
  readonly format: 'pretty' | 'json';
}

export interface InitCommand {
  readonly name: 'init';
  readonly language: 'jsonc' | 'yaml';
  readonly ci?: 'github' | 'gitlab';
  readonly preCommit: boolean;
  readonly dryRun: boolean;
}

interface OptionConfig {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** `parseArgs` of `node:util`, as far as it is used here. */
export type ParseArgs = (config: {
  args: string[];
  options: Record<string, OptionConfig>;
  allowPositionals: true;
}) => { values: Values; positionals: string[] };

const flag = { type: 'boolean' } as const;
const word = { type: 'string' } as const;

const options: Record<string, OptionConfig> = {
  help: { ...flag, short: 'h' },
  version: { ...flag, short: 'v' },
  force: flag,
  fix: flag,
  cache: flag,
  'cache-location': word,
  watch: flag,
  'report-unused': flag,
  'dry-run': flag,
  format: word,
  'fail-on': word,
  status: word,
  baseline: word,
  stdin: word,
  for: word,
  yaml: flag,
  ci: word,
  'pre-commit': flag,
};

/** The options that each command takes, beside `--help` and `--version`. */
const taken: Readonly<Record<string, readonly string[]>> = {
  check: 'force fix cache cache-location watch report-unused format fail-on status baseline stdin'.split(' '),
  fix: ['force', 'dry-run'],
  ready: ['force', 'format', 'for'],
  rules: ['format'],
  explain: [],
  config: ['format'],
  init: ['yaml', 'ci', 'pre-commit', 'dry-run'],
  new: [],
  // Editors' clients pass what they pass to every server.
  lsp: Object.keys(options),
  help: [],
};

/** The command that the arguments mean. Never throws: what is not understood is the command `misuse`. */
export function parseCommand(args: readonly string[], parseArgs: ParseArgs): Command {
  let parsed: ReturnType<ParseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values['help'] === true) return { name: 'help' };
  if (values['version'] === true) return { name: 'version' };
  if (name === undefined) return misuse('a command is missing');
  if (!Object.hasOwn(taken, name)) return unknownCommand(name);
  const strange = Object.keys(values).find(option => !taken[name]!.includes(option));
  if (strange !== undefined) return misuse(`${name} has no option --${strange}`);
  return readers[name]!(rest, values);
}

function unknownCommand(name: string): Command {
  const near = nearest(name, Object.keys(taken));
  return misuse(`unknown command '${name}'${near === undefined ? '' : `, did you mean '${near}'?`}`);
}

const misuse = (message: string): Command => ({ name: 'misuse', message });

const readers: Readonly<Record<string, (rest: readonly string[], values: Values) => Command>> = {
  help: () => ({ name: 'help' }),
  lsp: () => ({ name: 'lsp' }),
  check: checkCommand,
  fix: (paths, values) => ({
    name: 'fix',
    paths,
    force: values['force'] === true,
    dryRun: values['dry-run'] === true,
  }),
  ready: readyCommand,
  rules(rest, { format = 'pretty' }) {
    if (rest.length > 0) return misuse('rules takes no path');
    return isPlainFormat(format) ? { name: 'rules', format } : unknownFormat(format, plainFormats);
  },
  explain: rest =>
    rest.length === 1 ? { name: 'explain', rule: rest[0]! } : misuse('explain takes one rule'),
  new(rest) {
    if (rest.length > 1) return misuse('new takes one path');
    return rest[0] === undefined ? { name: 'new' } : { name: 'new', path: rest[0] };
  },
  config(rest, { format = 'pretty' }) {
    if (rest.length > 1) return misuse('config takes one path');
    if (!isPlainFormat(format)) return unknownFormat(format, plainFormats);
    return { name: 'config', format, ...(rest[0] !== undefined && { path: rest[0] }) };
  },
  init: initCommand,
};

const plainFormats: readonly string[] = ['pretty', 'json'];
const isPlainFormat = (format: unknown): format is 'pretty' | 'json' =>
  format === 'pretty' || format === 'json';

const unknownFormat = (format: unknown, known: readonly string[]): Command =>
  misuse(`unknown format '${format}', expected ${listOf(known)}`);

const failLevels: readonly string[] = ['error', 'warning', 'info', 'hint'];

function checkCommand(paths: readonly string[], values: Values): Command {
  const { format = 'pretty', baseline, stdin = false, status } = values;
  const failOn = values['fail-on'] ?? 'info';
  const location = values['cache-location'];
  const isWatching = values['watch'] === true;
  if (typeof format !== 'string' || !Object.hasOwn(formats, format))
    return unknownFormat(format, Object.keys(formats));
  if (typeof failOn !== 'string' || !failLevels.includes(failOn))
    return misuse(`unknown level '${failOn}', expected ${listOf(failLevels)}`);
  if (stdin !== false && values['fix'] === true)
    return misuse('--fix writes files, and standard input is none');
  if (isWatching && (stdin !== false || values['fix'] === true))
    return misuse('--watch goes neither with --stdin nor with --fix');
  return {
    name: 'check',
    paths,
    format: format as Format,
    force: values['force'] === true,
    fix: values['fix'] === true,
    failOn: failOn as Message['severity'],
    reportUnused: values['report-unused'] === true,
    cache: values['cache'] === true || location !== undefined,
    watch: isWatching,
    ...(typeof location === 'string' && { cacheLocation: location }),
    ...(typeof status === 'string' && { status }),
    ...(typeof baseline === 'string' && { baseline }),
    stdin: typeof stdin === 'string' ? stdin : false,
  };
}

const readyFormats: readonly string[] = ['pretty', 'json', 'markdown'];

function readyCommand(paths: readonly string[], values: Values): Command {
  const { format = 'pretty', for: status } = values;
  if (typeof format !== 'string' || !readyFormats.includes(format))
    return unknownFormat(format, readyFormats);
  return {
    name: 'ready',
    paths,
    format: format as ReadyFormat,
    force: values['force'] === true,
    ...(typeof status === 'string' && { status }),
  };
}

function initCommand(rest: readonly string[], { ci, yaml, ...values }: Values): Command {
  if (rest.length > 0) return misuse('init takes no path');
  if (ci !== undefined && ci !== 'github' && ci !== 'gitlab')
    return misuse(`unknown CI '${ci}', expected one of github, gitlab`);
  return {
    name: 'init',
    language: yaml === true ? 'yaml' : 'jsonc',
    ...(ci !== undefined && { ci }),
    preCommit: values['pre-commit'] === true,
    dryRun: values['dry-run'] === true,
  };
}
