/** What counts for one document, and whether it is still the same. */

import type { Configuration } from '../lint/configuration.ts';
import type { Template } from '../template/template.ts';

/** What counts for one document beside the editor's settings. */
export interface DocumentSettings {
  readonly configuration: Configuration;
  readonly template?: Template;
  readonly force: boolean;
  readonly ignored: boolean;
}

export function isSameSettings(a: DocumentSettings | undefined, b: DocumentSettings | undefined): boolean {
  if (!a || !b) return a === b;
  const { template, ...rest } = a;
  const { template: other, ...others } = b;
  return template === other && JSON.stringify(rest) === JSON.stringify(others);
}
