/** Usage: what `handoff --help` prints. */

export const usage = `Usage: handoff <command> [options]

Commands:
  check [paths|globs]   report the problems of specifications (default: all Markdown below this folder)
  fix [paths|globs]     mend what can be mended safely
  ready [paths|globs]   report what stands in the way of the next STATUS
  config [file]         print what counts for a file, and where it comes from
  init                  write a configuration file, and what runs the checks in CI
  rules                 list the rules with their severity
  explain RULE          print why a rule matters, and examples
  new [path]            write a new specification, by default named after the next free SPEC ID
  lsp                   serve the Language Server Protocol on standard input and output

Options of check:
  --format FORMAT       pretty, json, jsonl, sarif, junit, github, gitlab or markdown (default: pretty)
  --fail-on LEVEL       exit with 1 only for error, warning, info or hint and above (default: info)
  --status STATUS       check as if that were the STATUS
  --report-unused       report comments that suppress nothing as warnings
  --fix                 mend what can be mended safely first
  --baseline FILE       report what is not in the file; it is written where there is none, and shrinks by itself
  --cache               remember what was found, and check only what has changed since
  --cache-location DIR  where to remember it (default: node_modules/.cache/handoff, or else .handoff-cache)
  --watch               check again whenever something changes
  --stdin PATH          check standard input as if it were that file
  --force               treat every file as a specification, whatever it looks like

Options of fix:
  --dry-run             print what would change as a diff, exit with 1 if anything would
  --force               as for check

Options of ready:
  --for STATUS          judge by that STATUS instead of the next one
  --format FORMAT       pretty, json or markdown (default: pretty)
  --force               as for check

Options of config and rules:
  --format FORMAT       pretty or json (default: pretty)

Options of init:
  --yaml                write .handoff.yaml instead of .handoff.jsonc
  --ci github|gitlab    write a workflow, or .gitlab-ci.yml
  --pre-commit          write .pre-commit-config.yaml, or print the hook where there is one
  --dry-run             print what would be written

Options:
  -h, --help            this text
  -v, --version         the version

Exit codes: 0 nothing found, 1 something found, 2 used wrongly or something could not be read.
`;
