/** The workspace: reads its Markdown files into the library in the background, and keeps it as the files are. */

import { readDocument } from '../blocks/document.ts';
import { type Entry, readEntry } from '../library/entry.ts';
import { isReferenceDocument, referenceEntryOf } from '../library/reference-document.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import { canonicalUri, decoded } from '../text/uri.ts';
import { type Host, ignoredFolders, isMarkdownName } from './host.ts';
import type { Pace } from './pace.ts';
import type { Service } from './service.ts';
import type { DocumentSettings } from './settings.ts';

export interface WorkspaceOptions {
  readonly host: Host;
  readonly service: Service;
  readonly pace: Pace;
  /** What its project wants of a file; undefined for nothing. */
  settingsOf(uri: string): Promise<DocumentSettings | undefined>;
  /** Told of each file that was read, or is gone. */
  onRead(uri: string): void;
  /** Told of how many files were read, now and then, and at the end. */
  onProgress(state: { readonly files: number; readonly isDone: boolean }): void;
  onFault(error: unknown): void;
}

export interface Workspace {
  /** The folders as the client writes them, from now on: those that are new are read, what lay in the others is forgotten. */
  setFolders(uris: readonly string[]): void;
  /** These files, or all below these folders, changed on the disk or are gone. */
  changed(uris: readonly string[]): void;
  /** Everything is read anew, since it may be read in another way now. */
  renew(): void;
  /** Resolves when nothing is left to be read. */
  settled(): Promise<void>;
  /** A specification on the disk as it is now; undefined for other files. */
  read(uri: string): Promise<Spec | undefined>;
  /** The folder that a file lies in; undefined for one outside of all. */
  folderOf(uri: string): string | undefined;
  stop(): void;
}

type Task = { readonly folder: string } | { readonly file: string };

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { service, host } = options;
  let folders: readonly string[] = [];
  let tasks: Task[] = [];
  let work: Promise<void> | undefined;
  let files = 0;
  let isStopped = false;

  const folderOf = (uri: string): string | undefined => {
    const place = canonicalUri(uri);
    return folders.find(f => place.startsWith(`${canonicalUri(f)}/`));
  };
  const isWanted = (uri: string): boolean => !isStopped && folderOf(uri) !== undefined;
  const put = (uri: string, entry: Entry | undefined): void => {
    if (isWanted(uri) || entry === undefined) service.put(uri, entry);
    options.onRead(uri);
  };
  const readFolder = async (folder: string): Promise<void> => {
    const before = new Set<string>();
    for (const { uri } of service.links.library.entries) if (folderOf(uri) === folder) before.add(uri);
    for await (const { uri, head, isWhole } of host.eachMarkdown?.(folder) ?? []) {
      if (!isWanted(uri)) return;
      before.delete(canonicalUri(uri));
      put(uri, await readFile(options, { uri, head, isWhole, folder }));
      options.onProgress({ files: ++files, isDone: false });
      if (options.pace.isOver()) await options.pace.rest();
    }
    for (const uri of before) put(uri, undefined);
  };
  const readOne = async (uri: string): Promise<void> => {
    const folder = folderOf(uri);
    if (folder === undefined) return put(uri, undefined);
    const text = await host.readMarkdown?.(uri, folder);
    const entry =
      text === undefined ? undefined : await readFile(options, { uri, head: text, isWhole: true, folder });
    put(uri, entry);
    if (options.pace.isOver()) await options.pace.rest();
  };
  const run = async (): Promise<void> => {
    await options.pace.rest();
    for (let task = tasks.shift(); task && !isStopped; task = tasks.shift()) {
      try {
        await ('folder' in task ? readFolder(task.folder) : readOne(task.file));
      } catch (error) {
        options.onFault(error);
      }
    }
    work = undefined;
    options.onProgress({ files, isDone: true });
    files = 0;
  };
  /** Also with nothing to read: at its end it is told that something may be different. */
  const add = (...more: readonly Task[]): void => {
    tasks.push(...more);
    if (!isStopped) work ??= run();
  };
  const forget = (isGone: (uri: string) => boolean): void => {
    for (const { uri } of [...service.links.library.entries]) if (isGone(uri)) service.put(uri, undefined);
  };
  return {
    setFolders(uris) {
      const next = uris.map(uri => uri.replace(/\/$/, ''));
      const fresh = next.filter(uri => !folders.includes(uri));
      folders = next;
      service.links.setRoots(next);
      tasks = tasks.filter(task => !('folder' in task) || next.includes(task.folder));
      forget(uri => folderOf(uri) === undefined);
      add(...fresh.map(folder => ({ folder })));
    },
    changed(uris) {
      for (const uri of uris.filter(isSeen)) {
        if (isMarkdownName(uri) || service.links.library.get(canonicalUri(uri))) {
          if (!tasks.some(task => 'file' in task && task.file === uri)) add({ file: uri });
          continue;
        }
        const inside = `${canonicalUri(uri)}/`;
        forget(known => known.startsWith(inside));
        const folder = folderOf(uri);
        if (folder !== undefined && !tasks.some(task => 'folder' in task && task.folder === folder))
          add({ folder });
      }
    },
    renew() {
      tasks = [];
      add(...folders.map(folder => ({ folder })));
    },
    settled: () => work ?? Promise.resolve(),
    folderOf,
    async read(uri) {
      const folder = folderOf(uri);
      const text = folder === undefined ? undefined : await host.readMarkdown?.(uri, folder);
      if (text === undefined) return undefined;
      const settings = await options.settingsOf(uri);
      const reading = { force: settings?.force === true };
      const spec = readSpec(readDocument(text), settings?.template ?? service.template, reading);
      return spec.recognised && !settings?.ignored ? spec : undefined;
    },
    stop() {
      isStopped = true;
      tasks = [];
    },
  };
}

/** False for what lies in folders that are passed by. */
const isSeen = (uri: string): boolean =>
  !decoded(uri)
    .split('/')
    .some(part => ignoredFolders.has(part));

interface File {
  readonly uri: string;
  readonly head: string;
  readonly isWhole: boolean;
  readonly folder: string;
}

/** What a file says; undefined for ordinary Markdown. It is read as a whole only if its beginning shows that it matters. */
async function readFile(options: WorkspaceOptions, file: File): Promise<Entry | undefined> {
  const { service, pace } = options;
  const settings = await options.settingsOf(file.uri);
  if (settings?.ignored) return undefined;
  const template = settings?.template ?? service.template;
  const reading = { force: settings?.force === true };
  const origin = { uri: canonicalUri(file.uri), encoding: service.encoding };
  const isReference = isReferenceDocument(file.uri, file.head, template);
  let spec = readSpec(readDocument(file.head), template, reading);
  if (!spec.recognised && !isReference) return undefined;
  if (!file.isWhole) {
    const text = await options.host.readMarkdown?.(file.uri, file.folder);
    if (text === undefined) return undefined;
    spec = readSpec(readDocument(text), template, reading);
  }
  if (!spec.recognised) return referenceEntryOf(origin, spec.document, template);
  const steps = readEntry(origin, spec);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (pace.isOver()) await pace.rest();
  }
}
