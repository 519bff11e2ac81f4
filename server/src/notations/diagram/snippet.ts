/** The pen that draws snippets: names and labels become tab stops, and a box is as wide as its widest choice. */
import { columnsFor, linesOf, type Pen, placed, type Writing } from './pen.ts';
import { displayWidth } from './width.ts';

/** One place for a name in a drawing. */
export interface NameSlot {
  /** Shown until the user types. */
  readonly fallback: string;
  /** Names known in the document, offered as choices, may be empty. */
  readonly known: readonly string[];
}

/** Every name is a choice, all of them padded to one width: no choice moves an edge. */
export function choicePen(slots: readonly NameSlot[], labels: readonly string[], least: number): Pen {
  const choices = slots.map(choicesOf);
  const width = columnsFor(choices.flat(), least);
  const stop = tabStops();
  return {
    width,
    lines: 1,
    name: slot => {
      const padded = choices[slot]!.map(choice => placed([choice], 0, width).join(''));
      return stop(slot + 1, `|${padded.map(escapeChoice).join(',')}|`);
    },
    label: index => stop(slots.length + index + 1, `:${escapeText(labels[index] ?? '')}`),
    labelWidth: index => displayWidth(labels[index] ?? ''),
  };
}

/** Nothing is known: a placeholder takes what the user types, and its blanks stay outside of it. */
export function placeholderPen(writing: Writing): Pen {
  const { names, labels } = writing;
  const width = columnsFor(names.flat(), writing.least);
  const stop = tabStops();
  const details = names.flatMap((lines, slot) => lines.slice(1).map((_, at) => `${slot}/${at + 1}`));
  const number = (slot: number, line: number) =>
    line === 0 ? slot + 1 : names.length + details.indexOf(`${slot}/${line}`) + 1;
  return {
    width,
    lines: linesOf(writing),
    name: (slot, line = 0) => {
      const [left, text, right] = placed(names[slot] ?? [], line, width);
      return text === '' ? left + right : left + stop(number(slot, line), `:${escapeText(text)}`) + right;
    },
    label: index => stop(names.length + details.length + index + 1, `:${escapeText(labels[index] ?? '')}`),
    labelWidth: index => displayWidth(labels[index] ?? ''),
  };
}

/** Each slot starts with its share of the known names, so that no two boxes start with one name. */
function choicesOf({ fallback, known }: NameSlot, slot: number): string[] {
  return [...new Set([known[slot] ?? fallback, ...known, fallback])];
}

/** A stop says what it holds where it first occurs; from then on it repeats what was typed there. */
function tabStops(): (number: number, content: string) => string {
  const defined = new Set<number>();
  return (number, content) => {
    if (defined.has(number)) return `\${${number}}`;
    defined.add(number);
    return `\${${number}${content}}`;
  };
}

const escapeText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

// The protocol forbids escaping `$` and `}` here: editors would show the backslash.
const escapeChoice = (text: string): string => text.replace(/[\\,|]/g, '\\$&');
