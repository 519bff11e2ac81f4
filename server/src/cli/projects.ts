/** Projects of the command line: what the nearest configuration file wants of a file. */

import { type Configuration, defaultConfiguration } from '../lint/configuration.ts';
import { effectiveFor, type Project } from '../lint/project.ts';
import { createProjects } from '../service/projects.ts';
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
  const said = new Set<string>();
  // Files that are configured alike share one configuration, and with it one checker.
  const known = new Map<string, Configuration>();
  const templateKeys = new Map<string, string>();
  const projects = createProjects({
    read: uri => machine.readUri(uri),
    isInside: () => true,
    onTrouble(uri, message) {
      const text = `handoff: ${machine.pathOf(uri)}: ${message}\n`;
      if (!said.has(text)) machine.complain(text);
      said.add(text);
    },
  });
  const keyOf = async (uri: string): Promise<string> => {
    const key = templateKeys.get(uri) ?? machine.hash((await machine.readUri(uri)) ?? '');
    templateKeys.set(uri, key);
    return key;
  };
  const projectOf = (path: string): Promise<Project | undefined> => projects.find(machine.uriOf(path));
  return {
    projectOf,
    async settingsOf(path) {
      const uri = machine.uriOf(path);
      const { template, isSpecification, isIgnored, ...wanted } = effectiveFor(
        await projectOf(path),
        uri,
        defaultConfiguration,
      );
      const configuration = change(wanted.configuration);
      const key = JSON.stringify(configuration);
      const shared = known.get(key) ?? configuration;
      known.set(key, shared);
      const own = template === undefined ? undefined : await projects.template(template);
      const templateKey = template === undefined || !own ? '' : await keyOf(template);
      return {
        configuration: shared,
        template: own ?? machine.template,
        templateKey,
        force: isSpecification,
        isIgnored,
      };
    },
  };
}

const same = (configuration: Configuration): Configuration => configuration;
