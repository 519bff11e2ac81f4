/** The service: the one room with state. Open documents, the library, the configuration; what the server and the command line ask. */

import { type Document, editDocument, readDocument } from '../blocks/document.ts';
import { type Encoding, spanOf } from '../blocks/position.ts';
import type { Surroundings } from '../features/completion/item.ts';
import { idNumber, newSnippet } from '../features/skeleton.ts';
import { emptyLibrary, entryOf, idsOf, type Library, referencesOf, withEntry } from '../library/library.ts';
import { type Checker, createChecker, type Glance, type Problem, type Subject } from '../lint/check.ts';
import { type Configuration, defaultConfiguration } from '../lint/configuration.ts';
import { createMemory, type Memory } from '../lint/recall.ts';
import { rules } from '../rules/index.ts';
import type { Facts } from '../rules/rule.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import type { Host } from './host.ts';
import { createPostgres } from './postgres.ts';
import { type DocumentSettings, isSameSettings } from './settings.ts';
import { createSpecReader } from './spec-reader.ts';

/** A change as LSP sends it: with a range, or the whole text. */
export interface Change {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}
interface Place {
  readonly line: number;
  readonly character: number;
}

export interface ServiceOptions {
  /** The built-in template; read when the first document asks for it, so that starting does not wait. */
  readonly builtIn: () => Template;
  readonly host: Host;
  readonly encoding?: Encoding;
  /** Told of a rule that threw. */
  readonly onFault?: (rule: string, error: unknown) => void;
  /** Told when more can be found in the open documents than at first. */
  readonly onMoreKnown?: () => void;
}

/** A document that is open, at one of its versions; everything about it is worked out once, when asked for. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly spec: Spec;
  /** All of them, whatever that takes. */
  readonly problems: readonly Problem[];
  /** Those that can be told at once, as `Checker.glance` does. */
  glance(): Glance;
  /** The work of finding all, in small steps, as `Checker.steps` does it. */
  steps(): Generator<'sections' | 'rules', void, void>;
}

export interface Service {
  open(uri: string, version: number, text: string): void;
  change(uri: string, version: number, changes: readonly Change[]): void;
  close(uri: string): void;
  /** Undefined for documents that are not open. */
  get(uri: string): OpenDocument | undefined;
  /** The specification of a document, open or not; undefined where there is none. `settings` are those of one that is not open. */
  specAt(uri: string, settings?: DocumentSettings): Promise<Spec | undefined>;
  /** The problems that an open document has when it is read as something else, such as itself at another STATUS. */
  problemsAs(uri: string, asIf: (spec: Spec) => Spec): readonly Problem[];
  readonly uris: Iterable<string>;
  /** False if nothing is different. */
  configure(configuration: Configuration, own: Template | undefined): boolean;
  /** What the project of an open document wants of it; undefined for none. */
  apply(uri: string, settings: DocumentSettings | undefined): void;
  /** The editor's. */
  readonly configuration: Configuration;
  /** Takes the beginning of a file that is not open into the library. */
  index(uri: string, head: string): void;
  readonly library: Library;
  surroundings(): Surroundings;
  /** A new specification's text as a snippet, and its identifier. */
  skeleton(author: string | undefined): { snippet: string; id: string };
  setEncoding(encoding: Encoding): void;
  readonly encoding: Encoding;
}

interface Entry {
  version: number;
  document: Document;
  /** What its project wants; absent while only the editor's settings count. */
  settings?: DocumentSettings;
  /** What its rules found before. */
  readonly memory: Memory;
  state?: State;
}

interface State {
  readonly spec: Spec;
  problems?: readonly Problem[];
  facts?: Facts;
}

export function createService(options: ServiceOptions): Service {
  const { host, onFault } = options;
  const entries = new Map<string, Entry>();
  let encoding = options.encoding ?? 'utf-16';
  let own: Template | undefined;
  const template = (): Template => own ?? options.builtIn();
  let library = emptyLibrary;
  const checkerFor = (configuration: Configuration): Checker =>
    createChecker({ rules, configuration, ...(onFault ? { onFault } : {}) });
  let configuration = defaultConfiguration;
  const checkerOf = memo(checkerFor);
  const postgres = createPostgres({ host, onFault, onLoaded: options.onMoreKnown });

  const stateOf = (uri: string, entry: Entry): NonNullable<Entry['state']> => {
    if (!entry.state) {
      const { settings } = entry;
      const spec = readSpec(entry.document, settings?.template ?? template(), {
        force: settings?.force === true,
      });
      entry.state = { spec: settings?.ignored ? { ...spec, recognised: false } : spec };
      library = withEntry(library, uri, entryOf(uri, entry.state.spec));
    }
    return entry.state;
  };
  const checkerOfEntry = ({ settings }: Entry): Checker =>
    checkerOf(settings?.configuration ?? configuration);
  /** What the document is checked with now; what was found with other facts is forgotten. */
  const subjectOf = (uri: string, { memory }: Entry, state: State): Subject & { facts: Facts } => {
    const today = host.today();
    const { parser } = postgres;
    if (!state.facts || state.facts.today !== today || state.facts.postgres !== parser) {
      const files = host.filesBeside?.(uri);
      state.facts = { today, ...(parser ? { postgres: parser } : {}), ...(files ? { files } : {}) };
      delete state.problems;
      postgres.askFor(state.spec);
    }
    return { spec: state.spec, facts: state.facts, memory };
  };
  const problemsOf = (uri: string, entry: Entry, state: State): readonly Problem[] => {
    const { spec, facts, memory } = subjectOf(uri, entry, state);
    state.problems ??= checkerOfEntry(entry)(spec, facts, memory);
    return state.problems;
  };
  const glanceAt = (uri: string, entry: Entry, state: State): Glance => {
    const subject = subjectOf(uri, entry, state);
    if (state.problems) return { problems: state.problems, isComplete: true };
    const glance = checkerOfEntry(entry).glance(subject);
    if (glance.isComplete) state.problems = glance.problems;
    return glance;
  };
  const readClosed = createSpecReader(host, template);
  const lastNumber = (): number => Math.max(0, ...[...library.values()].map(e => idNumber(template(), e.id)));

  return {
    open(uri, version, text) {
      entries.set(uri, { version, document: readDocument(text), memory: createMemory() });
    },
    change(uri, version, changes) {
      const entry = entries.get(uri);
      if (!entry) return;
      for (const change of changes) {
        const { document } = entry;
        entry.document = change.range
          ? editDocument(document, { span: spanOf(document, change.range, encoding), newText: change.text })
          : readDocument(change.text);
      }
      entry.version = version;
      delete entry.state;
    },
    close(uri) {
      entries.delete(uri);
    },
    get(uri) {
      const entry = entries.get(uri);
      if (!entry) return undefined;
      const { version, document } = entry;
      const state = stateOf(uri, entry);
      return {
        uri,
        version,
        document,
        spec: state.spec,
        get problems() {
          return problemsOf(uri, entry, state);
        },
        glance: () => glanceAt(uri, entry, state),
        steps: () => checkerOfEntry(entry).steps(subjectOf(uri, entry, state)),
      };
    },
    specAt: async (uri, settings) =>
      entries.has(uri) ? stateOf(uri, entries.get(uri)!).spec : readClosed(uri, settings),
    problemsAs(uri, asIf) {
      const entry = entries.get(uri);
      if (!entry) return [];
      const { spec, facts, memory } = subjectOf(uri, entry, stateOf(uri, entry));
      return checkerOfEntry(entry)(asIf(spec), facts, memory);
    },
    get uris() {
      return entries.keys();
    },
    configure(next, nextOwn) {
      const same = nextOwn === own && JSON.stringify(next) === JSON.stringify(configuration);
      if (same) return false;
      configuration = next;
      own = nextOwn;
      for (const entry of entries.values()) forget(entry);
      return true;
    },
    apply(uri, settings) {
      const entry = entries.get(uri);
      if (!entry || isSameSettings(entry.settings, settings)) return;
      if (settings) entry.settings = settings;
      else delete entry.settings;
      forget(entry);
    },
    get configuration() {
      return configuration;
    },
    index(uri, head) {
      if (!entries.has(uri))
        library = withEntry(library, uri, entryOf(uri, readSpec(readDocument(head), template())));
    },
    get library() {
      for (const [uri, entry] of entries) stateOf(uri, entry);
      return library;
    },
    surroundings() {
      const { snippet, id } = this.skeleton(undefined);
      return { today: host.today(), nextId: id, references: referencesOf(this.library), skeleton: snippet };
    },
    skeleton(author) {
      const known = { today: host.today(), lastNumber: this.library.size > 0 ? lastNumber() : 0 };
      return newSnippet(template(), author === undefined ? known : { ...known, author });
    },
    setEncoding(next) {
      encoding = next;
    },
    get encoding() {
      return encoding;
    },
  };
}

/** Nothing that was found under other settings counts. */
function forget(entry: Entry): void {
  delete entry.state;
  entry.memory.clear();
}

/** Where specifications with these identifiers are. */
export const locationsOf = (service: Service): Map<string, string> => idsOf(service.library);
