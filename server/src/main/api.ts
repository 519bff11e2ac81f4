/** The package as a library: the programming interface with the built-in template. It needs neither Node.js nor a page. */

import { createApi } from '../service/api.ts';
import type { Api } from '../service/api-types.ts';
import { builtInTemplate } from './template.ts';

export type * from '../service/api-types.ts';

const api = createApi({ builtIn: builtInTemplate, today });

export const check: Api['check'] = api.check;
export const fix: Api['fix'] = api.fix;
export const model: Api['model'] = api.model;

/** The machine's calendar date. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
