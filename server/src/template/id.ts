/** Identifiers: what one that is not of the template's form should have been. */

import { distance } from '../text/similarity.ts';
import { idOf } from './fields.ts';

/** False for a placeholder such as `[Number]`, which shows no form. */
export const hasForm = (placeholder: string): boolean => /[^\p{L}]X+|^\[?X+\]?$/u.test(placeholder);

/** What a misspelt identifier should have been, for the end of a message. */
export function expectedId(written: string, placeholder: string): string {
  const near = nearId(written, placeholder);
  return near ? `did you mean '${near.id}'?` : `expected the form ${idOf(placeholder, 1)}`;
}

export interface NearId {
  readonly id: string;
  /** Nothing else can have been meant. */
  readonly isSure: boolean;
}

/** The identifier of the template's form with the same number and a like word. */
export function nearId(written: string, placeholder: string): NearId | undefined {
  const [, before] = /^\[?([^X]*)X+\]?$/.exec(placeholder) ?? [];
  const match = /^([\p{L}\s._–—#-]*)\d+$/u.exec(written);
  if (before === undefined || !match) return undefined;
  const digits = written.slice(match[1]!.length);
  const id = `${before}${digits}`;
  const word = lettersOf(match[1]!);
  const wanted = lettersOf(before);
  if (word === wanted) return { id, isSure: true };
  if (word === '') return { id, isSure: false };
  // Two letters are too few for a slip: PR is a pull request.
  if (word.length < 3 || distance(word, wanted, 1) > 1) return undefined;
  // In a short word another letter makes another word: PRJ is not a slip of PRD.
  const isSlip = word.length !== wanted.length || [...word].sort().join() === [...wanted].sort().join();
  return { id, isSure: isSlip || wanted.length > 3 };
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');
