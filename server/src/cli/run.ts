/** The command line: arguments in, text and an exit code out. It sees the machine only through what it is handed. */

import { newSpecification } from '../features/skeleton.ts';
import { type Command, parseCommand } from './arguments.ts';
import { check } from './check.ts';
import { showConfiguration } from './config.ts';
import { init } from './init.ts';
import { exitCodes, type Machine } from './machine.ts';
import { fix } from './mend.ts';
import { projectsOf } from './projects.ts';
import { ready } from './ready.ts';
import { explainRule, listRules } from './rules.ts';
import { usage } from './usage.ts';
import { watch } from './watch.ts';

const seeHelp = "'handoff --help' lists all commands and options.\n";

/** Runs one command. Resolves to its exit code, or to undefined for one that goes on running. */
export async function run(args: readonly string[], machine: Machine): Promise<number | undefined> {
  const command = parseCommand(args, machine.parseArgs);
  switch (command.name) {
    case 'help':
      machine.write(usage);
      return exitCodes.clean;
    case 'version':
      machine.write(`${machine.version}\n`);
      return exitCodes.clean;
    case 'misuse':
      machine.complain(`handoff: ${command.message}\n\n${args.length === 0 ? usage : seeHelp}`);
      return exitCodes.misuse;
    case 'check':
      return command.watch ? watch(command, machine) : check(command, machine);
    case 'fix':
      return fix(command, machine);
    case 'ready':
      return ready(command, machine);
    case 'config':
      return showConfiguration(command, machine);
    case 'init':
      return init(command, machine);
    case 'rules':
      return listRules(command.format, machine);
    case 'explain':
      return explainRule(command.rule, machine);
    case 'new':
      return create(command, machine);
    case 'lsp':
      machine.serve();
      return undefined;
  }
}

async function create({ path }: Extract<Command, { name: 'new' }>, machine: Machine): Promise<number> {
  const isFolder = path !== undefined && (/[/\\]$/.test(path) || machine.isFolder(path));
  const folder = isFolder ? `${path.replace(/[/\\]$/, '')}/` : '';
  const { template } = await projectsOf(machine).settingsOf(isFolder || !path ? `${folder}new.md` : path);
  const author = await machine.author();
  const lastNumber = await machine.lastNumber(template);
  const known = { today: machine.today(), lastNumber, ...(author === undefined ? {} : { author }) };
  const { text, id } = newSpecification(template, known);
  const file = isFolder || !path ? `${folder}${(id || 'handoff').toLowerCase()}.md` : path;
  if (!(await machine.create(file, text))) {
    machine.complain(`handoff: ${file} exists already\n`);
    return exitCodes.misuse;
  }
  machine.write(`${file}\n`);
  return exitCodes.clean;
}
