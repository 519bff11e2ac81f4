/** Variables: the names that the inputs and the formula of a calculation speak of. */

import { valueKey, wordKey } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import { type Span, textOf } from '../text/span.ts';
import { type Calculation, type CalculationPart, calculationsOf } from './calculation.ts';
import type { Section } from './section.ts';

export interface Variable {
  readonly name: string;
  /** Within the section's chunk. */
  readonly span: Span;
}

export interface Variables {
  readonly calculation: Calculation;
  /** Inputs that are a single name each; absent if one of them is told in words. */
  readonly inputs?: readonly Variable[];
  /** Names in the formula that look like variables: functions, units and plain words left out. */
  readonly used: readonly Variable[];
  /** Every word of the formula, each once. */
  readonly words: readonly Variable[];
  readonly input: CalculationPart;
  readonly formula: CalculationPart;
  /** Everything else that the calculation says. */
  readonly rest: string;
}

const keys = { input: wordKey('Input'), formula: wordKey('Formula') };

/** The calculations of a section that tell both inputs and formula, with their names. */
export const variablesOf: (section: Section) => readonly Variables[] = memo(section =>
  calculationsOf(section).flatMap(calculation => {
    const part = (key: string): CalculationPart | undefined =>
      calculation.parts.find(p => p.slot.key === key);
    const input = part(keys.input);
    const formula = part(keys.formula);
    if (!input || !formula || calculation.isOpen || isElided(section, [input, formula])) return [];
    const inputs = inputsOf(section.text, input.value);
    const words = namesIn(section.text, formula.value);
    const rest = calculation.parts
      .filter(p => p !== input && p !== formula)
      .map(p => textOf(section.text, p.value))
      .join('\n');
    const used = words.filter(({ name, span }) => isCode(name) && section.text.charAt(span.end) !== '(');
    return [{ calculation, ...(inputs ? { inputs } : {}), used, words, input, formula, rest }];
  }),
);

const isElided = ({ text }: Section, parts: readonly CalculationPart[]): boolean =>
  parts.some(({ value }) => value.start === value.end || /\.\.\.|…/.test(textOf(text, value)));

/** `paymentFee`, `payment_fee`, `paymentfee` and `payment fee` are one name. */
export const foldName = (name: string): string =>
  valueKey(name.replace(/[._-]+/g, ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).replace(/ /g, '');

/** True for names that no sentence has: with an underscore, or a capital inside. */
const isCode = (name: string): boolean => /[\p{L}\p{N}]_[\p{L}\p{N}]|^\p{Ll}+\p{N}*\p{Lu}/u.test(name);

/** True if a text speaks of a name, in any of its spellings or in the plural. */
export function mentions(text: string, name: string): boolean {
  const spaced = (value: string): string =>
    ` ${value
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const inside = spaced(text);
  const wanted = spaced(name).trim();
  return inside.includes(` ${wanted} `) || inside.includes(` ${wanted}s `) || isFolded(inside, wanted);
}

const isFolded = (inside: string, wanted: string): boolean => {
  const joined = wanted.replaceAll(' ', '');
  return joined.length >= 6 && inside.replaceAll(' ', '').includes(joined);
};

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;

function namesIn(text: string, value: Span): Variable[] {
  const found = new Map<string, Variable>();
  const own = textOf(text, value).replace(/"[^"\r\n]*"|'[^'\r\n]*'/g, quoted => ' '.repeat(quoted.length));
  for (const match of own.matchAll(identifier)) {
    const start = value.start + match.index;
    const name = match[0];
    if (!found.has(name)) found.set(name, { name, span: { start, end: start + name.length } });
  }
  return [...found.values()];
}

/** Names with commas between them; a remark in parentheses or a type behind a colon may follow each. */
function inputsOf(text: string, value: Span): Variable[] | undefined {
  const own = textOf(text, value).replace(/\([^()]*\)/g, remark => ' '.repeat(remark.length));
  const found: Variable[] = [];
  let at = value.start;
  for (const piece of own.split(/[,;\r\n]/)) {
    const match = /^[\s`*-]*([\p{L}_$][\p{L}\p{N}_.$]*)[\s`*]*(?::[^:]*)?$/u.exec(piece);
    if (!match && piece.trim() !== '') return undefined;
    if (match) {
      const start = at + piece.indexOf(match[1]!);
      found.push({ name: match[1]!, span: { start, end: start + match[1]!.length } });
    }
    at += piece.length + 1;
  }
  return found.length > 0 ? found : undefined;
}
