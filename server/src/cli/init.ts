/** `init`: a configuration file, and what runs the checks in CI and before commits; nothing is ever overwritten. */

import { configurationNames } from '../lint/configuration-file.ts';
import type { InitCommand } from './arguments.ts';
import { exitCodes, type Machine } from './machine.ts';

interface Draft {
  readonly path: string;
  readonly text: string;
  /** Printed where the file is there already, to be added by hand. */
  readonly isAddable?: true;
}

/** Writes what is asked for, or prints it; resolves to the exit code. */
export async function init(command: InitCommand, machine: Machine): Promise<number> {
  for (const draft of draftsOf(command, machine)) {
    const { path, text } = draft;
    if (command.dryRun) machine.write(`# ${path}\n${text}\n`);
    else if (await machine.create(path, text)) machine.write(`${path}\n`);
    else {
      const advice = draft.isAddable ? '; this would have to be added:' : '';
      machine.complain(`handoff: ${path} is there already and is left as it is${advice}\n`);
      if (draft.isAddable) machine.write(text);
    }
  }
  return exitCodes.clean;
}

function draftsOf({ language, ci, preCommit }: InitCommand, { version, exists }: Machine): Draft[] {
  const there = configurationNames.find(exists);
  const drafts: Draft[] = [{ path: there ?? `.handoff.${language}`, text: configurations[language] }];
  if (ci === 'github') drafts.push({ path: '.github/workflows/handoff.yml', text: toWorkflow(version) });
  if (ci === 'gitlab') drafts.push({ path: '.gitlab-ci.yml', text: toJob(version), isAddable: true });
  if (preCommit) drafts.push({ path: '.pre-commit-config.yaml', text: toHook(version), isAddable: true });
  return drafts;
}

const schema =
  'https://raw.githubusercontent.com/handoff-spec/handoff-spec/main/server/schema/handoff.schema.json';

const configurations: Readonly<Record<InitCommand['language'], string>> = {
  jsonc: `{
  "$schema": "${schema}",
  // Globs of specifications, for those that do not look like one: "rfcs/**/*.md"
  "files": [],
  // Globs of documents of which nothing is said: "archive/**"
  "ignore": [],
  // A level for a rule, or one for each STATUS; 'handoff rules' lists them.
  // "todo-left": "off", "section-empty": { "In Review": "info", "Approved": "error" }
  "rules": {}
}
`,
  yaml: `# yaml-language-server: $schema=${schema}
# Globs of specifications, for those that do not look like one: rfcs/**/*.md
files: []
# Globs of documents of which nothing is said: archive/**
ignore: []
# A level for a rule, or one for each STATUS; 'handoff rules' lists them.
# todo-left: off
# section-empty: { In Review: info, Approved: error }
rules: {}
`,
};

const commandOf = (version: string): string => `npx --yes --package handoff-spec@${version} handoff check`;

const toWorkflow = (version: string): string => `name: Specifications
on: [push, pull_request]
permissions:
  contents: read
jobs:
  handoff:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: ${commandOf(version)} --format github
`;

const toJob = (version: string): string => `handoff:
  image: node:24
  script:
    - ${commandOf(version)} --format gitlab > handoff.json
  artifacts:
    when: always
    reports:
      codequality: handoff.json
`;

const toHook = (version: string): string => `repos:
  - repo: local
    hooks:
      - id: handoff
        name: handoff check
        language: node
        entry: handoff check
        types: [markdown]
        additional_dependencies: ["handoff-spec@${version}"]
`;
