/** The files beside a document, as rules ask for them: on this disk, remembered for a moment. */

import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileFacts } from '../rules/rule.ts';
import type { FileContent } from '../spec/linked-file.ts';

/** Long enough for one check and the keystrokes around it, short enough for a file that was just made. */
const remembered = 2000;
const headLength = 4096;
const maxNames = 5000;
/** Bytes; larger files are no part of a specification. */
const maxContent = 200_000;
const maxContents = 64;

/** What lies beside the document of a URI; undefined for one that is not on this disk. */
export function filesBeside(uri: string): FileFacts | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const folder = pathOf(uri);
  if (folder === undefined || !isThere(folder)) return undefined;
  return {
    exists: path => kept(`exists ${join(folder, path)}`, () => isThere(join(folder, path))),
    near: path => {
      const inner = /^(.*\/)?[^/]*$/.exec(path)?.[1] ?? '';
      const names = kept(`near ${join(folder, inner)}`, () => namesIn(join(folder, inner)));
      return names.map(name => `${inner}${name}`);
    },
    content: path => kept(`content ${join(folder, path)}`, () => contentOf(join(folder, path))),
    head: path => kept(`head ${join(folder, path)}`, () => headOf(join(folder, path))),
  };
}

function pathOf(uri: string): string | undefined {
  try {
    return dirname(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

let answers = new Map<string, unknown>();
let since = 0;

function kept<T>(question: string, ask: () => T): T {
  const now = Date.now();
  if (now - since > remembered) {
    answers = new Map();
    since = now;
  }
  if (!answers.has(question)) answers.set(question, ask());
  return answers.get(question) as T;
}

/** False also for what may not be looked at: a link to it does not open either. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, maxNames);
  } catch {
    return [];
  }
}

function headOf(path: string): string | undefined {
  try {
    // A pipe would be waited for, and a link may lead out of the workspace.
    if (!lstatSync(path).isFile()) return undefined;
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(headLength);
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, headLength, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

interface Stored {
  readonly stamp: string;
  readonly content: FileContent;
}

const contents = new Map<string, Stored>();

/** The same object as long as the file has its size and its time. */
function contentOf(path: string): FileContent | undefined {
  try {
    const info = lstatSync(path);
    // A pipe would be waited for, and a link may lead out of the workspace.
    if (!info.isFile() || info.size > maxContent) return undefined;
    const stamp = `${info.size} ${info.mtimeMs}`;
    const before = contents.get(path);
    if (before?.stamp === stamp) return before.content;
    const text = readFileSync(path, 'utf8');
    if (text.includes('\0')) return undefined;
    if (contents.size >= maxContents) contents.clear();
    const content = { text };
    contents.set(path, { stamp, content });
    return content;
  } catch {
    return undefined;
  }
}
