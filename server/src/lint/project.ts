/** The project: a configuration file with those it builds on, and what they want of one document. */

import { decoded, resolveUri } from '../text/uri.ts';
import { type Configuration, joinConfigurations } from './configuration.ts';
import type { ConfigurationFile } from './configuration-file.ts';
import { matches } from './glob.ts';

export interface Project {
  /** Of the configuration file. */
  readonly uri: string;
  readonly file: ConfigurationFile;
  /** In the order in which the file names them. */
  readonly bases: readonly Project[];
}

/** What counts for one document. */
export interface Effective {
  readonly configuration: Configuration;
  /** URI of the template; absent for the built-in one, or the editor's. */
  readonly template?: string;
  /** It is a specification whatever it looks like. */
  readonly isSpecification: boolean;
  /** Nothing is to be said of it. */
  readonly isIgnored: boolean;
}

/** What a project wants of a document; the editor's own configuration stands below it. */
export function effectiveFor(project: Project | undefined, uri: string, editor: Configuration): Effective {
  if (!project) return { configuration: editor, isSpecification: false, isIgnored: false };
  const path = pathIn(project, uri);
  let configuration = editor;
  let template: string | undefined;
  for (const layer of layersOf(project, path)) {
    configuration = joinConfigurations(configuration, layer.configuration);
    if (layer.template !== undefined) template = resolveUri(layer.uri, layer.template) ?? template;
  }
  const { files, ignore } = globsOf(project);
  return {
    configuration,
    ...(template === undefined ? {} : { template }),
    isSpecification: matches(files, path),
    isIgnored: matches(ignore, path) || eachTemplate(project).includes(uri),
  };
}

/** URIs of all templates that a project names: they only look like specifications. */
const eachTemplate = ({ uri, file, bases }: Project): string[] => [
  ...bases.flatMap(eachTemplate),
  ...[file, ...file.overrides].flatMap(({ template }) => (template && resolveUri(uri, template)) || []),
];

/** What one place of one file wants. */
export interface Layer {
  /** Of the configuration file. */
  readonly uri: string;
  readonly configuration: Configuration;
  readonly template?: string;
  /** Which of the file's overrides it is, from 0; absent for the file itself. */
  readonly override?: number;
}

/** From the lowest to the highest: what the file builds on, the file, its overrides that fit the path from its folder. */
export function layersOf({ uri, file, bases }: Project, path: string): Layer[] {
  const overrides = file.overrides.flatMap((o, override) =>
    matches(o.files, path) ? [{ ...o, uri, override }] : [],
  );
  return [...bases.flatMap(base => layersOf(base, path)), { ...file, uri }, ...overrides];
}

/** The path of a document from the folder of the project's file. */
export const pathIn = (project: Project, uri: string): string =>
  decoded(uri.slice(project.uri.lastIndexOf('/') + 1));

/** The file's own globs, or those of the last file that it builds on and that has some. */
function globsOf({ file, bases }: Project): Pick<ConfigurationFile, 'files' | 'ignore'> {
  const below = bases.map(globsOf);
  const first = (own: readonly string[], key: 'files' | 'ignore'): readonly string[] =>
    own.length > 0 ? own : ([...below].reverse().find(b => b[key].length > 0)?.[key] ?? []);
  return { files: first(file.files, 'files'), ignore: first(file.ignore, 'ignore') };
}
