/** Documents to measure on: the template, specifications of any length from a seed, and a folder of a thousand of them. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutDirectives } from '../server/src/template/directive.ts';
import { random } from '../test/random.ts';
import { closing } from './document/closing.ts';
import { endpoints } from './document/endpoints.ts';
import { dataModel } from './document/entities.ts';
import { integrations } from './document/integrations.ts';
import { logic } from './document/logic.ts';
import { paragraphs } from './document/markdown.ts';
import { opening } from './document/opening.ts';
import { resources } from './document/resource.ts';
import { people, services } from './document/words.ts';
import { root } from './paths.ts';

export interface Recipe {
  readonly seed: number;
  readonly sql: boolean;
  /** How many things it is about; the length follows. */
  readonly things: number;
}

/** One specification, complete and valid Markdown. */
export function specification({ seed, sql, things }: Recipe): string {
  const dice = random(seed);
  const subject = {
    number: 1 + (seed % 999),
    resources: resources(things, dice),
    sql,
    author: dice.pick(people),
    lead: dice.pick(people),
    status: dice.pick(['Draft', 'In Review']),
    service: `${dice.pick(services)} Backend`,
    random: dice,
  };
  const parts = [opening, endpoints, dataModel, logic, integrations, closing];
  return `${paragraphs(...parts.map(part => part(subject)))}\n`;
}

/** A specification of about so many lines, or so many bytes. */
export function specificationOf(size: number, recipe: Omit<Recipe, 'things'>, measure = lineCount): string {
  const at = (things: number): number => measure(specification({ ...recipe, things }));
  const perThing = (at(24) - at(8)) / 16;
  const things = Math.max(1, Math.round((size - at(8)) / perThing) + 8);
  return specification({ ...recipe, things });
}

export const lineCount = (text: string): number => text.split('\n').length;

/** The template as a team gets it: without the directives that only this program reads. */
export const template = (): string =>
  withoutDirectives(readFileSync(join(root, 'server/template/technical-handoff.md'), 'utf8'));

export interface Folder {
  readonly path: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** A folder of varied specifications of about 53 KB each. */
export function writeFolder(path: string, count: number, sql: boolean): Folder {
  mkdirSync(path, { recursive: true });
  const things = thingsFor(53_000, sql);
  const files: string[] = [];
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const text = specification({ seed: 1000 + i, sql, things: things + (i % 3) - 1 });
    const file = join(path, `tech-${String(i + 1).padStart(4, '0')}.md`);
    writeFileSync(file, text);
    files.push(file);
    bytes += Buffer.byteLength(text);
  }
  return { path, files, bytes };
}

function thingsFor(bytes: number, sql: boolean): number {
  const at = (things: number): number => specification({ seed: 1, sql, things }).length;
  return Math.round((bytes - at(4)) / ((at(20) - at(4)) / 16)) + 4;
}
