/** The service: the one room with state. Open documents, the library, the configuration; what the server and the command line ask. */

import { editDocument, readDocument } from '../blocks/document.ts';
import { type Encoding, spanOf } from '../blocks/position.ts';
import type { Surroundings } from '../features/completion/item.ts';
import type { Entry as LibraryEntry } from '../library/entry.ts';
import type { Library } from '../library/library.ts';
import { type Checker, createChecker, type Problem, type Subject } from '../lint/check.ts';
import { type Configuration, defaultConfiguration } from '../lint/configuration.ts';
import { createMemory } from '../lint/recall.ts';
import { rules } from '../rules/index.ts';
import type { Facts } from '../rules/rule.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { canonicalUri } from '../text/uri.ts';
import { createFacts } from './facts.ts';
import { createHistory, type History } from './history.ts';
import { type Entry, forget, type State } from './kept.ts';
import { createLinks, type Links } from './links.ts';
import type { Change, OpenDocument } from './open-document.ts';
import type { ServiceOptions } from './options.ts';
import { createPostgres } from './postgres.ts';
import { type DocumentSettings, isSameSettings } from './settings.ts';
import { createSpecReader } from './spec-reader.ts';
import { skeletonFor, surroundingsIn } from './surroundings.ts';

export type { Change, OpenDocument } from './open-document.ts';
export type { ServiceOptions } from './options.ts';

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
  /** What a file that is not open says; an open document counts before it. */
  put(uri: string, entry: LibraryEntry | undefined): void;
  /** What all documents say, the open ones as they are now. */
  readonly library: Library;
  /** The open documents whose problems are others than they were, because of what other documents say now. */
  stale(): string[];
  readonly links: Links;
  readonly history: History;
  factsOf(uri: string, spec: Spec): Facts;
  readonly template: Template;
  surroundings(): Surroundings;
  /** A new specification's text as a snippet, and its identifier. */
  skeleton(author: string | undefined): { snippet: string; id: string };
  setEncoding(encoding: Encoding): void;
  readonly encoding: Encoding;
}

export function createService(options: ServiceOptions): Service {
  const { host, onFault } = options;
  const entries = new Map<string, Entry>();
  let encoding = options.encoding ?? 'utf-16';
  let own: Template | undefined;
  const template = (): Template => own ?? options.builtIn();
  const links = createLinks();
  const { library } = links;
  const unlisted = new Set<string>();
  /** Puts what was edited into the library. */
  const listOpen = (): void => {
    for (const uri of unlisted) {
      const entry = entries.get(uri);
      if (entry) links.list(uri, stateOf(uri, entry).spec, encoding);
    }
    unlisted.clear();
  };
  let configuration = defaultConfiguration;
  const checkerOf = memo((wanted: Configuration) =>
    createChecker({ rules, configuration: wanted, ...(onFault ? { onFault } : {}) }),
  );
  const postgres = createPostgres({ host, onFault, onLoaded: options.onMoreKnown });
  const history = createHistory({ host, counts: links.counts, onKnown: options.onMoreKnown });
  const { factsOf, seenIn, isCurrent, askFor } = createFacts({ host, links, postgres, history });

  const stateOf = (uri: string, entry: Entry): NonNullable<Entry['state']> => {
    if (!entry.state) {
      const { settings } = entry;
      const spec = readSpec(entry.document, settings?.template ?? template(), {
        force: settings?.force === true,
      });
      entry.state = { spec: settings?.ignored ? { ...spec, recognised: false } : spec };
      unlisted.add(uri);
    }
    return entry.state;
  };
  const checkerOfEntry = ({ settings }: Entry): Checker =>
    checkerOf(settings?.configuration ?? configuration);
  /** What the document is checked with now; what was found with other facts is forgotten. */
  const subjectOf = (uri: string, { memory, settings }: Entry, state: State): Subject => {
    const facts = isCurrent(uri, state.facts, state.seen) ? state.facts! : factsOf(uri, state.spec);
    if (facts !== state.facts) {
      state.facts = facts;
      state.seen = seenIn(facts);
      delete state.problems;
      askFor(uri, state.spec, settings?.configuration ?? configuration);
    }
    return { spec: state.spec, facts, memory };
  };
  const problemsOf = (uri: string, entry: Entry, state: State): readonly Problem[] => {
    const { spec, facts, memory } = subjectOf(uri, entry, state);
    state.problems ??= checkerOfEntry(entry)(spec, facts, memory);
    return state.problems;
  };
  const glancing = (uri: string, entry: Entry, state: State) => (sectionsOnly?: boolean) => {
    const subject = subjectOf(uri, entry, state);
    if (state.problems) return { problems: state.problems, isComplete: true };
    const glance = checkerOfEntry(entry).glance(subject, sectionsOnly);
    if (glance.isComplete) state.problems = glance.problems;
    return glance;
  };
  const readClosed = createSpecReader(host, template);

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
      history.forget(uri);
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
        glance: glancing(uri, entry, state),
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
    put(uri, entry) {
      const isOpen = [...entries.keys()].some(open => canonicalUri(open) === canonicalUri(uri));
      if (!isOpen) links.put(uri, entry);
    },
    get library() {
      for (const [uri, entry] of entries) stateOf(uri, entry);
      listOpen();
      return library;
    },
    stale() {
      listOpen();
      return [...entries].flatMap(([uri, { state }]) =>
        state?.facts && !isCurrent(uri, state.facts, state.seen) ? [uri] : [],
      );
    },
    links,
    history,
    factsOf,
    get template() {
      return template();
    },
    surroundings() {
      return surroundingsIn({ library: this.library, template: template(), today: host.today() });
    },
    skeleton(author) {
      return skeletonFor({ library: this.library, template: template(), today: host.today() }, author);
    },
    setEncoding(next) {
      encoding = next;
    },
    get encoding() {
      return encoding;
    },
  };
}
