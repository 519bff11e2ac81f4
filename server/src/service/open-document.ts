/** Open documents: how they change, and what is known of one at one of its versions. */

import type { Document } from '../blocks/document.ts';
import type { Glance, Problem } from '../lint/check.ts';
import type { Spec } from '../spec/spec.ts';

/** A change as LSP sends it: with a range, or the whole text. */
export interface Change {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}
interface Place {
  readonly line: number;
  readonly character: number;
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
  glance(sectionsOnly?: boolean): Glance;
  /** The work of finding all, in small steps, as `Checker.steps` does it. */
  steps(): Generator<'sections' | 'rules', void, void>;
}
