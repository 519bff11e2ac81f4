/** Configuration: what a team wants of each rule. */

import type { Severity } from '../rules/rule.ts';

/** `off` and the severities as words; `default` leaves the rule's own. */
export type RuleSetting = Severity | 'default';

export interface Configuration {
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** By rule id, then by option. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const defaultConfiguration: Configuration = { rules: {}, options: {} };

const severities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off', 'default'];

/** A configuration out of settings as an editor sends them; what does not fit is left out. */
export function readConfiguration(settings: unknown): Configuration {
  const root = asRecord(settings);
  const rules: Record<string, RuleSetting> = {};
  for (const [id, value] of Object.entries(asRecord(root['rules'])))
    if (typeof value === 'string' && severities.includes(value)) rules[id] = value as RuleSetting;
  const options: Record<string, Record<string, unknown>> = {};
  for (const [id, value] of Object.entries(asRecord(root['options']))) options[id] = asRecord(value);
  return { rules, options };
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
