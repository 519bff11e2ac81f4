/** Fingerprints: problems known again in later reports, whatever their lines have become. */

import type { FileResult } from '../reporter.ts';

/** What gives each message of a report a fingerprint of its own: 64 bits in hexadecimal, free of its line. */
export function createFingerprints(): (result: FileResult) => string[] {
  const seen = new Map<string, number>();
  return ({ filePath, messages }) =>
    messages.map(m => {
      const key = hashOf(`${filePath.replaceAll('\\', '/')}\n${m.ruleId}\n${m.message}`);
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return count === 0 ? key : hashOf(`${key}\n${count}`);
    });
}

/** FNV-1a over UTF-16 units, twice with different offsets. */
function hashOf(text: string): string {
  const half = (offset: number): string => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x050c5d1f);
}
