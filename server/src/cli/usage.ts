/** Usage: what the command line understands. */

import { listOf } from '../spec/choice.ts';
import { type Format, formats, type Message } from './report.ts';

export const usage = `Usage: handoff <command> [options]

Commands:
  check [paths|globs]   report the problems of specifications (default: all Markdown below this folder)
  fix [paths|globs]     mend what can be mended safely
  ready [paths|globs]   report what stands in the way of the next STATUS
  rules                 list the rules with their severity
  explain RULE          print why a rule matters, and examples
  new [path]            write a new specification, by default named after the next free SPEC ID
  lsp                   serve the Language Server Protocol on standard input and output

Options of check:
  --format FORMAT       pretty, json, jsonl, sarif, junit, github, gitlab or markdown (default: pretty)
  --fail-on LEVEL       exit with 1 only for error, warning, info or hint and above (default: info)
  --fix                 mend what can be mended safely first
  --baseline FILE       report what is not in the file; it is written where there is none, and shrinks by itself
  --stdin PATH          check standard input as if it were that file
  --force               treat every file as a specification, whatever it looks like

Options of fix:
  --dry-run             print what would change as a diff, exit with 1 if anything would
  --force               as for check

Options of ready:
  --for STATUS          judge by that STATUS instead of the next one
  --format FORMAT       pretty, json or markdown (default: pretty)
  --force               as for check

Options of rules:
  --format FORMAT       pretty or json (default: pretty)

Options:
  -h, --help            this text
  -v, --version         the version

Exit codes: 0 nothing found, 1 something found, 2 used wrongly.
`;

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'misuse'; readonly message: string }
  | { readonly name: 'new'; readonly path?: string }
  | { readonly name: 'rules'; readonly format: 'pretty' | 'json' }
  | { readonly name: 'explain'; readonly rule: string }
  | CheckCommand
  | FixCommand
  | ReadyCommand;

export interface CheckCommand {
  readonly name: 'check';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly force: boolean;
  readonly fix: boolean;
  readonly failOn: Message['severity'];
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

interface OptionConfig {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
}

/** `parseArgs` of `node:util`, as far as it is used here. */
export type ParseArgs = (config: {
  args: string[];
  options: Record<string, OptionConfig>;
  allowPositionals: true;
}) => { values: Record<string, string | boolean | undefined>; positionals: string[] };

const options: Record<string, OptionConfig> = {
  format: { type: 'string' },
  force: { type: 'boolean' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'fail-on': { type: 'string' },
  baseline: { type: 'string' },
  stdin: { type: 'string' },
  for: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};

/** The command that the arguments mean. Never throws: what is not understood is the command `misuse`. */
export function parseCommand(args: readonly string[], parseArgs: ParseArgs): Command {
  let parsed: ReturnType<ParseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return { name: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values['help'] === true) return { name: 'help' };
  if (values['version'] === true) return { name: 'version' };
  switch (name) {
    case undefined:
      return { name: 'misuse', message: 'a command is missing' };
    case 'help':
      return { name: 'help' };
    case 'lsp':
      return { name: 'lsp' };
    case 'new':
      if (rest.length > 1) return { name: 'misuse', message: 'new takes one path' };
      return rest[0] === undefined ? { name: 'new' } : { name: 'new', path: rest[0] };
    case 'check':
      return checkCommand(rest, values);
    case 'fix':
      return {
        name: 'fix',
        paths: rest,
        force: values['force'] === true,
        dryRun: values['dry-run'] === true,
      };
    case 'ready':
      return readyCommand(rest, values);
    case 'rules':
      return rulesCommand(rest, values);
    case 'explain':
      if (rest.length !== 1) return { name: 'misuse', message: 'explain takes one rule' };
      return { name: 'explain', rule: rest[0]! };
    default:
      return { name: 'misuse', message: `unknown command '${name}'` };
  }
}

const failLevels: readonly string[] = ['error', 'warning', 'info', 'hint'];

function checkCommand(paths: readonly string[], values: ReturnType<ParseArgs>['values']): Command {
  const { format = 'pretty', baseline, stdin = false } = values;
  const failOn = values['fail-on'] ?? 'info';
  if (typeof format !== 'string' || !Object.hasOwn(formats, format))
    return {
      name: 'misuse',
      message: `unknown format '${format}', expected ${listOf(Object.keys(formats))}`,
    };
  if (typeof failOn !== 'string' || !failLevels.includes(failOn))
    return { name: 'misuse', message: `unknown level '${failOn}', expected ${listOf(failLevels)}` };
  if (stdin !== false && values['fix'] === true)
    return { name: 'misuse', message: '--fix writes files, and standard input is none' };
  return {
    name: 'check',
    paths,
    format: format as Format,
    force: values['force'] === true,
    fix: values['fix'] === true,
    failOn: failOn as Message['severity'],
    ...(typeof baseline === 'string' ? { baseline } : {}),
    stdin: typeof stdin === 'string' ? stdin : false,
  };
}

const readyFormats: readonly string[] = ['pretty', 'json', 'markdown'];

function readyCommand(paths: readonly string[], values: ReturnType<ParseArgs>['values']): Command {
  const { format = 'pretty', for: status } = values;
  if (typeof format !== 'string' || !readyFormats.includes(format))
    return { name: 'misuse', message: `unknown format '${format}', expected ${listOf(readyFormats)}` };
  return {
    name: 'ready',
    paths,
    format: format as ReadyFormat,
    force: values['force'] === true,
    ...(typeof status === 'string' ? { status } : {}),
  };
}

function rulesCommand(rest: readonly string[], values: ReturnType<ParseArgs>['values']): Command {
  const { format = 'pretty' } = values;
  if (rest.length > 0) return { name: 'misuse', message: 'rules takes no path' };
  if (format !== 'pretty' && format !== 'json')
    return { name: 'misuse', message: `unknown format '${format}', expected pretty or json` };
  return { name: 'rules', format };
}
