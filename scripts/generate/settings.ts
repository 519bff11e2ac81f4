/** Rules → the settings of the extension. */

import type { Rule } from '../../server/src/rules/rule.ts';
import { optionsOf } from './schema.ts';

const levels = ['default', 'error', 'warning', 'info', 'hint', 'off'];

/** The `handoff.*` settings as `contributes.configuration.properties` has them. */
export function toSettings(rules: readonly Rule[]): Record<string, object> {
  return {
    'handoff.rules': {
      type: 'object',
      markdownDescription:
        'How much each rule weighs. `default` leaves it to the rule: many weigh more the further the STATUS is.',
      additionalProperties: false,
      default: {},
      properties: Object.fromEntries(
        rules.map(rule => [
          rule.id,
          {
            type: 'string',
            enum: levels,
            default: 'default',
            markdownDescription: `${rule.title}. ${rule.why}`,
          },
        ]),
      ),
      scope: 'resource',
    },
    'handoff.options': {
      type: 'object',
      markdownDescription: 'Options of rules, by rule.',
      additionalProperties: false,
      default: {},
      properties: Object.fromEntries(rules.filter(r => r.options).map(rule => [rule.id, optionsOf(rule)])),
      scope: 'resource',
    },
    'handoff.template': {
      type: 'string',
      default: '',
      markdownDescription:
        'Path of your own template, from the workspace folder. Sections, header fields, tables, allowed values and placeholders are read from it; empty for the built-in one.',
      scope: 'window',
    },
    'handoff.preview.drawings': {
      type: 'boolean',
      default: true,
      markdownDescription:
        'Show the drawings of a specification as pictures in the Markdown preview. Those that are not read for certain stay text.',
      scope: 'window',
    },
  };
}
