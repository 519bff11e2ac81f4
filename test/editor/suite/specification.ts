/** Texts of specifications for the in-editor tests. */
import complete from '../../../examples/tech-041-refund-approvals.md';
import template from '../../../server/template/technical-handoff.md';

/** The template as users get it. */
export const seed: string = template.replace(/<!-- handoff:[\s\S]*?-->\n/g, '');

/** A complete specification without a problem, but for `from`, which is replaced by `to`. */
export function spoilt(from: string, to: string): string {
  if (!complete.includes(from)) throw new Error(`The example has no '${from}'.`);
  return complete.replace(from, () => to);
}

export { complete };
