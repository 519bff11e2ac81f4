/** The first sections of a generated specification: header, overview and system context. */

import { fence, paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';
import { capital } from './words.ts';

export function opening({ number, resources, author, lead, status, service }: Subject): string {
  const [first] = resources;
  const id = String(number).padStart(3, '0');
  return paragraphs(
    '# Technical Handoff Specification',
    '## Purpose',
    `Agree between the teams how ${first!.words} records and ${resources.length - 1} related kinds are entered, checked and settled (PRD-${id}).`,
    '---',
    '## Document Header',
    fence(
      '',
      `FEATURE: ${capital(first!.words)} platform\nSPEC ID: TECH-${id}\nPRD REF: PRD-${id}\nDATE: 2026-11-18\nAUTHOR: ${author}\nENG LEAD: ${lead}\nSTATUS: ${status}\nVERSION: 0.9`,
    ),
    '---',
    '## Overview',
    `### Feature Summary\n${summary(resources)}`,
    `### Architecture Decision\nThe ${service} stores every record in one PostgreSQL database and publishes changes through an outbox table, so that a slow consumer never slows down a caller.`,
    `### Key Technical Challenges\n${challenges(resources)}`,
    '---',
    '## System Context',
    `### Affected Systems\n${picture(components(service))}`,
    `### Component Changes\n${componentTable(service)}`,
    '---',
  );
}

function summary(resources: readonly Resource[]): string {
  const each = resources
    .slice(0, 12)
    .map((r, i) => `${capital(r.words)} records are ${r.remark} (FR-${i + 1}).`);
  return each.join(' ');
}

const challenges = (resources: readonly Resource[]): string =>
  resources
    .filter((_, i) => i % 6 === 0)
    .map(
      (r, i) =>
        `${i + 1}. Late ${r.words} updates: they arrive out of order, so the newest \`updated_at\` wins and *repetitions* are dropped.`,
    )
    .join('\n');

const components = (service: string): readonly (readonly [string, string])[] => [
  ['Planner Console', 'HTTPS'],
  [service, 'SQL'],
  ['Record Store', 'outbox'],
  ['Event Bus', ''],
];

/** Boxes one below the other, joined by labelled arrows. */
function picture(boxes: readonly (readonly [string, string])[]): string {
  const width = Math.max(...boxes.map(([name]) => name.length)) + 4;
  const half = Math.floor(width / 2);
  const lines = boxes.flatMap(([name, call], i) => {
    const left = Math.floor((width - name.length) / 2);
    const last = i === boxes.length - 1;
    const box = [
      `┌${'─'.repeat(width)}┐`,
      `│${`${' '.repeat(left)}${name}`.padEnd(width)}│`,
      last ? `└${'─'.repeat(width)}┘` : `└${'─'.repeat(half)}┬${'─'.repeat(width - half - 1)}┘`,
    ];
    return last ? box : [...box, `${' '.repeat(half + 1)}│ ${call}`, `${' '.repeat(half + 1)}▼`];
  });
  return fence('', lines.join('\n'));
}

const componentTable = (service: string): string =>
  table(
    ['Component', 'Change Type', 'Description'],
    components(service).map(([name], i) => [
      name,
      i === 1 || i === 2 ? 'New' : 'Modify',
      i === 1 ? 'Receives, checks and serves the records' : `Takes part in the exchange of step ${i + 1}`,
    ]),
  );
