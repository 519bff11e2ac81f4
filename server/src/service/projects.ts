/** Projects: the configuration files and templates of a workspace, found from a document's folder upwards and read once. */

import {
  type ConfigurationFault,
  configurationNames,
  languageOf,
  readConfigurationFile,
} from '../lint/configuration-file.ts';
import type { Project } from '../lint/project.ts';
import { rules } from '../rules/index.ts';
import { readTemplate } from '../template/read.ts';
import type { Template } from '../template/template.ts';
import { resolveUri } from '../text/uri.ts';

export interface ProjectsOptions {
  /** Text of a file; undefined if there is none. */
  read(uri: string): Promise<string | undefined>;
  /** False for folders in which nothing is to be looked for. */
  isInside(folder: string): boolean;
  /** True for folders above which nothing is to be looked for; they are looked in themselves. */
  isTop?(folder: string): boolean;
  /** Told of a file that is named and cannot be read, and of a configuration with faults. */
  onTrouble(uri: string, message: string): void;
}

export interface Projects {
  /** The project of a document: the nearest configuration file. */
  find(uri: string): Promise<Project | undefined>;
  template(uri: string): Promise<Template | undefined>;
  /** Files changed: everything is read anew when it is next asked for. */
  forget(): void;
}

/** A chain of files that build on each other ends somewhere, or somebody made a ring of it. */
const maxBases = 16;

export function createProjects(options: ProjectsOptions): Projects {
  const folders = new Map<string, Promise<Project | undefined>>();
  const templates = new Map<string, Promise<Template | undefined>>();

  const inFolder = (folder: string): Promise<Project | undefined> => {
    const known = folders.get(folder);
    if (known) return known;
    const found = lookIn(folder);
    folders.set(folder, found);
    return found;
  };
  const lookIn = async (folder: string): Promise<Project | undefined> => {
    if (!options.isInside(folder)) return undefined;
    for (const name of configurationNames) {
      const project = await readProject(options, `${folder}/${name}`, []);
      if (project) return project;
    }
    const above = folderOf(folder);
    return above === undefined || options.isTop?.(folder) ? undefined : inFolder(above);
  };
  return {
    async find(uri) {
      const folder = folderOf(uri);
      return folder === undefined ? undefined : inFolder(folder);
    },
    template(uri) {
      const known = templates.get(uri);
      if (known) return known;
      const read = options.read(uri).then(text => {
        if (text === undefined) options.onTrouble(uri, 'there is no such template; the built-in one is used');
        return text === undefined ? undefined : readTemplate(text.replace(/\r\n?/g, '\n'), nameOf(uri));
      });
      templates.set(uri, read);
      return read;
    },
    forget() {
      folders.clear();
      templates.clear();
    },
  };
}

async function readProject(
  options: ProjectsOptions,
  uri: string,
  readers: readonly string[],
): Promise<Project | undefined> {
  const text = await options.read(uri);
  if (text === undefined) return undefined;
  const { file, faults } = readConfigurationFile(text, languageOf(nameOf(uri)), rules);
  for (const fault of faults) options.onTrouble(uri, `${placeOf(text, fault)}: ${fault.message}`);
  const bases: Project[] = [];
  for (const path of file.extends) {
    const target = resolveUri(uri, path);
    const isRing = target === undefined || readers.includes(target) || target === uri;
    const base =
      isRing || readers.length >= maxBases
        ? undefined
        : await readProject(options, target, [...readers, uri]);
    if (base) bases.push(base);
    else options.onTrouble(uri, `cannot extend '${path}'`);
  }
  return { uri, file, bases };
}

/** Line and column, from 1. */
function placeOf(text: string, { span }: ConfigurationFault): string {
  const lines = text.slice(0, span.start).split('\n');
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}

/** The folder of a URI, without a slash at its end; undefined for the root. */
export function folderOf(uri: string): string | undefined {
  const end = uri.lastIndexOf('/');
  // Many a virtual file system names no authority: `memfs:/specs/a.md`.
  const root = /^[^:/]+:(?:\/\/)?/.exec(uri)?.[0];
  return root === undefined || end < root.length ? undefined : uri.slice(0, end);
}

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1).replace(/\.md$/i, '');
