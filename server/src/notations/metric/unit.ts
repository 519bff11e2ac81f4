/** Units in the names of metrics: base units, their multiples and abbreviations, after promlint's tables. */

export interface NamedUnit {
  readonly unit: string;
  /** The same where the unit is a base unit. */
  readonly base: string;
}

/** The first unit among the words of a name, as promlint looks for it. */
export function unitIn(words: readonly string[]): NamedUnit | undefined {
  for (const word of words) {
    const base = baseOf(word);
    if (base !== undefined) return { unit: word, base };
  }
  return undefined;
}

/** The base unit of a word that is a unit, with or without a prefix. */
export function baseOf(word: string): string | undefined {
  const known = bases.get(word);
  if (known !== undefined) return known;
  const prefix = prefixes.find(p => word.startsWith(p) && bases.has(word.slice(p.length)));
  return prefix === undefined ? undefined : bases.get(word.slice(prefix.length));
}

/** The base unit for which an abbreviation stands; undefined for what is none. */
export const expansionOf = (word: string): string | undefined => abbreviations.get(word);

/** True for the abbreviations that promlint knows; `percent` and other words of ours are not among them. */
export const isAbbreviation = (word: string): boolean => abbreviations.has(word);

const bases: ReadonlyMap<string, string> = new Map(
  (
    [
      ['seconds', 'seconds minutes hours days weeks'],
      ['bytes', 'bytes bits'],
      ['celsius', 'celsius fahrenheit rankine'],
      ['kelvin', 'kelvin kelvins'],
      ['grams', 'grams pounds ounces'],
      ['joules', 'joules calories'],
      ['meters', 'meters inches yards miles'],
      ['metres', 'metres'],
      ['volts', 'volts'],
      ['amperes', 'amperes'],
    ] as const
  ).flatMap(([base, words]) => words.split(' ').map(word => [word, base] as const)),
);

const prefixes =
  'pico nano micro milli centi deci deca hecto kilo kibi mega mibi giga gibi tera tebi peta pebi'.split(' ');

const abbreviations: ReadonlyMap<string, string> = new Map(
  (
    [
      ['seconds', 's ms us ns sec m h d'],
      ['bytes', 'b kb mb gb tb pb'],
    ] as const
  ).flatMap(([base, words]) => words.split(' ').map(word => [word, base] as const)),
);
