/** Repairs broken JSON, where that loses nothing. */

import { jsonrepair } from 'jsonrepair';
import type { JsonNode } from './node.ts';
import { readJson } from './read.ts';

/**
 * The text as strict JSON; undefined where it is that already, where it holds comments, `...`, HTTP heads or several documents,
 * where it cannot be repaired, and where a word of it would be lost or move.
 */
export function repairJson(text: string): string | undefined {
  if (text.length > maxText) return undefined;
  const sample = readJson(text);
  const [document] = sample.documents;
  if (!document || document.bare || sample.documents.length > 1) return undefined;
  if (sample.comments.length > 0 || sample.heads.length > 0 || holdsElision(document)) return undefined;
  if (sample.problems.some(({ kind }) => kind === 'limit')) return undefined;
  const repaired = attempt(text);
  return repaired === undefined || repaired === text || !keepsAll(text, document, repaired)
    ? undefined
    : repaired;
}

/** The repair takes more than linear time on some texts. */
const maxText = 20_000;

function attempt(text: string): string | undefined {
  try {
    const repaired = jsonrepair(text);
    JSON.parse(repaired);
    return repaired;
  } catch {
    return undefined;
  }
}

const holdsElision = (node: JsonNode): boolean =>
  node.elided === true ||
  (node.items?.some(holdsElision) ?? false) ||
  (node.members?.some(({ value }) => holdsElision(value)) ?? false);

function keepsAll(text: string, document: JsonNode, repaired: string): boolean {
  const [after] = readJson(repaired).documents;
  return (
    after?.type === document.type &&
    isWithin(wordsOf(text), wordsOf(repaired)) &&
    isWithin(strings(document), strings(after))
  );
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** All keys and string values, in order. */
function strings(node: JsonNode): string[] {
  if (node.items) return node.items.flatMap(strings);
  if (node.members) return node.members.flatMap(({ key, value }) => [key, ...strings(value)]);
  return typeof node.value === 'string' ? [node.value] : [];
}

/** True if all of the first stand in the second, in the same order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let found = 0;
  for (const one of all) if (found < some.length && one === some[found]) found++;
  return found === some.length;
}
