/** Projects of the command line: what the nearest configuration file wants of a file. */

import { type Configuration, defaultConfiguration } from '../lint/configuration.ts';
import { effectiveFor, type Project } from '../lint/project.ts';
import { createProjects, type Projects } from '../service/projects.ts';
import type { Template } from '../template/template.ts';
import type { Machine } from './machine.ts';

export interface FileSettings {
  readonly configuration: Configuration;
  readonly template: Template;
  /** Differs between templates; empty for the built-in one. */
  readonly templateKey: string;
  readonly force: boolean;
  readonly isIgnored: boolean;
}

export interface FileProjects {
  /** The nearest configuration file with those it builds on. */
  projectOf(path: string): Promise<Project | undefined>;
  settingsOf(path: string): Promise<FileSettings>;
}

/**
 * Reads the configuration of files; what is wrong with it is complained of once. `change` gives what is to count in the
 * place of what they say.
 */
export function projectsOf(
  machine: Machine,
  change: (configuration: Configuration) => Configuration = same,
): FileProjects {
  // Files that are configured alike share one configuration, and with it one checker.
  const known = new Map<string, Configuration>();
  const projects = openProjects(machine);
  const templateKeyOf = templateKeys(machine);
  const projectOf = (path: string): Promise<Project | undefined> => projects.find(machine.uriOf(path));
  return {
    projectOf,
    async settingsOf(path) {
      const wanted = effectiveFor(await projectOf(path), machine.uriOf(path), defaultConfiguration);
      const configuration = change(wanted.configuration);
      const key = JSON.stringify(configuration);
      const shared = known.get(key) ?? configuration;
      known.set(key, shared);
      const uri = wanted.template;
      const own = uri === undefined ? undefined : await projects.template(uri);
      return {
        configuration: shared,
        template: own ?? machine.template,
        templateKey: uri === undefined || !own ? '' : await templateKeyOf(uri),
        force: wanted.isSpecification,
        isIgnored: wanted.isIgnored,
      };
    },
  };
}

/** The projects of this machine's files; each complaint is made once. */
function openProjects(machine: Machine): Projects {
  const said = new Set<string>();
  return createProjects({
    read: uri => machine.readUri(uri),
    isInside: () => true,
    // As the editor looks no further than its workspace. In a work tree or a submodule, `.git` is a file.
    isTop: folder => machine.exists(`${machine.pathOf(folder) || '.'}/.git`),
    onTrouble(uri, message) {
      const text = `handoff: ${machine.pathOf(uri)}: ${message}\n`;
      if (!said.has(text)) machine.complain(text);
      said.add(text);
    },
  });
}

/** What tells templates apart: a hash of their texts. */
function templateKeys(machine: Machine): (uri: string) => Promise<string> {
  const keys = new Map<string, string>();
  return async uri => {
    const key = keys.get(uri) ?? machine.hash((await machine.readUri(uri)) ?? '');
    keys.set(uri, key);
    return key;
  };
}

const same = (configuration: Configuration): Configuration => configuration;
