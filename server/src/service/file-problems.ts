/** Problems of files that are not open: worked out one file after the other, in small steps and while nobody types. */

import type { Document } from '../blocks/document.ts';
import { readDocument } from '../blocks/document.ts';
import { createChecker, type Problem } from '../lint/check.ts';
import type { Configuration } from '../lint/configuration.ts';
import { createMemory } from '../lint/recall.ts';
import { rules } from '../rules/index.ts';
import { readSpec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import type { Host } from './host.ts';
import type { Seen } from './links.ts';
import type { Pace } from './pace.ts';
import type { Service } from './service.ts';
import type { DocumentSettings } from './settings.ts';

export interface FileProblems {
  readonly uri: string;
  readonly document: Document;
  readonly problems: readonly Problem[];
  /** What the file was told of others; while that holds, so do its problems. */
  readonly seen: Seen;
}

export interface FileCheckOptions {
  readonly host: Host;
  readonly service: Service;
  readonly pace: Pace;
  settingsOf(uri: string): Promise<DocumentSettings | undefined>;
  onFault(rule: string, error: unknown): void;
}

/** Checks a file below a folder; undefined for one that cannot be read or is no specification. */
export function createFileCheck({
  host,
  service,
  pace,
  settingsOf,
  onFault,
}: FileCheckOptions): (uri: string, folder: string) => Promise<FileProblems | undefined> {
  const checkerOf = memo((configuration: Configuration) => createChecker({ rules, configuration, onFault }));
  return async (uri, folder) => {
    const settings = await settingsOf(uri);
    if (settings?.ignored) return undefined;
    const text = await host.readMarkdown?.(uri, folder);
    if (text === undefined) return undefined;
    const document = readDocument(text);
    const template = settings?.template ?? service.template;
    const spec = readSpec(document, template, { force: settings?.force === true });
    if (!spec.recognised) return undefined;
    const facts = service.factsOf(uri, spec);
    const check = checkerOf(settings?.configuration ?? service.configuration);
    const memory = createMemory();
    for (const _ of check.steps({ spec, facts, memory })) if (pace.isOver()) await pace.quiet();
    const problems = check(spec, facts, memory);
    return {
      uri,
      document,
      problems,
      seen: { others: facts.library, version: service.links.library.version },
    };
  };
}
