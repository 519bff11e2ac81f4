/** JSON samples of a section: its fences read as JSON, with where they stand. */

import type { Fence } from '../blocks/block.ts';
import type { JsonNode, JsonSample } from '../notations/json/node.ts';
import { isUnderstood } from '../notations/json/node.ts';
import { eachPath } from '../notations/json/path.ts';
import { readJson } from '../notations/json/read.ts';
import { memo, memoRecent } from '../text/memo.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section } from './section.ts';

export interface Sample {
  readonly fence: Fence;
  /** Key of the label above the fence; empty if none. */
  readonly label: string;
  /** Spans of `json` count from here, within the section's chunk. */
  readonly origin: number;
  readonly json: JsonSample;
  /** The only document, or the first of several. */
  readonly document?: JsonNode;
  /** It was read without doubt. */
  readonly isSure: boolean;
  /** It still holds a placeholder or a name that the template made up: nothing can be said of it. */
  readonly isOpen: boolean;
}

const tagged: ReadonlySet<string> = new Set(['json', 'jsonc', 'json5']);
const untagged: ReadonlySet<string> = new Set(['', 'http', 'rest', 'text', 'txt']);

/** True for a fence whose author calls it JSON. */
export const isTaggedJson = ({ language }: Fence): boolean => tagged.has(language);

// Spans count from the sample's start, so the number of its fence is place enough.
const readSample = memoRecent(readJson);

/** The section's fences that are JSON by their tag or, without a doubt, by what they hold. */
export const samplesOf: (section: Section) => readonly Sample[] = memo(section =>
  section.fences.flatMap(({ fence, label }, i) => {
    if (!tagged.has(fence.language) && !untagged.has(fence.language)) return [];
    const text = section.text.slice(fence.content.start, fence.content.end);
    if (text.trim() === '' || /^[ \t]*>/m.test(text)) return [];
    if (untagged.has(fence.language) && !/[{[]|HTTP\/|^[A-Z]{3,7} /.test(text)) return [];
    const json = readSample(text, { title: section.part.title, origin: i });
    const isSure = isUnderstood(json);
    if (untagged.has(fence.language) && !(isSure && isTelling(json))) return [];
    const [document] = json.documents;
    return [
      {
        fence,
        label,
        origin: fence.content.start,
        json,
        ...(document ? { document } : {}),
        isSure,
        isOpen: isOpen(section, fence, json),
      },
    ];
  }),
);

/** Without a tag only objects, lists of them and HTTP heads show that it is JSON. */
const isTelling = ({ documents, heads }: JsonSample): boolean =>
  heads.length > 0 || documents.some(d => d.members !== undefined && d.members.length > 0 && !d.bare);

function isOpen(section: Section, fence: Fence, { documents }: JsonSample): boolean {
  if (holdsPlaceholder(section, fence.content)) return true;
  const { samples } = section.template;
  for (const document of documents) {
    for (const { key } of eachPath(document)) if (samples.has(key)) return true;
    if (holdsSample(document, samples)) return true;
  }
  return false;
}

function holdsSample(document: JsonNode, samples: ReadonlySet<string>): boolean {
  const rest = [document];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (typeof node.value === 'string' && samples.has(node.value)) return true;
    if (node.items) rest.push(...node.items);
    if (node.members) rest.push(...node.members.map(m => m.value));
  }
  return false;
}
