/** Usage: what the command line understands. */

import type { Format } from './report.ts';

export const usage = `Usage: handoff <command> [options]

Commands:
  check [paths|globs]   report the problems of specifications (default: all Markdown below this folder)
  new [path]            write a new specification, by default named after the next free SPEC ID
  lsp                   serve the Language Server Protocol on standard input and output

Options of check:
  --format pretty|json  how to report (default: pretty)
  --force               treat every file as a specification, whatever it looks like

Options:
  -h, --help            this text
  -v, --version         the version

Exit codes: 0 nothing found, 1 something found, 2 used wrongly.
`;

export type Command =
  | { readonly name: 'help' | 'version' | 'lsp' }
  | { readonly name: 'misuse'; readonly message: string }
  | { readonly name: 'new'; readonly path?: string }
  | {
      readonly name: 'check';
      readonly paths: readonly string[];
      readonly format: Format;
      readonly force: boolean;
    };

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
    case 'check': {
      const format = values['format'] ?? 'pretty';
      if (format !== 'pretty' && format !== 'json')
        return { name: 'misuse', message: `unknown format '${format}', expected pretty or json` };
      return { name: 'check', paths: rest, format, force: values['force'] === true };
    }
    default:
      return { name: 'misuse', message: `unknown command '${name}'` };
  }
}
