/** The oracle: after any edits, blocks, specification and problems equal those of the same text opened afresh. */

import { documentText, readDocument } from '../server/src/blocks/document.ts';
import { rangeOf } from '../server/src/blocks/position.ts';
import type { Problem } from '../server/src/lint/check.ts';
import { createService, type OpenDocument, type Service } from '../server/src/service/service.ts';
import type { Sample } from './documents.ts';
import { template, today } from './engine.ts';
import type { Random } from './random.ts';

const uri = 'file:///fuzz.md';
const host = { today: () => today, later: (task: () => void) => task() };
const start = (): Service => createService({ builtIn: () => template, host });

const pieces = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '#',
  '## ',
  '# X\n',
  '\n### Security\n',
  '```',
  '```\n',
  '~~~\n',
  '<!--',
  '-->',
  '---\n',
  '***\n',
  '===\n',
  '|',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '- ',
  '- x\n',
  '1. ',
  '> ',
  '> q\n',
  '    ',
  '<div>\n',
  '</div>\n',
  '<pre>',
  '[a]: b\n',
  '[^a]: b\n',
  '[Purpose]',
  '**Purpose**: x\n',
  'STATUS: Approved\n',
  'TBD',
  '\\',
  '`',
  '🙂',
  '\ud800',
  '\u0000',
  '\ufeff',
];

interface Step {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function nextStep(length: number, text: string, r: Random): Step {
  const from = r.int(length + 1);
  const to = r.int(3) === 0 ? Math.min(length, from + r.int(r.int(8) === 0 ? 2000 : 60)) : from;
  const kind = r.int(12);
  if (kind === 0) return { from, to, text: '' };
  if (kind === 1) {
    const at = r.int(length + 1);
    return { from, to, text: text.slice(at, at + r.int(300)) };
  }
  return { from, to, text: r.pick(pieces) };
}

const plain = (problems: readonly Problem[]): unknown =>
  problems.map(({ rule, ...rest }) => ({ ...rest, rule: rule.id }));

const json = (value: unknown): string => JSON.stringify(value);

/** Applies that many random edits to a sample; the first divergence found, or nothing. */
export function divergence(sample: Sample, edits: number, r: Random): string | undefined {
  let text = sample.text.slice(0, 12_000);
  const kept = start();
  kept.open(uri, 0, text);
  for (let n = 1; n <= edits; n++) {
    const step = nextStep(text.length, text, r);
    const { document } = kept.get(uri)!;
    const range = rangeOf(document, { start: step.from, end: step.to });
    kept.change(uri, n, [{ range, text: step.text }]);
    text = documentText(kept.get(uri)!.document);
    const found = hastyFault(kept.get(uri)!, text, r) ?? difference(kept, text);
    if (found) return `${sample.name}, edit ${n} ${json(step)}: ${found}`;
  }
  return undefined;
}

/** What is told before all is known is about the text as it is, and whatever was begun meanwhile changes nothing. */
function hastyFault(open: OpenDocument, text: string, r: Random): string | undefined {
  if (r.int(2) === 0 && open.glance().problems.some(p => p.span.end > text.length)) return 'beyond the text';
  let left = r.int(40);
  if (r.int(2) === 0) for (const _ of open.steps()) if (left-- === 0) break;
  return undefined;
}

function difference(kept: Service, text: string): string | undefined {
  const fresh = start();
  fresh.open(uri, 0, text);
  const a = kept.get(uri)!;
  const b = fresh.get(uri)!;
  if (json(a.document) !== json(readDocument(text))) return 'blocks differ';
  if (json(plain(a.problems)) !== json(plain(b.problems))) return 'problems differ';
  return undefined;
}
