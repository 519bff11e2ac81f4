/** Configuration: what a team wants of each rule, and which documents it is about. */

import { type Severity, type Stage, stages } from '../rules/rule.ts';

/** `off` and the severities as words; `default` leaves the rule's own. */
export type Level = Severity | 'default';
/** One level for every stage of a document's life, or one for each; a stage that is not named keeps the rule's own. */
export type RuleSetting = Level | Readonly<Partial<Record<Stage, Level>>>;

export interface Configuration {
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** By rule id, then by option. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const defaultConfiguration: Configuration = { rules: {}, options: {} };

export const levels: readonly string[] = ['error', 'warning', 'info', 'hint', 'off', 'default'];

/** A configuration out of settings as an editor sends them; what does not fit is left out. */
export function readConfiguration(settings: unknown): Configuration {
  const root = asRecord(settings);
  const rules: Record<string, RuleSetting> = {};
  for (const [id, value] of Object.entries(asRecord(root['rules']))) {
    const setting = readSetting(value);
    if (setting !== undefined) rules[id] = setting;
  }
  const options: Record<string, Record<string, unknown>> = {};
  for (const [id, value] of Object.entries(asRecord(root['options']))) options[id] = asRecord(value);
  return { rules, options };
}

function readSetting(value: unknown): RuleSetting | undefined {
  if (isLevel(value)) return value;
  const byStage = Object.entries(asRecord(value)).filter(
    ([stage, level]) => isLevel(level) && (stages as readonly string[]).includes(stage),
  );
  return byStage.length > 0 ? Object.fromEntries(byStage) : undefined;
}

export const isLevel = (value: unknown): value is Level =>
  typeof value === 'string' && levels.includes(value);

/** The level that a setting gives a rule at a stage. */
export const levelAt = (setting: RuleSetting | undefined, stage: Stage): Level =>
  typeof setting === 'object' ? (setting[stage] ?? 'default') : (setting ?? 'default');

/** Both, rule by rule and option by option; what the second says counts. */
export function joinConfigurations(below: Configuration, above: Configuration): Configuration {
  const options: Record<string, Readonly<Record<string, unknown>>> = { ...below.options };
  for (const [id, own] of Object.entries(above.options)) options[id] = { ...options[id], ...own };
  return { rules: { ...below.rules, ...above.rules }, options };
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
