/** A reporter: what every format takes and gives. */

import type { Message } from '../service/api-types.ts';

export type { Message } from '../service/api-types.ts';

export interface FileResult {
  readonly filePath: string;
  readonly messages: readonly Message[];
}

export interface ReportOptions {
  readonly colours: boolean;
  readonly links: boolean;
  /** Of this program. */
  readonly version: string;
  uriOf(path: string): string;
}

export interface Totals {
  /** How many files were looked at, specifications or not. */
  readonly files: number;
}

/** A report that grows with each file, so that long ones need no memory. Each part is text to write out. */
export interface Reporter {
  head(): string;
  file(result: FileResult): string;
  end(totals: Totals): string;
}
