/** Sends hostile texts to the built server, one after the other, and says how long each took and what it cost. */

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DidCloseTextDocumentNotification } from 'vscode-languageserver-protocol/node';
import { seed } from '../engine.ts';
import type { Hostile } from '../hostile.ts';
import { type Session, startSession } from './session.ts';

export interface Answer {
  readonly name: string;
  /** From sending the text until its diagnostics arrived. */
  readonly milliseconds: number;
  /** Resident memory of the server behind the answer; absent where the system does not tell. */
  readonly megabytes: number | undefined;
  /** Why the server did not hold out. */
  readonly fault: string | undefined;
}

/** A server that is silent for that long hangs: far above what any machine needs, so that no slow one fails. */
const patience = 60_000;
const maxMegabytes = 500;

/** What the server must do with: unlimited, its memory tells more of the collector's patience than of its need. */
const flags = ['--max-old-space-size=192'];

const header = '```\nFEATURE: a\nSPEC ID: TECH-1\nPRD REF: PRD-1\nSTATUS: Approved\n```\n\n## Overview\n\n';

/** The same text below a header that makes it a specification, so that all of it is read. */
export const inSpecification = ({ name, make }: Hostile): Hostile => ({
  name: `${name} in a specification`,
  make: size => header + make(size),
});

/** Opens each text, of about that size, in one server; where that one ends or hangs, the next text meets a new one. */
export async function* answersOf(kinds: readonly Hostile[], size: number): AsyncGenerator<Answer> {
  let session = await startWarm();
  try {
    for (const [i, { name, make }] of kinds.entries()) {
      const answer = await ask(session, `file:///hostile-${i}.md`, make(size));
      yield { name, ...answer };
      if (!answer.isLost) continue;
      session.process.kill('SIGKILL');
      session = await startWarm();
    }
    await session.close();
  } finally {
    session.process.kill('SIGKILL');
  }
}

/** A session that has answered once, so that the first text is not charged with the start. */
async function startWarm(): Promise<Session> {
  const session = await startSession({}, null, flags);
  await session.open('file:///seed.md', seed);
  await session.published('file:///seed.md', 1);
  return session;
}

async function ask(session: Session, uri: string, text: string) {
  const begin = performance.now();
  const waited = new AbortController();
  const { signal } = waited;
  const outcome = await Promise.race([
    session.open(uri, text).then(() => session.published(uri, 1)),
    once(session.process, 'exit', { signal }).then(() => 'the server ended'),
    pause(patience, `no answer within ${patience / 1000} s`, { signal }),
  ]).finally(() => waited.abort());
  const milliseconds = Math.round(performance.now() - begin);
  const isLost = typeof outcome === 'string';
  const megabytes = isLost ? undefined : residentMegabytes(session.process.pid!);
  if (!isLost)
    await session.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  const excess = (megabytes ?? 0) > maxMegabytes ? `more than ${maxMegabytes} MB` : undefined;
  return { milliseconds, megabytes, isLost, fault: isLost ? outcome : excess };
}

function residentMegabytes(pid: number): number | undefined {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
