/** What was measured, by measure, document and who: values to take medians of, and why some are missing. */

export interface Cell {
  readonly values: number[];
  /** Why there is no more. */
  failed?: string;
}

export interface Results {
  add(measure: string, document: string, who: string, ...values: readonly number[]): void;
  fail(measure: string, document: string, who: string, why: string): void;
  get(measure: string, document: string, who: string): Cell;
  toJSON(): unknown;
}

export function createResults(): Results {
  const cells = new Map<string, Cell>();
  const at = (...key: readonly string[]): Cell => {
    const name = key.join(' · ');
    const cell = cells.get(name) ?? { values: [] };
    cells.set(name, cell);
    return cell;
  };
  return {
    add: (measure, document, who, ...values) => void at(measure, document, who).values.push(...values),
    fail(measure, document, who, why) {
      at(measure, document, who).failed = why;
    },
    get: (measure, document, who) => at(measure, document, who),
    toJSON: () => Object.fromEntries(cells),
  };
}
