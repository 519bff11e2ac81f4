/** Kept: what the service keeps of a document while it is open. */

import type { Document } from '../blocks/document.ts';
import type { Problem } from '../lint/check.ts';
import type { Memory } from '../lint/recall.ts';
import type { Facts } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';
import type { Seen } from './links.ts';
import type { DocumentSettings } from './settings.ts';

export interface Entry {
  version: number;
  document: Document;
  /** What its project wants; absent while only the editor's settings count. */
  settings?: DocumentSettings;
  /** What its rules found before. */
  readonly memory: Memory;
  state?: State;
}

export interface State {
  readonly spec: Spec;
  problems?: readonly Problem[];
  facts?: Facts;
  seen?: Seen;
}

/** Nothing that was found under other settings counts. */
export function forget(entry: Entry): void {
  delete entry.state;
  entry.memory.clear();
}
