/** Projects of the command line: what the nearest configuration file wants of a file. */

import { type Configuration, defaultConfiguration } from '../lint/configuration.ts';
import { effectiveFor } from '../lint/project.ts';
import { createProjects } from '../service/projects.ts';
import type { Template } from '../template/template.ts';
import type { Machine } from './run.ts';

export interface FileSettings {
  readonly configuration: Configuration;
  readonly template: Template;
  readonly force: boolean;
  readonly isIgnored: boolean;
}

/** Reads the configuration of files; what is wrong with it is complained of once. */
export function projectsOf(machine: Machine): { settingsOf(path: string): Promise<FileSettings> } {
  const said = new Set<string>();
  // Files that are configured alike share one configuration, and with it one checker.
  const known = new Map<string, Configuration>();
  const projects = createProjects({
    read: uri => machine.readUri(uri),
    isInside: () => true,
    onTrouble(uri, message) {
      const text = `handoff: ${uri.replace(/^file:\/\//, '')}: ${message}\n`;
      if (!said.has(text)) machine.complain(text);
      said.add(text);
    },
  });
  return {
    async settingsOf(path) {
      const uri = machine.uriOf(path);
      const project = await projects.find(uri);
      const { configuration, template, isSpecification, isIgnored } = effectiveFor(
        project,
        uri,
        defaultConfiguration,
      );
      const own = template === undefined ? undefined : await projects.template(template);
      const key = JSON.stringify(configuration);
      const shared = known.get(key) ?? configuration;
      known.set(key, shared);
      return { configuration: shared, template: own ?? machine.template, force: isSpecification, isIgnored };
    },
  };
}
