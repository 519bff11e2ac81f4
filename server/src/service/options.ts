/** Options: what a service is made with. */

import type { Encoding } from '../blocks/position.ts';
import type { Template } from '../template/template.ts';
import type { Host } from './host.ts';

export interface ServiceOptions {
  /** The built-in template; read when the first document asks for it, so that starting does not wait. */
  readonly builtIn: () => Template;
  readonly host: Host;
  readonly encoding?: Encoding;
  /** Told of a rule that threw. */
  readonly onFault?: (rule: string, error: unknown) => void;
  /** Told when more can be found in the open documents than at first. */
  readonly onMoreKnown?: () => void;
}
